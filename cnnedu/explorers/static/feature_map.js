function m(r,e={},...t){let n=document.createElement(r);for(let[o,s]of Object.entries(e))typeof s=="function"?n.addEventListener(
o.slice(2),s):s===!0?n.setAttribute(o,""):s!==!1&&s!=null&&n.setAttribute(o,String(s));return n.append(...t.filter(o=>o!=
null&&o!==!1)),n}var xt={first:"M4 3v10M13 3.5v9L6 8z",back:"M11.5 3.5v9L5 8z",play:"M5 3v10l8-5z",pause:"M5 3.5v9M11 3.\
5v9",forward:"M4.5 3.5v9L11 8z",reset:"M3.5 8a4.5 4.5 0 1 0 1.6-3.4M5.5 1.8 4.8 4.9l3.1.5",minus:"M4 8h8",plus:"M4 8h8M8\
 4v8"};function Z(r){let e="http://www.w3.org/2000/svg",t=document.createElementNS(e,"svg");t.setAttribute("viewBox","0 \
0 16 16"),t.setAttribute("class",`cnn-icon cnn-icon-${r}`),t.setAttribute("aria-hidden","true");let n=document.createElementNS(
e,"path");return n.setAttribute("d",xt[r]),t.append(n),t}function M(r,e){r.textContent!==e&&(r.textContent=e)}function T(r,e,t){
r.getAttribute(e)!==t&&(t===null?r.removeAttribute(e):r.setAttribute(e,t))}var $t=0,Mt=Math.random().toString(36).slice(
2,8),q=r=>`cnn-${r}-${Mt}-${++$t}`;function P(r,e,t,n=!1){let o=t===void 0?r:Z(t),s={type:"button",class:`cnn-button${n?" cnn-quiet":""}`,onclick:e};return m(
"button",t===void 0?s:{...s,"aria-label":r,title:r},o)}function K(r,e,t){let n=t===void 0?"aria-pressed":"aria-expanded",
o=P(r,()=>e(o.getAttribute(n)!=="true"));return o.setAttribute(n,"false"),t!==void 0&&(t.id||=q("panel"),o.setAttribute(
"aria-controls",t.id)),{element:o,show:s=>o.setAttribute(n,String(s))}}var ze=(r,e)=>(e.id||=q("field"),m("div",{class:"\
cnn-field"},m("label",{for:e.id},r),e));function Ie(r,e,t){let n=m("select",{class:"cnn-select",onchange:()=>t(n.value)});
for(let[s,i]of e)n.append(m("option",{value:s},i));let o=s=>{n.value!==s&&(n.value=s)};return{element:ze(r,n),show:o}}function we(r,e,t){
let n=q("choice"),o=e.map(([l])=>m("input",{type:"radio",name:n,value:l,onchange:()=>t(l)})),s=e.map(([,l],u)=>m("label",
{},o[u],m("span",{},l)));return{element:m("div",{class:"cnn-segmented",role:"radiogroup","aria-label":r},...s),show:l=>o.
forEach(u=>u.checked=u.value===l)}}function Be(r,e){let t=m("input",{type:"checkbox",onchange:()=>e(t.checked)});return{
element:m("label",{class:"cnn-check"},t,m("span",{},r)),show:o=>{t.checked=o}}}function Ue(r,e,t){let{min:n,max:o,step:s,write:i=String}=e,a=m("input",{type:"range",class:"cnn-slider",min:n,max:o,step:s,
oninput:()=>t(a.valueAsNumber)}),l=m("output",{class:"cnn-value"}),u=d=>{a.valueAsNumber!==d&&(a.valueAsNumber=d),a.setAttribute(
"aria-valuetext",i(d)),M(l,i(d))},c=ze(r,a);return c.append(l),{element:c,show:u}}function N(r,e=2){if(!Number.isFinite(r))return Number.isNaN(r)?"nan":r>0?"∞":"−∞";let t=Math.abs(r);if(t<1e-9)return"\
0";let n=r<0?"−":"";return t>=1e15?n+Number(t.toPrecision(3)).toExponential():Number(t.toFixed(e))!==0?n+String(Number(
t.toFixed(e))):t>=1e-4?n+String(Number(t.toPrecision(2))):n+t.toExponential(1).replace(".0e","e").replace(/-(\d)$/,"-0$1")}function ve(r){let e=r.trim().replaceAll("−","-").replace(",","."),t=/^([+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?)(?:\/(\d+\.?\d*))?$/i.
exec(e);if(t===null)return null;let n=Number(t[1])/(t[2]===void 0?1:Number(t[2]));return Number.isFinite(n)?n:null}var ee=class{constructor(e){this.root=e;this.element=m("div",{class:"cnn-editor",role:"group",hidden:!0},P("One less",()=>this.
nudge(-1),"minus"),this.field,P("One more",()=>this.nudge(1),"plus")),this.field.addEventListener("input",()=>this.read()),
this.element.addEventListener("keydown",t=>this.keydown(t)),this.element.addEventListener("focusout",t=>{this.element.contains(
t.relatedTarget)||this.close(!1)})}root;element;field=m("input",{type:"text",class:"cnn-entry",autocomplete:"off",spellcheck:"\
false"});edit=null;open(e){this.edit?.cell.classList.remove("cnn-editing"),this.edit=e,e.cell.classList.add("cnn-editing"),
this.element.hidden=!1,this.element.setAttribute("aria-label",`Edit ${e.label}`),this.field.setAttribute("aria-label",e.
label),this.place(e.cell),this.field.value=e.typed??N(e.value,6),this.field.focus({preventScroll:!0}),e.typed===void 0?this.
field.select():this.read()}close(e){let{edit:t}=this;t!==null&&(this.edit=null,this.element.hidden=!0,t.cell.classList.remove(
"cnn-editing"),e&&t.cell.focus({preventScroll:!0}))}read(){let e=ve(this.field.value);this.field.setAttribute("aria-inva\
lid",String(e===null)),e!==null&&this.edit?.write(e)}nudge(e){let t=(ve(this.field.value)??0)+e;this.field.value=N(t,6),
this.read()}keydown(e){e.stopPropagation();let{key:t}=e;if(t==="ArrowUp"||t==="ArrowDown")this.nudge(t==="ArrowUp"?1:-1);else if(t===
"Escape"){let{edit:n}=this;n?.cancel!==void 0?n.cancel():n?.write(n.value),this.close(!0)}else if(t==="Enter"&&e.target===
this.field)this.close(!0);else return;e.preventDefault()}place(e){let[t,n]=[this.root.getBoundingClientRect(),e.getBoundingClientRect()],
{offsetWidth:o,offsetHeight:s}=this.element,i=n.left+n.width/2-o/2-t.left,a=Math.max(4,Math.min(t.width-o-4,i)),l=n.bottom-
t.top+6,u=l+s>t.height?n.top-t.top-s-6:l;this.element.style.translate=`${a}px ${u}px`}};function xe(r,e){let t=()=>{let o=r.get("_initial");return typeof o=="object"&&o!==null&&Object.keys(o).length>0?o:null},
n=t()===null?Object.fromEntries(e.map(o=>[o,structuredClone(r.get(o))])):{};return()=>t()??n}function je(r,e,t){let n=0,
o=()=>{n||=requestAnimationFrame(()=>{n=0,t()})};for(let s of e)r.on(`change:${s}`,o);return{get:s=>r.get(s),set(s){let i=Object.
entries(s).filter(([a,l])=>!kt(r.get(a),l));for(let[a,l]of i)r.set(a,l);i.length>0&&r.save_changes()},schedule:o,dispose(){
cancelAnimationFrame(n),n=-1;for(let s of e)r.off(`change:${s}`,o)}}}var kt=(r,e)=>r===e||JSON.stringify(r)===JSON.stringify(
e);function We(r,e){let t,n=l=>r.get(l),o=l=>{for(let[u,c]of Object.entries(l))r.set(u,c);r.save_changes()},s=()=>{clearTimeout(
t),n("playing")===!0&&(t=setTimeout(i,1e3/Math.max(.25,Number(n("speed")))))},i=()=>{let[l,u]=[e.index(n)+1,e.length(n)-
1];o({...l<=u&&e.at(n,l),playing:l<u}),s()},a=["change:playing","change:speed"];for(let l of a)r.on(l,s);return s(),()=>{
clearTimeout(t);for(let l of a)r.off(l,s)}}var At=[.25,.5,1,2,4,8].map(r=>[String(r),`${r} / s`]),te=class{constructor(e,t){
this.binding=e;this.sequence=t;this.scrub.setAttribute("aria-label",`Position among the ${t.unit}s`),this.scrub.addEventListener(
"input",()=>this.go(Number(this.scrub.value))),this.playButton=P("Play",()=>this.toggle(),"play"),this.playButton.append(
Z("pause")),this.playButton.classList.add("cnn-play"),this.element=m("div",{class:"cnn-player",role:"group","aria-label":"\
Player",id:q("player")},m("div",{class:"cnn-transport"},P(`First ${t.unit}`,()=>this.go(0),"first",!0),P("Step back",()=>this.
step(-1),"back",!0),this.playButton,P("Step forward",()=>this.step(1),"forward",!0)),this.scrub,this.count,this.speed.element),
this.element.addEventListener("keydown",n=>this.keydown(n))}binding;sequence;element;playButton;scrub=m("input",{type:"r\
ange",min:0,step:1,class:"cnn-scrub"});count=m("span",{class:"cnn-count"});speed=Ie("Speed",At,e=>this.binding.set({speed:Number(
e)}));toggle(){let e=this.binding.get("playing")===!0,t=this.sequence.index(this.binding.get)>=this.sequence.length(this.
binding.get)-1;this.binding.set({...!e&&t&&this.sequence.at(this.binding.get,0),playing:!e})}pause(){this.binding.get("p\
laying")===!0&&this.binding.set({playing:!1})}update(){let e=this.binding.get("playing")===!0,[t,n]=[this.sequence.index(
this.binding.get),this.sequence.length(this.binding.get)];T(this.playButton,"aria-label",e?"Pause":"Play"),T(this.playButton,
"title",e?"Pause":"Play"),T(this.playButton,"data-playing",String(e)),T(this.scrub,"max",String(n-1)),this.scrub.valueAsNumber!==
t&&(this.scrub.valueAsNumber=t),T(this.scrub,"aria-valuetext",`${this.sequence.unit} ${t+1} of ${n}`),this.scrub.style.setProperty(
"--done",String(n>1?t/(n-1):1)),M(this.count,`${t+1} / ${n}`),this.speed.show(String(this.binding.get("speed")))}step(e){
this.go(this.sequence.index(this.binding.get)+e)}go(e){let t=this.sequence.length(this.binding.get)-1,n=this.sequence.at(
this.binding.get,Math.max(0,Math.min(t,e)));this.binding.set({...n,playing:!1})}keydown(e){e.key!==" "||e.target!==this.
scrub||(e.preventDefault(),this.toggle())}};var ne=class{constructor(e){this.source=e;let t=m("pre",{tabindex:0,role:"group","aria-label":"Python source"},this.code),
n=P("Copy",()=>{this.copy()}),o=m("div",{class:"cnn-python-bar"},m("span",{},"The same in Python"),this.status,n);this.element=
m("div",{class:"cnn-python",hidden:!0},o,t)}source;element;code=m("code",{});status=m("span",{class:"cnn-copied",role:"s\
tatus"});update(){this.element.hidden||(M(this.code,this.source()),M(this.status,""))}async copy(){try{await navigator.clipboard.
writeText(this.source()),M(this.status,"Copied")}catch{getSelection()?.selectAllChildren(this.code),M(this.status,"Selec\
ted: press Ctrl+C to copy")}}};function qe(r,e,t){let n=Object.entries(e).find(([o,s])=>t.includes(o)&&(St(r(o))||!He(r(o),s)));if(n!==void 0)throw new RangeError(
`the setting ${n[0]} is not what it should be`)}var St=r=>typeof r=="number"&&Math.abs(r)>1e13;function He(r,e){if(e==null)
return!0;if(typeof e=="number")return Number.isFinite(r);if(Array.isArray(e)){if(!Array.isArray(r)||r.length>20*(e.length+
1))return!1;let t=e.length===0||typeof e[0]=="string";return r.length===0?t:e.length===0||r.every(n=>e.some(o=>He(n,o)))}
return typeof r==typeof e&&r!==null}var $e=r=>r instanceof RangeError&&!/NaN|undefined|null|Invalid/.test(r.message)?`: ${r.
message.replace(/\.$/,"")}`:"";var Tt=["data-theme","data-jp-theme-light","data-vscode-theme-kind","theme","class"];function oe(r){let e=new MutationObserver(
r);for(let n of[document.documentElement,document.body])e.observe(n,{attributeFilter:Tt});let t=matchMedia("(prefers-col\
or-scheme: dark)");return t.addEventListener("change",r),()=>{e.disconnect(),t.removeEventListener("change",r)}}var re;function se(r,e){
re??=document.createElement("canvas").getContext("2d",{willReadFrequently:!0});let t=r.appendChild(document.createElement(
"i"));t.style.color=`var(${e})`,re.fillStyle=getComputedStyle(t).color,t.remove(),re.fillRect(0,0,1,1);let[n,o,s]=re.getImageData(
0,0,1,1).data;return[n,o,s]}var Lt=["playing","speed"],Nt=350,Ge=4;function De(r){let{sequence:e}=r;return{initialize:({model:t})=>e===void 0?()=>{}:
We(t,e),render({model:t,el:n}){try{return Ke(r,t,n)}catch(o){return Pt(r,t,n,`What was kept of this ${r.title.toLowerCase()}\
 could not be drawn${$e(o)}.`)}}}}function Pt(r,e,t,n){try{let o=xe(e,r.traits)();for(let s of r.traits)s in o&&e.set(s,
o[s]);return e.save_changes(),Ke(r,e,t,`${n} This is how it began.`)}catch{let o=`${n} Run its cell again, or load the p\
age anew.`;return t.replaceChildren(m("div",{class:"cnn"},m("p",{class:"cnn-problem",role:"alert"},o))),()=>t.replaceChildren()}}
function Ke(r,e,t,n=null){let o=[...r.traits,...r.sequence===void 0?[]:Lt],s=xe(e,o);qe(k=>e.get(k),s(),r.traits.filter(
k=>r.loose?.includes(k)!==!0));let i=m("div",{class:"cnn",role:"group","aria-label":r.title,"data-explorer":r.name}),a=m(
"div",{class:"cnn-live",role:"status","aria-live":"polite","aria-atomic":"true"}),l=m("p",{class:"cnn-problem",role:"ale\
rt",hidden:!0}),u=k=>m("div",{class:`cnn-${k}`}),c,d=je(e,o,()=>w()),p={binding:d,editor:new ee(i),player:r.sequence===void 0?
null:new te(d,r.sequence),choices:u("choices"),more:u("more"),stage:u("stage"),detail:u("detail"),complain(k){l.hidden=k===
null,M(l,k??"")}},h;try{h=r.build(p)}catch(k){throw d.dispose(),k}let f=new ne(()=>h.python()),y=()=>{h.update(),p.player?.
update(),f.update()},b=null,w=()=>{clearTimeout(c);try{y()}catch(k){b=`This could not be drawn${$e(k)}. Undo the last ch\
ange, or begin again.`,p.complain(b);return}b!==null&&l.textContent===b&&p.complain(null),b=null,c=setTimeout(()=>M(a,h.
describe()),Nt)},$=Et(p,f,()=>{p.complain(null),h.reset?.(),d.set({...s(),...p.player!==null&&{playing:!1}})});i.append(
$,p.more,l,p.stage),p.player!==null&&i.append(p.player.element),i.append(p.detail,f.element,a,p.editor.element);let[g,S]=[
0,0],A=k=>{k<=Ge||k===g||(g=k,h.resize(k-Ge))},v=new ResizeObserver(()=>{cancelAnimationFrame(S),S=requestAnimationFrame(
()=>A(i.clientWidth))}),x=oe(()=>h.theme?.()),L=()=>{clearTimeout(c),cancelAnimationFrame(S),v.disconnect(),x(),h.dispose?.(),
d.dispose(),i.remove()};t.append(i),Ft(p);try{A(i.clientWidth||700),y(),M(a,h.describe())}catch(k){throw L(),k}return n!==
null&&p.complain(n),i.dataset.ready="true",v.observe(i),L}function Ft({stage:r,player:e}){let t=n=>{n.target.closest("[r\
ole=gridcell]")!==null&&e?.pause()};r.addEventListener("pointermove",t),r.addEventListener("pointerdown",t),r.addEventListener(
"focusin",t)}function Et(r,e,t){r.more.hidden=!0;let n=K("More",a=>{r.more.hidden=!a,n.show(a),r.binding.schedule()},r.more),
o=K("Python",a=>{e.element.hidden=!a,o.show(a),e.update()},e.element),s=r.more.hasChildNodes()&&n.element,i=m("div",{class:"\
cnn-ends"},s,o.element,P("Reset",t,"reset"));return m("div",{class:"cnn-bar",role:"group","aria-label":"Settings"},r.choices,
i)}function E(r){let e=0;for(let t=0;t<r.length;t++)e=Math.max(e,Math.abs(r[t]));return e}var ke=(r,e)=>e>0?Math.max(-1,Math.
min(1,r/e)):0,H=class{element;low=m("span",{});high=m("span",{});bar=m("span",{class:"cnn-legend-bar"});note=m("span",{class:"\
cnn-legend-note"});constructor(){this.element=m("div",{class:"cnn-legend"},this.low,this.bar,this.high,this.note)}show(e,t,n,o){
this.bar.dataset.hue=e,this.bar.dataset.signed=String(n);let s=t===null?"max":N(t);M(this.low,n?"−"+s:"0"),M(this.high,
s),M(this.note,o)}};var Ve=r=>r.reduce((e,t)=>e*t,1);function _(r,e){let t=Ve(r);if(e!==void 0&&e.length!==t)throw new RangeError(`data has ${e.
length} elements, but shape (${r.join(", ")}) needs ${t}`);return{shape:[...r],data:e===void 0?new Float64Array(t):Float64Array.
from(e)}}function ie(r){let e=(t,n)=>{if(t===r.shape.length)return r.data[n];let o=Ve(r.shape.slice(t+1));return Array.from({length:r.
shape[t]},(s,i)=>e(t+1,n+i*o))};return e(0,0)}function Ct(r){let e=[...r];for(let t=1;t<=1024;t++)if(e.every(n=>Math.round(n*t)/t===n))return t;return 1}function G(r,e){let t=Ct(e.data),n=(s,i)=>{if(!Array.isArray(s))return String(t===1?s:Math.round(s*t));let a=Array.isArray(
s[0])?`,
${" ".repeat(i+1)}`:", ";return`[${s.map(l=>n(l,i+1)).join(a)}]`},o=`${r} = np.array(`;return`${o}${n(ie(e),o.length)}, \
dtype=float)${t===1?"":` / ${t}`}`}function Je(r,e,t){return Array.from({length:r},(n,o)=>{let s=new Float64Array(r);for(let i of[-1,0,1]){let a=e+(o+i/3-r/
2)/t;for(let l=0;l<r;l++)s[l]+=Math.max(0,1-Math.abs(a-l))/3}return s})}function Ye(r,e,t){let[n,o,s,i,a,l,u]=[e,-1,t,-1,
0,0,0];for(let y=0;y<e;y++)for(let b=0;b<t;b++){let w=Math.max(0,r[y*t+b]);[a,l,u]=[a+w,l+w*y,u+w*b],!(w<=.05)&&([n,o,s,
i]=[Math.min(n,y),Math.max(o,y),Math.min(s,b),Math.max(i,b)])}if(o<0)return Float64Array.from(r);let c=Math.min(3,20/(1+
Math.max(o-n,i-s))),[d,p]=[Je(e,l/a,c),Je(t,u/a,c)],h=new Float64Array(e*t);d.forEach((y,b)=>y.forEach((w,$)=>{if(w>0)for(let g=0;g<
t;g++)h[b*t+g]+=w*r[$*t+g]}));let f=new Float64Array(e*t);return p.forEach((y,b)=>y.forEach((w,$)=>{if(w>0)for(let g=0;g<
e;g++)f[g*t+b]+=w*h[g*t+$]})),f}function Xe(r,[e,t,n],[o,s],i){let a=new Float64Array(e*t*n).fill(i);for(let l=0;l<e;l++)
for(let u=Math.max(0,o);u<Math.min(t,t+o);u++)for(let c=Math.max(0,s);c<Math.min(n,n+s);c++)a[(l*t+u)*n+c]=r[(l*t+u-o)*n+
c-s];return a}function ae(r,[e,t,n],[o,s,i],a){let l=Float64Array.from(r);for(let u=0;u<e;u++)for(let c=o;c<Math.min(t,o+
i);c++)l.fill(a,(u*t+c)*n+s,(u*t+c)*n+Math.min(n,s+i));return l}function Qe(r,[e,t,n],[o,s],i,a){let l=Float64Array.from(
r),[u,c]=[s[0]-o[0],s[1]-o[1]],d=u*u+c*c;for(let p=0;p<t;p++)for(let h=0;h<n;h++){let[f,y]=[p+.5-o[0],h+.5-o[1]],b=d===0?
0:Math.max(0,Math.min(1,(f*u+y*c)/d)),w=Math.max(0,Math.min(1,i+.5-Math.hypot(f-b*u,y-b*c)));if(w!==0)for(let $=0;$<e;$++){
let g=($*t+p)*n+h,S=l[g]+(a-l[g])*w;Math.abs(a-S)<Math.abs(a-l[g])&&(l[g]=Math.round(S*255)/255)}}return l}function Ze(r,e){
let t=Uint8Array.from(atob(r),o=>o.charCodeAt(0)),n=[];for(let o=0;o<t.length;o++)t[o]!==0?n.push(t[o]):n.push(...new Array(
t[++o]).fill(0));return Array.from({length:n.length/e},(o,s)=>Uint8Array.from(n.slice(s*e,(s+1)*e)))}var Rt=[1,2,1,2,4,2,1,2,1].map(r=>r/16);var Ur=64*Number.EPSILON;var et=new WeakMap;function F(r){let e=et.get(r);if(e===void 0){let t=Uint8Array.from(atob(r.data),s=>s.charCodeAt(0)),n=new DataView(
t.buffer),o=r.dtype==="float16"?s=>zt(n.getUint16(2*s,!0)):s=>n.getFloat32(4*s,!0);e=Float32Array.from({length:t.length/
(r.dtype==="float16"?2:4)},(s,i)=>o(i)),et.set(r,e)}return e}function zt(r){let[e,t]=[r>>10&31,r&1023],n=e===0?t*2**-24:
(1+t/1024)*2**(e-15);return r>>15?-n:n}function tt({input:r,layers:e},t){let n=[Float32Array.from(t)],[o,s]=[n[0],r];for(let i of e)n.push(o=It(i,o,s)),s=i.size;
return n}function It(r,e,t){switch(r.kind){case"conv":return Bt(r,e,t);case"pool":return jt(r,e,t);case"linear":return Ut(
r,e);case"norm":{let[n,o,s]=[F(r.scale),F(r.shift),t[1]*t[2]];return e.map((i,a)=>i*n[a/s|0]+o[a/s|0])}case"act":{let n=Te(
r.f,r.params);return e.map(n)}case"softmax":return Float32Array.from(Se(e));default:return e}}function Se(r){let e=Float64Array.
from(r),t=e.reduce((s,i)=>Math.max(s,i),-1/0),n=e.map(s=>Math.exp(s-t)),o=n.reduce((s,i)=>s+i,0);return n.map(s=>s/o)}function Bt({
rows:r,cols:e,groups:t,size:[n,o,s],...i},a,[l,u,c]){let[d,p]=[F(i.weight),i.bias&&F(i.bias)],[h,f,y,b]=[l/t,r[0].length,
e[0].length,c+1],w=l*u*b,$=new Float32Array(w+b);for(let v=0;v<l*u;v++)$.set(a.subarray(v*c,(v+1)*c),v*b);let g=Int32Array.
from(r.flat()),S=Int32Array.from(e.flat(),v=>v<0?c:v),A=new Float32Array(n*o*s);for(let v=0,x=0;v<n;v++){let L=Math.floor(
v*t/n)*h;for(let k=0;k<o;k++)for(let C=0;C<s;C++){let[X,Q]=[p?p[v]:0,v*h*f*y];for(let be=L;be<L+h;be++)for(let ye=0;ye<f;ye++){
let Re=g[k*f+ye],vt=Re<0?w:(be*u+Re)*b;for(let ge=0;ge<y;ge++)X+=d[Q++]*$[vt+S[C*y+ge]]}A[x++]=X}}return A}function Ut(r,e){
let[t,n]=[F(r.weight),r.bias&&F(r.bias)];return Float32Array.from({length:r.size[0]},(o,s)=>{let i=n?n[s]:0;for(let a=0;a<
e.length;a++)i+=t[s*e.length+a]*e[a];return i})}function jt({rows:r,cols:e,mode:t,shares:n,size:[o,s,i]},a,[,l,u]){let c=new Float32Array(
o*s*i),d=t==="max";for(let p=0,h=0;p<o;p++)for(let f=0;f<s;f++)for(let y=0;y<i;y++){let b=d?-1/0:0;for(let w of r[f])for(let $ of e[y]){
let g=a[(p*l+w)*u+$];b=d?Math.max(b,g):b+g}c[h++]=d?b:b*n[0][f]*n[1][y]}return c}function Te(r,e){switch(r){case"relu":return t=>Math.
max(0,t);case"leaky_relu":return t=>t>0?t:t*e[0];case"elu":return t=>t>0?t:e[0]*Math.expm1(t);case"tanh":return Math.tanh;case"\
scaled_tanh":return t=>e[0]*Math.tanh(e[1]*t);case"sigmoid":return t=>1/(1+Math.exp(-t));case"silu":return t=>t/(1+Math.
exp(-t));case"gelu":return t=>t/2*(1+Wt(t/Math.SQRT2));case"gelu_tanh":return t=>t/2*(1+Math.tanh(Math.sqrt(2/Math.PI)*(t+
.044715*t**3)));case"softplus":return t=>t*e[0]>e[1]?t:Math.log1p(Math.exp(t*e[0]))/e[0];case"hardtanh":return t=>Math.min(
e[1],Math.max(e[0],t));case"hardswish":return t=>t*Math.min(6,Math.max(0,t+3))/6;default:throw new RangeError(`no activa\
tion is called ${r}`)}}function Wt(r){let e=1/(1+.3275911*Math.abs(r)),t=e*(.254829592+e*(-.284496736+e*(1.421413741+e*(-1.453152027+
e*1.061405429))));return Math.sign(r)*(1-t*Math.exp(-r*r))}var j=({input:r,layers:e},t)=>t===0?r:e[t-1].size,Le=([,r,e],[,t,n,o])=>(t*r+n)*e+o;function le(r,[,e,t],n){return[r,Math.
floor(n/(e*t)),Math.floor(n/t)%e,n%t]}function Ne(r,e,t){let[n,o,s,i]=t,a=r.layers[n-1],[l,u]=[j(r,n-1),e[n-1]],c=Le(a.size,
t),d=e[n][c],p=(h,f)=>({kind:"map",factors:[{at:c,x:u[c],w:h,product:u[c]*h}],patch:[1,1],first:o,bias:f,value:d});switch(a.
kind){case"conv":return{...qt(a,u,l,o,s,i),value:d};case"linear":{let h=F(a.weight).subarray(o*u.length,(o+1)*u.length);
return{kind:"sum",factors:Array.from(u,(y,b)=>({at:b,x:y,w:h[b],product:y*h[b]})),patch:[1,1],first:0,bias:a.bias?F(a.bias)[o]:
0,value:d}}case"pool":return{...Ht(a,u,l,o,s,i),value:d};case"norm":return p(F(a.scale)[o],F(a.shift)[o]);default:return p(
1,0)}}function qt(r,e,t,n,o,s){let[i,a]=[r.rows[o],r.cols[s]],l=t[0]/r.groups,u=Math.floor(n*r.groups/r.size[0])*l,c=F(r.
weight),d=i.length*a.length;return{kind:"sum",factors:Array.from({length:l*d},(h,f)=>{let[y,b]=[i[Math.floor(f%d/a.length)],
a[f%a.length]],w=y<0||b<0?-1:((u+Math.floor(f/d))*t[1]+y)*t[2]+b,[$,g]=[w<0?0:e[w],c[n*l*d+f]];return{at:w,x:$,w:g,product:$*
g}}),patch:[i.length,a.length],first:u,bias:r.bias?F(r.bias)[n]:0}}function Ht(r,e,[,t,n],o,s,i){let[a,l]=[r.rows[s],r.cols[i]],
u=a.flatMap(h=>l.map(f=>(o*t+h)*n+f)),c=u.reduce((h,f)=>e[f]>e[h]?f:h,u[0]),d=r.shares[0][s]*r.shares[1][i],p=u.map(h=>{
let f=r.mode==="avg"?d:h===c?1:0;return{at:h,x:e[h],w:f,product:e[h]*f}});return{kind:r.mode==="max"?"max":"mean",factors:p,
patch:[a.length,l.length],first:o,bias:0}}function Gt(r,e,t){let n={channels:[0,e[0]],rows:[0,e[1]],cols:[0,e[2]]};if(r.
kind==="linear"||r.kind==="softmax")return n;if(r.kind==="flatten")return Dt(e,t.channels);let o=(i,[a,l])=>{let u=i.slice(
a,l).flat().filter(c=>c>=0);return u.length===0?[0,0]:[Math.min(...u),Math.max(...u)+1]},s=t.channels;if(r.kind==="conv"){
let[i,a]=[r.size[0]/r.groups,e[0]/r.groups];s=[Math.floor(s[0]/i)*a,(Math.floor((s[1]-1)/i)+1)*a]}return r.kind!=="conv"&&
r.kind!=="pool"?t:{channels:s,rows:o(r.rows,t.rows),cols:o(r.cols,t.cols)}}function Dt([,r,e],[t,n]){let[o,s]=[Math.floor(
t/(r*e)),Math.floor((n-1)/(r*e))];if(o!==s)return{channels:[o,s+1],rows:[0,r],cols:[0,e]};let[i,a]=[Math.floor(t/e)%r,Math.
floor((n-1)/e)%r],l=i===a?[t%e,(n-1)%e+1]:[0,e];return{channels:[o,o+1],rows:[i,a+1],cols:l}}function W(r,[e,t,n,o]){let s=[
{channels:[t,t+1],rows:[n,n+1],cols:[o,o+1]}];for(let i=e;i>0;i--)s.unshift(Gt(r.layers[i-1],j(r,i-1),s[0]));return s}function nt(r,e,t){
let{factors:n,kind:o}=Ne(r,e,t),s=({product:u,at:c})=>c<0?-1:o==="max"?u:Math.abs(u),i=n.filter(({at:u})=>u>=0),a=o==="m\
ax"?i.filter(({w:u})=>u===1):i,l=a.reduce((u,c)=>s(c)>s(u)?c:u,a[0]??n[0]);return le(t[0]-1,j(r,t[0]-1),Math.max(0,l.at))}
function rt(r,e,t){return r.kind==="act"?Te(r.f,r.params)(t):r.kind==="norm"?t*F(r.scale)[e]+F(r.shift)[e]:t}function O(r){return r>0&&r<5e-4?"under 0.1 %":r>=.9995&&r<1?"over 99.9 %":`${(100*r).toFixed(1).replace(/\.0$/,"")} %`}
function Pe({stages:r,unit:[,e,t,n],at:o,net:s}){let i=r[o];return o===0?`${s.input[0]>1?`channel ${e}, `:""}row ${t}, c\
olumn ${n}`:o===r.length-1&&s.labels.length>0?`class ${s.labels[e]}`:i.vector?`unit ${e}`:`map ${e}, row ${t}, column ${n}`}
var Fe=({all:r,net:e,unit:t})=>r[t[0]][Le(j(e,t[0]),t)];function Ee(r){let{net:e,unit:t,at:n}=r;if(n===0)return"";let{rows:o,
cols:s}=W(e,t)[0],[i,a]=[o[1]-o[0],s[1]-s[0]];return i===e.input[1]&&a===e.input[2]?"It depends on the whole picture.":`\
Of the picture it sees ${i}×${a} pixels, outlined.`}function ot(r){let{net:e,shares:t,stages:n,at:o}=r,s=`Shown: ${n[o].
name}, ${Pe(r)} = ${N(Fe(r))}. ${Ee(r)}`;if(t===null)return s;let[i,a]=Array.from(t.keys()).sort((u,c)=>t[c]-t[u]),l=u=>`${e.
labels[u]} (${O(t[u])})`;return`Read as ${l(i)}, then ${l(a)}. ${s}`}function Kt({raw:r,net:e},t){let[n,o,s]=e.input,i=(o-
28)/2;return o!==s||o!==28&&o!==32?-1:t.findIndex(a=>{for(let l=0;l<n*o*s;l++){let[u,c]=[Math.floor(l/s)%o-i,l%s-i],d=u>=
0&&u<28&&c>=0&&c<28;if(r[l]!==(d?a[u*28+c]/255:0))return!1}return!0})}function st(r,e,t){let{net:n,raw:o,centre:s,shift:[
i,a],patch:[l,u,c],unit:d}=r,{paper:p}=n,[h,f,y]=n.input,b=Kt(r,t),w=n.origin==="lenet5",$=[s&&"centre_digit",b>=0&&"loa\
d_digit_samples",w&&"load_weights"].filter(x=>x!==!1),g=["import numpy as np"];if(w||g.push("import torch"),$.length>0&&
g.push(`from cnnedu.data import ${$.join(", ")}`),w&&g.push("from cnnedu.functional import avg_pool2d, conv2d, linear, s\
oftmax, tanh"),g.push(""),b>=0){let x=(f-28)/2;g.push(`digit = ${e.sources[b]} / 255`),g.push(x>0?`input = np.pad(digit,\
 ${x})[None]`:"input = digit[None]"),h>1&&g.push(`input = np.repeat(input, ${h}, axis=0)`)}else g.push(G("input",_(n.input,
o)));if(s){let[x,L]=p===0?["",""]:[` - ${p}`,` + ${p}`];g.push(`input = np.stack([centre_digit(plane${x})${L} for plane \
in input])`)}if(i!==0||a!==0){let x=Math.max(Math.abs(i),Math.abs(a)),L=p===0?"":`, constant_values=${p}`,[k,C]=[`${x-i}\
:${x-i+f}`,`${x-a}:${x-a+y}`];g.push(`room = ((0, 0), (${x}, ${x}), (${x}, ${x}))`),g.push(`input = np.pad(input, room${L}\
)[:, ${k}, ${C}]  # ${i} down, ${a} to the right`)}c>0&&g.push(`input[:, ${l}:${l+c}, ${u}:${u+c}] = ${p}  # the patch`),
g.push("input = input.astype(np.float32)");let S=n.variables[d[0]],v=n.layers.slice(0,d[0]).some(({kind:x})=>x==="flatte\
n"||x==="linear")?`${d[1]}`:d.slice(1).join(", ");return`${g.join(`
`)}
${n.source}${S==null?"":`print(${S}[${v}])  # the unit shown
`}`}var it=10,ue=class{constructor(e){this.show=e;this.element=m("div",{class:"cnn-answer"},this.title,this.list)}show;element;title=m(
"p",{class:"cnn-read"});list=m("div",{class:"cnn-bars",role:"group","aria-label":"Probability of each class"});bars=[];drawn=null;shown=-1;update({
shares:e,net:t,at:n,stages:o,unit:s,answer:i}){this.element.hidden=e===null;let a=n===o.length-1?s[1]:-1;if(e===null||e===
this.drawn&&a===this.shown)return;[this.drawn,this.shown]=[e,a];let l=Math.min(it,e.length);this.bars.length!==l&&this.build(
l);let u=e.length>it?Array.from(e.keys()).sort((d,p)=>e[p]-e[d]):null,c=t.labels[i];this.title.replaceChildren("Read as ",
m("b",{},c),`, ${O(e[i])}`),this.bars.forEach((d,p)=>{d.at=u===null?p:u[p];let h=e[d.at];M(d.label,t.labels[d.at]),M(d.text,
O(h)),d.fill.style.setProperty("--share",h.toFixed(4)),T(d.element,"data-best",d.at===i?"":null),T(d.element,"aria-press\
ed",String(d.at===a))})}build(e){this.bars=Array.from({length:e},()=>{let[t,n,o]=[m("span",{class:"cnn-class"}),m("i",{}),
m("span",{class:"cnn-share"})],s=m("span",{class:"cnn-track","aria-hidden":"true"},n),a={element:m("button",{type:"butto\
n",class:"cnn-bar-row",onclick:()=>this.show(a.at)},t,s,o),label:t,fill:n,text:o,at:0};return a}),this.list.replaceChildren(
...this.bars.map(({element:t})=>t))}};var R=255,Vt={ArrowUp:[-1,0],ArrowDown:[1,0],ArrowLeft:[0,-1],ArrowRight:[0,1]},I=class{constructor(e,t={}){this.events=
t;let n=Object.keys(t).length>0,o=n?{role:"application",tabindex:0,"aria-roledescription":"map"}:{role:"img"};this.element=
m("div",{class:"cnn-heat","aria-label":e,...o},this.canvas,this.outline),this.stop=oe(()=>{this.tables.clear(),this.paintAgain?.()}),
n&&this.listen()}events;element;canvas=m("canvas",{class:"cnn-heat-canvas",width:1,height:1});outline=m("div",{class:"cn\
n-heat-outline",hidden:!0});stop;tables=new Map;paintAgain=null;image=null;cursor=[0,0];get rows(){return this.canvas.height}get cols(){
return this.canvas.width}name(e){T(this.element,"aria-label",e)}paint(e,t,n,{hue:o,most:s}){this.draw(t,n,i=>{let a=new Uint32Array(
i.buffer),l=s>0?R/s:0;if(o==="image"){for(let c=0;c<a.length;c++)a[c]=Jt(e[c]*l);return}let u=this.table(o);for(let c=0;c<
a.length;c++){let d=e[c]*l+R;a[c]=d!==d?0:u[d<0?0:d>2*R?2*R:d+.5|0]}})}paintPicture(e,t,n,o){let s=o-1;this.draw(t,n,i=>{
for(let a=0,l=0;a<t*n;a++,l+=o)i[4*a]=e[l],i[4*a+1]=e[l+Math.min(1,s)],i[4*a+2]=e[l+s],i[4*a+3]=255})}box(e){if(this.outline.
hidden=e===null,e===null)return;let t=(o,s)=>`${100*o/s}%`,{style:n}=this.outline;n.left=t(e.col,this.cols),n.top=t(e.row,
this.rows),n.width=t(e.cols,this.cols),n.height=t(e.rows,this.rows)}place(e,t){this.cursor=[z(e,this.rows),z(t,this.cols)]}at({
clientX:e,clientY:t}){let{left:n,top:o,width:s,height:i}=this.canvas.getBoundingClientRect();return[z(Math.floor((t-o)/i*
this.rows),this.rows),z(Math.floor((e-n)/s*this.cols),this.cols)]}dispose(){this.stop()}draw(e,t,n){this.canvas.width!==
t&&(this.canvas.width=t),this.canvas.height!==e&&(this.canvas.height=e),this.paintAgain=()=>{let o=this.canvas.getContext(
"2d");(this.image?.width!==t||this.image.height!==e)&&(this.image=o.createImageData(t,e));let{image:s}=this;n(s.data),o.
putImageData(s,0,0)},this.element.isConnected?this.paintAgain():requestAnimationFrame(()=>this.paintAgain?.())}table(e){
let t=this.tables.get(e);if(t!==void 0)return t;let n=se(this.element,"--cnn-ground"),o=se(this.element,`--cnn-${e}-plus`),
s=e==="input"?o:se(this.element,`--cnn-${e}-minus`),i=Uint32Array.from({length:2*R+1},(a,l)=>{let[u,c]=[l<R?s:o,Math.abs(
l-R)/R],[d,p,h]=n.map((f,y)=>Math.round(f+(u[y]-f)*c));return at(d,p,h)});return this.tables.set(e,i),i}listen(){let{element:e,
events:t}=this,n=o=>this.move(...this.at(o));e.addEventListener("pointermove",n),e.addEventListener("pointerdown",n),e.addEventListener(
"pointerleave",o=>{o.pointerType!=="touch"&&t.leave?.()}),e.addEventListener("click",o=>t.pick?.(...this.at(o))),e.addEventListener(
"focus",()=>{e.matches(":focus-visible")&&this.move(...this.cursor)}),e.addEventListener("blur",()=>t.leave?.()),e.addEventListener(
"keydown",o=>{this.pressed(o)&&(o.preventDefault(),o.stopPropagation())})}pressed(e){let[t,n]=this.cursor;if(e.altKey||e.
ctrlKey||e.metaKey)return!1;let o=Vt[e.key],s=e.shiftKey?10:1;if(o!==void 0)this.move(z(t+s*o[0],this.rows),z(n+s*o[1],this.
cols));else if(this.events.pick!==void 0&&(e.key==="Enter"||e.key===" "))this.events.pick(t,n);else return this.events.key?.(
e,t,n)??!1;return!0}move(e,t){this.cursor=[z(e,this.rows),z(t,this.cols)],this.events.point?.(...this.cursor)}},z=(r,e)=>Math.
max(0,Math.min(e-1,r)),at=(r,e,t)=>(255<<24|t<<16|e<<8|r)>>>0;function Jt(r){if(r!==r)return 0;let e=r<0?0:r>255?255:r+.5|
0;return at(e,e,e)}function B(r,e={},...t){let n=document.createElementNS("http://www.w3.org/2000/svg",r);for(let[o,s]of Object.entries(e))
s!=null&&s!==!1&&n.setAttribute(o,String(s));return n.append(...t.filter(o=>o!==null&&o!==!1)),n}var Yt=3,D=class{heat;element;veil=B("path",{class:"cnn-veil","fill-rule":"evenodd"});outline=B("path",{class:"cnn-field"});mark=B(
"path",{class:"cnn-mark-unit"});overlay=B("svg",{class:"cnn-overlay",preserveAspectRatio:"none","aria-hidden":"true"},this.
veil,this.outline,this.mark);size=[0,0,0];perRow=1;gap=0;dot=1;constructor(e,t={}){this.heat=new I(e,t),this.heat.element.
append(this.overlay),this.element=m("div",{class:"cnn-mosaic"},this.heat.element)}arrange(e,t){this.size=e,this.perRow=Math.
max(1,Math.min(t,e[0])),this.dot=e[1]*e[2]===1?Yt:1,this.gap=this.dot>1?1:Math.max(1,Math.round(e[2]/12)),T(this.overlay,
"viewBox",`0 0 ${this.width} ${this.height}`)}get width(){return this.perRow*(this.size[2]*this.dot+this.gap)-this.gap}get height(){
return Math.ceil(this.size[0]/this.perRow)*(this.size[1]*this.dot+this.gap)-this.gap}paint(e,t,n){let[o,s,i]=this.size,{
width:a,height:l,dot:u}=this,c=new Float32Array(a*l).fill(NaN);for(let d=0;d<o;d++){let p=n===null?1/(E(Xt(e,d,s*i))||1):
1,[h,f]=this.corner(d);for(let y=0;y<s*u;y++)for(let b=0;b<i*u;b++){let w=(d*s+(u>1?0:y))*i+(u>1?0:b);c[(h+y)*a+f+b]=e[w]*
p}}this.heat.paint(c,l,a,{hue:t,most:n??1})}unitAt(e,t){let[n,o,s]=this.size,[i,a]=[o*this.dot+this.gap,s*this.dot+this.
gap],l=Math.floor(e/i)*this.perRow+Math.floor(t/a),u=(c,d)=>Math.min(d-1,Math.floor(c/this.dot));return l<n?[l,u(e%i,o),
u(t%a,s)]:null}step([e,t,n],o,s){let[i,a,l]=this.size,[u,c]=[Math.floor(e/this.perRow)*a+t+o,e%this.perRow*l+n+s],d=Math.
floor(u/a)*this.perRow+Math.floor(c/l);return u>=0&&c>=0&&c<this.perRow*l&&d<i?[d,u%a,c%l]:[e,t,n]}rects({channels:e,rows:t,
cols:n}){let[o,s,i]=this.size;return e[1]-e[0]===o&&t[1]-t[0]===s&&n[1]-n[0]===i?[{x:0,y:0,width:this.width,height:this.
height}]:Array.from({length:e[1]-e[0]},(a,l)=>{let[u,c]=this.corner(e[0]+l),{dot:d}=this;return{x:c+n[0]*d,y:u+t[0]*d,width:(n[1]-
n[0])*d,height:(t[1]-t[0])*d}})}show(e,t,n){let o=e===null?"":this.rects(e).map(ut).join("");V(this.outline,n?"":o),V(this.
mark,n?o:""),V(this.veil,t?ut({x:0,y:0,width:this.width,height:this.height})+o:"")}dispose(){this.heat.dispose()}corner(e){
let[,t,n]=this.size,o=s=>s*this.dot+this.gap;return[Math.floor(e/this.perRow)*o(t),e%this.perRow*o(n)]}},lt=new WeakMap;
function V(r,e){lt.get(r)!==e&&r.setAttribute("d",e),lt.set(r,e)}var ut=({x:r,y:e,width:t,height:n})=>`M${r} ${e}h${t}v${n}\
h${-t}z`,Xt=(r,e,t)=>r.subarray(e*t,(e+1)*t);var[Qt,J]=[25,16],ce=class{constructor(e){this.go=e;this.strips=["inputs","weights","products"].map(n=>new D(n)),this.strips.
forEach((n,o)=>this.strip.append(m("div",{class:"cnn-strip-row"},this.names[o],n.element)));let t=m("div",{class:"cnn-st\
rip-frame"},this.strip,this.sums);this.element=m("div",{class:"cnn-working"},this.title,this.story,t,this.caption,this.cards,
this.sum,this.soft)}go;element;title=m("p",{class:"cnn-title"});story=m("p",{class:"cnn-story"});strips;names=["reads",`${"\
×"} weights`,"= products"].map(e=>m("span",{class:"cnn-strip-name"},e));strip=m("div",{class:"cnn-strip"});sums=m("div",
{class:"cnn-sums",role:"group","aria-label":"Sum of each channel"});cards=m("div",{class:"cnn-cards"});caption=m("p",{class:"\
cnn-cards-caption"});sum=m("p",{class:"cnn-sum"});soft=m("p",{class:"cnn-sum"});made=[];buttons=[];chosen=null;stage=-1;width=0;scene=null;resize(e){
this.width=e}update(e){this.scene=e;let{at:t,stages:n,unit:o,net:s,all:i}=e;t!==this.stage&&(this.chosen=null),this.stage=
t;let a=n[t];if(M(this.title,`${t===0?"Pixel":a.name}, ${Pe(e)} = ${N(Fe(e))}`),this.element.dataset.kind=t===0?"pixel":
"unit",M(this.story,`${a.story} ${Ee(e)}`),t===0)return;let l=Ne(s,i,[a.main,o[1],o[2],o[3]]),u=this.group(l),c=u.reduce(
(p,h)=>Math.abs(h.sum)>Math.abs(p.sum)?h:p,u[0]),d=u.find(({channel:p})=>p===this.chosen)??c;this.draw(l,u,d),this.write(
l,d,u.length),this.add(l,u),this.softmax()}dispose(){for(let e of this.strips)e.dispose()}group({factors:e,patch:t,first:n,
kind:o}){let{stages:s,at:i}=this.scene,a=s[i-1],u=o==="sum"&&this.layer().kind==="linear"?a.vector?e.length:a.size[1]*a.
size[2]:t[0]*t[1];return Array.from({length:Math.max(1,Math.round(e.length/u))},(c,d)=>{let p=e.slice(d*u,(d+1)*u);return{
channel:n+d,factors:p,sum:p.reduce((h,{product:f})=>h+f,0)}})}layer(){let{net:e,stages:t,at:n}=this.scene;return e.layers[t[n].
main-1]}draw(e,t,n){let{stages:o,at:s}=this.scene,i=o[s-1],a=this.layer(),l=e.kind==="sum",u=a.kind==="linear",c=u&&i.vector,
d=t.length<=J?t:[...t].sort((v,x)=>Math.abs(x.sum)-Math.abs(v.sum)).slice(0,J),p=c?Math.min(t[0].factors.length,30):Math.
ceil(d.length/Math.ceil(d.length/(this.width<560?6:J))),[h,f]=c?[1,1]:u?[i.size[1],i.size[2]]:e.patch,y=c?t[0].factors.length:
d.length,b=d.flatMap(({factors:v})=>v),w=y===1;this.strip.dataset.single=String(w||c);let $=c?16:w?92:Math.min(this.width<
900?76:56,Math.max(30,Math.floor((this.width-110)/p)-4)),g=Float32Array.from(b,({x:v})=>v),S=Float32Array.from(b,({product:v})=>v),
A=Float32Array.from(b,({w:v})=>v);[g,A,S].forEach((v,x)=>{let L=this.strips[x];L.arrange([y,h,f],p),L.heat.element.style.
width=`${Math.min(p,y)*$}px`,L.element.parentElement.hidden=x>0&&!l,L.paint(v,x===1?"weight":s===1&&x===0?"input":"activ\
ation",E(v));let k=d.indexOf(n),C={channels:[k,k+1],rows:[0,h],cols:[0,f]};L.show(w||c||k<0?null:C,!1,!0)}),this.sums.hidden=
w||c||!l,this.listSums(this.sums.hidden?[]:d,n,p,$)}listSums(e,t,n,o){this.buttons.length!==e.length&&(this.buttons=e.map(
(s,i)=>m("button",{type:"button",class:"cnn-channel-sum",onclick:()=>this.choose(i)})),this.sums.replaceChildren(...this.
buttons)),this.sums.style.setProperty("--columns",String(n)),this.sums.style.setProperty("--side",`${o}px`),e.forEach(({
channel:s,sum:i},a)=>{let l=this.buttons[a];l.dataset.channel=String(s),M(l,U(i)),T(l,"aria-label",`map ${s}: products s\
um to ${U(i)}`),T(l,"aria-pressed",String(s===t.channel))})}choose(e){this.chosen=Number(this.buttons[e].dataset.channel),
this.update(this.scene)}write({kind:e,patch:t},{factors:n,channel:o},s){let{net:i,stages:a,at:l}=this.scene,{main:u,name:c}=a[l],
d=a[l-1],p=j(i,u-1),h=n.length===t[0]*t[1]&&n.length<=Qt,f=h?n:[...n].sort((A,v)=>Math.abs(v.product)-Math.abs(A.product)).
slice(0,12),y=n.length-f.length;this.caption.hidden=e==="map";let b=s>1?`Map ${o} of ${d.name}: `:"",w=n.reduce((A,{product:v})=>A+
v,0)-f.reduce((A,{product:v})=>A+v,0),$=y>0?`the ${f.length} products that weigh most; the other ${y} add ${U(w)}`:e==="\
sum"?"number times weight":`what ${c} reads`,g=b+$;M(this.caption,`${g[0].toUpperCase()}${g.slice(1)}. Click one to foll\
ow it down.`),this.build(e==="map"?0:f.length),this.cards.style.setProperty("--columns",String(h?t[1]:4)),this.cards.dataset.
spatial=String(h);let S=E(f.map(({product:A})=>A));f.forEach((A,v)=>{let x=this.made[v],[,L,k,C]=le(u-1,d.vector?[p[0],1,
1]:d.size,Math.max(0,A.at)),X=A.at<0;M(x.where,X?"padding":h?"":d.vector?`unit ${L}`:`${L}: ${k}, ${C}`),M(x.factors,e===
"sum"?`${U(A.x)} ${"×"} ${U(A.w)}`:""),M(x.product,U(e==="sum"?A.product:A.x));let Q=e==="max"?A.w===1?ke(A.x,S||1):0:ke(
A.product,S);x.element.style.setProperty("--t",Math.abs(Q).toFixed(3)),T(x.element,"class",`cnn-card${Q<0?" cnn-negative":
""}${e==="max"&&A.w===1?" cnn-winner":""}`),x.element.dataset.at=String(A.at)})}build(e){this.made.length!==e&&(this.made=
Array.from({length:e},()=>{let[t,n,o]=[m("span",{class:"cnn-where"}),m("span",{class:"cnn-factors"}),m("b",{})],s=m("div",
{class:"cnn-card",onclick:()=>this.follow(s)},t,n,o);return{element:s,where:t,factors:n,product:o}}),this.cards.replaceChildren(
...this.made.map(({element:t})=>t)))}follow(e){let{stages:t,at:n}=this.scene,{size:o,last:s}=t[n-1],i=Number(e.dataset.at);
i>=0&&this.go(le(s,o,i))}add({kind:e,factors:t,bias:n,value:o},s){let{stages:i,at:a,net:l,unit:u}=this.scene,c=i[a],d=s.
length>1,p="";if(e==="max")p=`max(${t.map(({x:w})=>N(w)).join(", ")}) = `;else if(e==="mean")p=`(${dt(t.map(({x:w})=>w))}\
) / ${Math.round(1/t[0].w)} = `;else if(e==="sum"){let w=d?s.length<=J?s.map(({sum:g})=>g):[s.reduce((g,S)=>g+S.sum,0)]:
[s[0].sum];p=`${d?s.length<=J?"channels: ":`${s.length} channels: `:`${t.length} products: `}${dt(w)}${n===0?"":`${mt(n)}\
 (bias)`} = `}else p=`${this.layer().title}(${N(t[0].x)}) = `;let h=o,f=[];for(let w=c.main+1;w<=c.last;w++){let $=l.layers[w-
1];if($.kind!=="act"&&$.kind!=="norm")continue;let g=rt($,u[1],h);f.push(`; ${$.title}(${N(h)}) = `,N(g)),h=g}let y=f.length===
0?N(o):f.pop(),b=f.length===0?"":`${N(o)}${f.join("")}`;this.sum.replaceChildren(p,b,m("b",{class:"cnn-result"},y))}softmax(){
let{stages:e,at:t,net:n,all:o,unit:s,shares:i}=this.scene,a=o[o.length-1];if(this.soft.hidden=t!==e.length-1||i===null||
n.layers.at(-1).kind==="softmax",this.soft.hidden)return;let l=f=>`e^${N(f,1)}`,u=Array.from(a).filter((f,y)=>y!==s[1]).
sort((f,y)=>y-f),c=u.slice(0,2).map(l).join(" + "),d=u.length>2?` + … (${u.length-2} more)`:"",p=l(a[s[1]]),h=m("b",{class:"\
cnn-result"},O(i[s[1]]));this.soft.replaceChildren(`softmax: ${p} / (${p} + ${c}${d}) = `,h)}},U=r=>r!==0&&Math.abs(r)<.005?
"0.00":N(r),mt=r=>`${r<0?` ${"−"} `:" + "}${U(Math.abs(r))}`,dt=r=>r.map((e,t)=>t===0?U(e):mt(e)).join("");var Zt={ArrowUp:[-1,0],ArrowDown:[1,0],ArrowLeft:[0,-1],ArrowRight:[0,1]},en=560,[pt,tn,nn,rn,on]=[300,74,22,8,64],de=class{constructor(e){
this.events=e;this.element=m("div",{class:"cnn-flow"},this.beams,this.row)}events;element;row=m("div",{class:"cnn-column\
s"});beams=B("svg",{class:"cnn-beams","aria-hidden":"true"},B("path"));columns=[];painted=[];places=[];scene=null;width=0;visited=new Map;resize(e){
e!==this.width&&(this.width=e,this.columns.length>0&&this.arrange())}update(e,t){this.scene=e,this.columns[0]?.stage!==e.
stages[0]&&this.build(e),this.paint(e),this.visited.set(e.stages[e.at],e.unit);let n=W(e.net,e.unit);this.columns.forEach(
({stage:o,mosaic:s,element:i},a)=>{s.show(a<=e.at?n[o.last]??n[n.length-1]:null,t&&a<=e.at,a===e.at),T(i,"data-dim",t&&a>
e.at?"":null)}),this.connect(e,n[e.stages[e.at-1]?.last??-1])}dispose(){for(let{mosaic:e}of this.columns)e.dispose()}build({
stages:e,net:t}){this.dispose(),this.columns=e.map((n,o)=>this.column(n,o===e.length-1?t.labels:[])),this.row.replaceChildren(
...this.columns.map(({element:n})=>n)),this.painted=[],this.arrange()}column(e,t){let n=`${e.name}, ${e.title}, ${e.shape}`,
o=(f,y)=>{let b=u.unitAt(f,y);return b&&[e.last,...b]},s=f=>(y,b)=>{let w=o(y,b);w!==null&&f(w)},i=s(f=>this.events.point(
f)),a=s(f=>this.events.pick(f)),l=!1,u=new D(n,{point:(f,y)=>l&&i(f,y),pick:a,leave:()=>this.events.leave()}),{element:c}=u.
heat;for(let f of["pointerenter","pointerdown"])c.addEventListener(f,()=>l=!0,{capture:!0});for(let f of["pointerleave",
"pointercancel"])c.addEventListener(f,()=>l=!1);c.addEventListener("keydown",f=>this.key(f,e,u),{capture:!0});let d=m("d\
iv",{class:"cnn-stage-head"},m("b",{},e.name),m("span",{},e.title),m("span",{},e.shape)),p=t.length<=12&&m("div",{class:"\
cnn-row-names"},...t.map(f=>m("span",{},f))),h=m("div",{class:"cnn-stage-body"},m("div",{class:"cnn-named"},p,u.element));
return{stage:e,mosaic:u,element:m("div",{class:"cnn-column","data-stage":e.name},d,h)}}key(e,t,n){let o=Zt[e.key],s=this.
events.unit();if(e.altKey||e.ctrlKey||e.metaKey)return;let i=s[0]===t.last,a=i?s:this.visited.get(t)??[t.last,0,t.size[1]>>
1,t.size[2]>>1];if(o!==void 0){let l=i?e.shiftKey?5:1:0;this.events.move([t.last,...n.step([a[1],a[2],a[3]],l*o[0],l*o[1])])}else if(e.
key==="Enter"||e.key===" ")this.events.pick(a);else if(e.key==="Escape")this.events.release();else return;e.preventDefault(),
e.stopPropagation()}arrange(){let e=this.width<en;T(this.element,"data-narrow",e?"":null);let t=this.columns.map(({stage:i})=>sn(
i,e,this.width)),n=this.width-rn*(t.length-1),o=i=>t.reduce((a,{width:l})=>a+Math.max(on,l*i),0),s=e?1:1.5;for(;!e&&s>.6&&
o(s)>n;)s-=.02;T(this.row,"data-wrap",o(s)>n?"":null),this.columns.forEach(({stage:i,mosaic:a,element:l},u)=>{let{perRow:c,
width:d}=t[u],p=l.querySelector(".cnn-row-names")!==null;a.arrange(i.size,c),a.heat.element.style.width=`${Math.floor(d*
(p?Math.max(1,s):s))}px`}),this.painted=[],this.measure()}measure(){requestAnimationFrame(()=>{let e=this.element.getBoundingClientRect();
this.places=this.columns.map(({mosaic:t})=>{let{left:n,top:o,width:s}=t.heat.canvas.getBoundingClientRect();return{x:n-e.
left,y:o-e.top,scale:s/t.width}}),T(this.beams,"viewBox",`0 0 ${e.width} ${e.height}`),this.scene!==null&&this.connect(this.
scene,W(this.scene.net,this.scene.unit)[this.scene.stages[this.scene.at-1]?.last??-1])})}paint({all:e,scaling:t,net:n}){
let o=[e,t,n];if(o.every((i,a)=>i===this.painted[a]))return;this.painted=o;let s=t==="global"?Math.max(...this.columns.slice(
1).map(({stage:i})=>E(e[i.last]))):null;this.columns.forEach(({stage:i,mosaic:a},l)=>{let u=e[i.last],c=l===0?"input":"a\
ctivation",d=t==="unit"&&!i.vector;a.paint(u,c,d?null:l===0||s===null?E(u):s)})}connect({at:e,unit:t},n){let[o,s]=[this.
columns[e-1],this.columns[e]],[i,a]=[this.places[e-1],this.places[e]],l="";if(o&&s&&i&&a&&n){let[,u,c,d]=t,p=ht(s.mosaic.
rects({channels:[u,u+1],rows:[c,c+1],cols:[d,d+1]})[0],a);l=o.mosaic.rects(n).map(h=>an(ht(h,i),p)).join("")}V(this.beams.
firstElementChild,l)}};function sn(r,e,t){let[n,o,s]=r.size;if(r.vector){let l=e?Math.min(n,Math.floor(t/17)):Math.ceil(
n/Math.min(n,Math.floor(pt/13)));return{perRow:l,width:Math.min(t,l*(e?17:13))}}if(e){let l=Math.min(n,n<=6?6:8);return{
perRow:l,width:n===1?96:Math.min(t,l*60)}}let i=1,a=()=>Math.min(tn,pt/Math.ceil(n/i)*(s/o));for(;i<n&&a()<Math.max(nn,Math.
min(36,s*7));)i++;return{perRow:i,width:i*a()}}var ht=({x:r,y:e,width:t,height:n},{x:o,y:s,scale:i})=>({x:o+r*i,y:s+e*i,
width:t*i,height:n*i});function an(r,e){let[t,n]=[r.x+r.width,r.y+r.height];return e.x>=t?`M${t} ${r.y}L${e.x} ${e.y}v${e.
height}L${t} ${n}z`:e.y>=n?`M${r.x} ${n}L${e.x} ${e.y}h${e.width}L${t} ${n}z`:""}var ft=["input","centre","shift","patch","unit","tool","occlusion","color_scale","network","samples"],_e=(r,e)=>Math.max(
0,r.findIndex(({last:t})=>e<=t)),ln=["network","input","centre","shift","patch"],me;function Ce(r,e,t,n,o){let{input:s,paper:i}=r,
[,a,l]=s,u=e;if(t){u=new Float64Array(e.length);for(let c=0;c<e.length;c+=a*l)u.set(Ye(e.subarray(c,c+a*l).map(d=>d-i),a,
l).map(d=>d+i),c)}return n.some(c=>c!==0)&&(u=Xe(u,s,n,i)),o[2]>0?ae(u,s,o,i):u}var un=r=>Float64Array.from(r.flat(2));function pe(r,e){
let t=tt(r,e),n=t[t.length-1],s=r.labels.length>0?r.layers.at(-1)?.kind==="softmax"?Float64Array.from(n):Se(n):null;return{
seen:e,all:t,shares:s,answer:cn(s??n)}}function cn(r){let e=0;for(let t=1;t<r.length;t++)r[t]>r[e]&&(e=t);return e}function dn(r){
let e=ln.map(r);if(me===void 0||e.some((t,n)=>t!==me.values[n])){let t=r("network"),n=un(r("input")),o=Ce(t,n,r("centre"),
r("shift"),r("patch"));me={values:e,raw:n,run:pe(t,o)}}return me}function Y(r){let e=r("network"),{stages:t}=e,{raw:n,run:o}=dn(
r),s=r("unit");return{...o,net:e,stages:t,raw:n,unit:s,at:_e(t,s[0]),centre:r("centre"),shift:r("shift"),patch:r("patch"),
tool:r("tool"),occlusion:r("occlusion"),scaling:r("color_scale")}}function bt({net:r,all:e,stages:t},n,o){let s=n;for(;s[0]>
t[o].last;)s=nt(r,e,s);return s}var yt=({stages:r,answer:e})=>{let{last:t,size:[,n,o]}=r[r.length-1];return[t,Math.floor(
e/(n*o)),Math.floor(e/o)%n,e%o]};var[mn,pn,hn,fn]=[4,2500,120,12],he=class{constructor(e){this.lay=e;let t=(n,o)=>this.lay(this.patchAt(n,o));this.heat=new I(
"occlusion map",{point:t,pick:t}),this.element=m("div",{class:"cnn-occlusion"},this.title,this.heat.element,this.legend.
element,this.note)}lay;element;heat;title=m("p",{class:"cnn-read"});note=m("p",{class:"cnn-pad-caption"});legend=new H;timer;values=new Float32Array(
0);step=2;side=8;key=[];update(e){let t=e.occlusion&&e.shares!==null;if(this.element.hidden=!t,!t){clearTimeout(this.timer),
this.key=[];return}let{net:n,raw:o,centre:s,shift:i,patch:a}=e;this.side=a[2]||8;let l=[n,o,s,...i,this.side];l.every((u,c)=>u===
this.key[c])||(this.key=l,clearTimeout(this.timer),this.timer=setTimeout(()=>this.begin(e),hn))}dispose(){clearTimeout(this.
timer),this.heat.dispose()}patchAt(e,t){return[Math.max(0,e*this.step-(this.side>>1)),Math.max(0,t*this.step-(this.side>>
1)),this.side]}begin({net:e,raw:t,centre:n,shift:o}){let[,s,i]=e.input,a=Ce(e,t,n,o,[0,0,0]),l=performance.now(),{shares:u,
answer:c}=pe(e,a),d=performance.now()-l;this.step=Math.max(s>16?2:1,Math.ceil(Math.sqrt(s*i*d/pn)));let[p,h]=[Math.ceil(
s/this.step),Math.ceil(i/this.step)];this.values=new Float32Array(p*h).fill(NaN);let f=e.labels[c];this.title.replaceChildren(
"What the ",m("b",{},f)," needs"),this.heat.name(`how the probability of ${f} changes with the patch at each place; arro\
w keys move the patch`);let y=[0,2,1,3].flatMap($=>Array.from({length:Math.ceil((p-$)/4)},(g,S)=>$+4*S)),b=0,w=()=>{let $=performance.
now()+mn;for(;b<p*h&&performance.now()<$;){let[g,S]=[y[Math.floor(b/h)],b%h],[A,v]=[g*this.step-(this.side>>1),S*this.step-
(this.side>>1)],x=[Math.max(0,A),Math.max(0,v),this.side],L=ae(a,e.input,[x[0],x[1],this.side],e.paper);this.values[g*h+
S]=pe(e,L).shares[c]-u[c],b++}this.paint(p,h,u[c],b===p*h),b<p*h&&(this.timer=setTimeout(w,fn))};w()}paint(e,t,n,o){let s=this.
values.filter(l=>l===l),i=Math.max(.05,E(s));this.heat.paint(this.values,e,t,{hue:"activation",most:i}),this.legend.show(
"activation",i,!0,"change");let a=s.reduce((l,u)=>Math.min(l,u),0);M(this.note,o?`Uncovered ${O(n)}; at worst ${O(Math.max(
0,n+a))}. Point: the patch follows.`:`${N(100*s.length/(e*t),0)} % done`)}};var bn={draw:"Draw: it is read at once",erase:"Rub out, and see who loses",cover:"Move it, and see what it hides"},[yn,gn]=[
1.15,1.9],wn=900,fe=class{constructor(e){this.events=e;this.heat=new I("picture",{point:(t,n)=>this.keyed(t,n),pick:(t,n)=>this.
pressed(t,n)}),this.heat.element.append(this.cover),this.element=m("div",{class:"cnn-pad"},this.heat.element,this.caption),
this.listen(this.heat.element)}events;element;heat;cover=m("div",{class:"cnn-cover",hidden:!0});caption=m("p",{class:"cn\
n-pad-caption"});scene=null;wet=null;from=null;byPointer=!1;editing=!1;penDown=!1;timer;painted=null;cursor=null;update(e){
this.scene=e;let{net:t,raw:n,seen:o,patch:s,tool:i,centre:a}=e,[l,u,c]=t.input,d=this.bare(),p=d?this.wet??n:o;p!==this.
painted&&this.paint(p,l,u,c),this.painted=p,this.cover.hidden=s[2]===0||d;let h=(L,k)=>`${100*L/k}%`,[f,y,b]=s;Object.assign(
this.cover.style,{top:h(f,u),left:h(y,c),width:h(Math.min(b,c-y),c),height:h(Math.min(b,u-f),u)});let{rows:[w,$],cols:[g,
S]}=W(t,e.unit)[0],A=$-w===u&&S-g===c,v=d||A||i==="cover"?null:{row:w,col:g,rows:$-w,cols:S-g};this.heat.box(this.cursor===
null?v:{row:this.cursor[0],col:this.cursor[1],rows:1,cols:1}),M(this.caption,d?"Your drawing":a?"Centred: as the network\
 reads it":bn[i]);let x=i==="cover"?"arrow keys move the patch":"arrow keys move, space puts the pen down or lifts it";this.
heat.name(`picture, ${u} by ${c}: ${x}`),T(this.heat.element,"data-tool",i)}dispose(){clearTimeout(this.timer),this.heat.
dispose()}bare(){return this.editing&&this.scene.centre&&this.scene.tool!=="cover"}paint(e,t,n,o){let{paper:s,ink:i}=this.
scene.net,a=u=>255*(u-s)/(i-s||1);if(t===3){let u=Array.from({length:3*n*o},(c,d)=>a(e[d%3*n*o+Math.floor(d/3)]));this.heat.
paintPicture(u,n,o,3);return}let l=Float32Array.from({length:n*o},(u,c)=>{let d=0;for(let p=0;p<t;p++)d+=a(e[p*n*o+c]);return d/
t});this.heat.paint(l,n,o,{hue:"input",most:255})}listen(e){e.addEventListener("pointerdown",n=>{if(n.button===0){if(e.setPointerCapture(
n.pointerId),this.edit(!0),this.events.scene().tool==="cover")return this.lay(this.at(n));this.from=this.at(n),this.ink(
this.from,this.from)}}),e.addEventListener("pointermove",n=>{if(this.events.scene().tool==="cover")return this.lay(this.
at(n));if(this.from!==null)for(let o of n.getCoalescedEvents?.()??[n]){let s=this.at(o);this.ink(this.from,s),this.from=
s}});let t=n=>{this.from=this.wet=null,n.pointerType==="touch"&&this.edit(!1,wn)};e.addEventListener("pointerup",t),e.addEventListener(
"pointercancel",t);for(let n of["pointerover","pointerdown"])e.addEventListener(n,()=>this.byPointer=!0,{capture:!0});e.
addEventListener("pointerenter",n=>n.pointerType!=="touch"&&this.edit(!0)),e.addEventListener("pointerleave",n=>n.pointerType!==
"touch"&&this.edit(!1,150)),e.addEventListener("keydown",()=>this.byPointer=!1,{capture:!0}),e.addEventListener("focus",
()=>e.matches(":focus-visible")&&this.edit(!0)),e.addEventListener("blur",()=>{this.penDown=!1,this.cursor=this.wet=null,
this.edit(!1),this.events.redraw()})}edit(e,t=0){clearTimeout(this.timer),e!==this.editing&&(this.timer=setTimeout(()=>{
this.editing=e,this.events.redraw()},t),e&&(this.editing=!0))}at({clientX:e,clientY:t}){let{left:n,top:o,width:s,height:i}=this.
heat.canvas.getBoundingClientRect(),[,a,l]=this.scene.net.input;return[(t-o)/i*a,(e-n)/s*l]}ink(e,t){let{net:n,raw:o,tool:s,
shift:i,centre:a}=this.events.scene(),[l,u]=a?[0,0]:i,c=([h,f])=>[h-l,f-u],[d,p]=s==="erase"?[gn,n.paper]:[yn,n.ink];this.
wet=Qe(this.wet??o,n.input,[c(e),c(t)],d,p),this.events.draw(this.wet)}lay([e,t]){let{net:{input:[,n,o]},patch:s}=this.events.
scene(),i=s[2]||8,a=(l,u)=>Math.max(0,Math.min(u-i,Math.round(l-i/2)));this.events.cover([a(e,n),a(t,o),i])}keyed(e,t){if(this.
byPointer||this.scene===null)return;let n=[e+.5,t+.5];if(this.events.scene().tool==="cover")return this.lay(n);this.penDown&&
this.ink(this.from??n,n),this.from=this.penDown?n:null,this.cursor=[e,t],this.events.redraw()}pressed(e,t){this.byPointer||
(this.penDown=!this.penDown,this.from=this.wet=null,this.penDown&&this.keyed(e,t))}};var vn={unit:"layer",length:r=>Y(r).stages.length,index(r){let{stages:e,unit:t}=Y(r);return e.length-1-_e(e,t[0])},at(r,e){
let t=Y(r),n=t.stages.length-1-e,o=n<t.at?t.unit:yt(t);return{unit:[...bt(t,o,n)]}}},xn="Point at any unit to see what i\
t reads and its sum; click to hold it. Play walks from the answer back to the pixels, each time to what weighs most.",gt=[
["ArrowLeft","←","Shift left",0,-1],["ArrowUp","↑","Shift up",-1,0],["ArrowDown","↓","Shift down",1,0],["ArrowRigh\
t","→","Shift right",0,1]],wt=8,Oe=class{constructor(e){this.frame=e;let{binding:t}=e;this.samples=t.get("samples"),this.
digits=Ze(this.samples.packed,784);let n=i=>{this.over=!0,this.held||this.go(i)};this.pad=new fe({draw:i=>this.write(i),
cover:i=>t.set({patch:[...i],playing:!1}),redraw:()=>t.schedule(),scene:()=>this.scene()}),this.bars=new ue(i=>this.go([
this.scene().stages.at(-1).last,i,0,0])),this.flow=new de({point:n,move:i=>{this.over=!0,this.go(i)},pick:i=>{let a=JSON.
stringify(i)===JSON.stringify(t.get("unit"));this.held=!(this.held&&a),this.go(i),t.schedule()},unit:()=>t.get("unit"),release:()=>{
this.held=this.over=!1,t.schedule()},leave:()=>{this.over=!1,t.schedule()}}),this.occlusion=new he(i=>t.set({patch:[...i],
tool:"cover",playing:!1})),this.detail=new ce(i=>{this.held=!0,this.go(i)}),this.controls();let o=m("div",{class:"cnn-le\
ft"},this.pad.element,this.under()),s=m("div",{class:"cnn-upper"},o,this.occlusion.element,this.bars.element);e.stage.append(
this.real,s,this.flow.element,m("div",{class:"cnn-foot"},this.legend.element,this.hint)),e.detail.append(this.detail.element)}frame;pad;bars;flow;detail;occlusion;legend=new H;hint=m(
"p",{class:"cnn-hint"});moved=m("output",{class:"cnn-moved"});digits;samples;shows=[];real=m("div",{class:"cnn-real",role:"\
group","aria-label":"Real digits"});truth=m("span",{class:"cnn-truth",role:"status"});held=!1;over=!1;seen=new Map;update(){
let e=this.scene();for(let n of this.shows)n(e);this.pad.update(e),this.bars.update(e),this.occlusion.update(e),this.flow.
update(e,this.held||this.over||this.frame.binding.get("playing")===!0),this.detail.update(e);let t={unit:"each map by it\
self",layer:"each layer by itself",global:"one for all layers"};this.legend.show("activation",null,!0,t[e.scaling]),M(this.
hint,this.held?"Held: click the same unit again, or press Escape, to let go.":xn)}resize(e){this.flow.resize(e),this.detail.
resize(e),this.frame.binding.schedule()}describe(){return ot(this.scene())}python(){return st(this.scene(),this.samples,
this.digits)}dispose(){for(let e of[this.pad,this.flow,this.detail,this.occlusion])e.dispose()}scene(){return Y(this.frame.
binding.get)}go(e){this.frame.binding.set({unit:[...e],playing:!1})}write(e){M(this.truth,""),this.frame.binding.set({input:ie(
_(this.scene().net.input,e)),playing:!1})}add(e,t,n){e.append(t.element),this.shows.push(o=>t.show(n(o)))}controls(){let{
choices:e,more:t,binding:n}=this.frame,{net:o}=this.scene(),s=[["draw","Draw"],["erase","Erase"],["cover","Cover"]];if(this.
add(e,we("Tool",s,u=>this.take(u)),({tool:u})=>u),e.append(P("Clear",()=>this.clear())),o.labels.length>0){let u=K("Occl\
usion map",c=>n.set({occlusion:c}));this.add(e,u,({occlusion:c})=>c)}let i=[["layer","layer"],["unit","map"],["global","\
network"]],a=m("div",{class:"cnn-fields"},m("span",{class:"cnn-caption"},"One colour scale for each"));this.add(a,we("On\
e colour scale for each",i,u=>n.set({color_scale:u})),({scaling:u})=>u);let l=Ue("Patch",{min:2,max:16,step:1,write:u=>`${u}\
×${u}`},u=>this.widen(u));this.add(a,l,({patch:u})=>u[2]||8),t.append(a),this.offerDigits()}offerDigits(){let{net:e}=this.
scene(),[,t,n]=e.input;if(this.real.hidden=t!==n||t!==28&&t!==32,this.real.hidden)return;let o=Array.from({length:10},(i,a)=>{
let l=P(String(a),()=>this.bring(a));return l.setAttribute("aria-label",`A real ${a}`),l}),s=e.origin==="lenet5"&&P("one\
 it gets wrong",()=>this.bring(-1));this.real.append(m("span",{class:"cnn-caption"},"A real digit"),m("div",{class:"cnn-\
ten"},...o)),s!==!1&&this.real.append(s),this.real.append(this.truth)}bring(e){let{labels:t,hard:n}=this.samples,o=t.flatMap(
(d,p)=>(e<0?p>=n:p<n&&d===e)?[p]:[]),s=((this.seen.get(e)??-1)+1)%o.length;this.seen.set(e,s);let[i,a,l]=this.scene().net.
input,u=(a-28)/2,c=new Float64Array(i*a*l);this.digits[o[s]].forEach((d,p)=>{for(let h=0;h<i;h++)c[(h*a+u+Math.floor(p/28))*
l+u+p%28]=d/255}),this.write(c),this.frame.binding.set({centre:!1,shift:[0,0]}),M(this.truth,e<0?`Its label says ${t[o[s]]}\
.`:"")}take(e){let{patch:t,net:{input:[,n,o]}}=this.scene(),s=t[2]||8,i=[n-s>>1,o-s>>1].map(l=>Math.max(0,l)),a=t[2]>0?[
...t]:[...i,s];this.frame.binding.set({tool:e,patch:e==="cover"?a:[0,0,0]})}widen(e){let{patch:[t,n],net:{input:[,o,s]}}=this.
scene(),i=[Math.max(0,Math.min(t,o-e)),Math.max(0,Math.min(n,s-e)),e];this.frame.binding.set({patch:[...i],tool:"cover"})}clear(){
let{net:e}=this.scene();this.write(new Float64Array(e.input.reduce((t,n)=>t*n,1)).fill(e.paper)),this.frame.binding.set(
{centre:e.input[0]===1,shift:[0,0],tool:"draw",patch:[0,0,0]})}under(){let{binding:e}=this.frame,t=(a,l)=>{let[u,c]=this.
scene().shift,d=p=>Math.max(-wt,Math.min(wt,p));e.set({shift:[d(u+a),d(c+l)]})},n=gt.map(([,a,l,u,c])=>{let d=P(a,()=>t(
u,c));return d.setAttribute("aria-label",l),d}),s=m("div",{class:"cnn-shift",role:"group","aria-label":"Shift the pictur\
e",onkeydown:a=>{let l=gt.find(([u])=>u===a.key);l!==void 0&&(t(l[3],l[4]),a.preventDefault(),a.stopPropagation())}});s.
append(m("span",{class:"cnn-caption"},"Shift"),...n,this.moved),this.shows.push(({shift:[a,l]})=>M(this.moved,a===0&&l===
0?"":`${a} down, ${l} right`));let i=m("div",{class:"cnn-under"},s);return this.add(i,Be("centre it as MNIST does",a=>e.
set({centre:a})),({centre:a})=>a),i}},ti=De({name:"FeatureMapExplorer",title:"Feature map explorer",traits:ft,sequence:vn,
build:r=>new Oe(r)});export{ti as default};
