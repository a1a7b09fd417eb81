function m(r,e={},...t){let n=document.createElement(r);for(let[o,s]of Object.entries(e))typeof s=="function"?n.addEventListener(
o.slice(2),s):s===!0?n.setAttribute(o,""):s!==!1&&s!=null&&n.setAttribute(o,String(s));return n.append(...t.filter(o=>o!=
null&&o!==!1)),n}var Nt={first:"M4 3v10M13 3.5v9L6 8z",back:"M11.5 3.5v9L5 8z",play:"M5 3v10l8-5z",pause:"M5 3.5v9M11 3.\
5v9",forward:"M4.5 3.5v9L11 8z",reset:"M3.5 8a4.5 4.5 0 1 0 1.6-3.4M5.5 1.8 4.8 4.9l3.1.5",minus:"M4 8h8",plus:"M4 8h8M8\
 4v8"};function Z(r){let e="http://www.w3.org/2000/svg",t=document.createElementNS(e,"svg");t.setAttribute("viewBox","0 \
0 16 16"),t.setAttribute("class",`cnn-icon cnn-icon-${r}`),t.setAttribute("aria-hidden","true");let n=document.createElementNS(
e,"path");return n.setAttribute("d",Nt[r]),t.append(n),t}function k(r,e){r.textContent!==e&&(r.textContent=e)}function L(r,e,t){
r.getAttribute(e)!==t&&(t===null?r.removeAttribute(e):r.setAttribute(e,t))}var Ft=0,Pt=Math.random().toString(36).slice(
2,8),H=r=>`cnn-${r}-${Pt}-${++Ft}`;function F(r,e,t,n=!1){let o=t===void 0?r:Z(t),s={type:"button",class:`cnn-button${n?" cnn-quiet":""}`,onclick:e};return m(
"button",t===void 0?s:{...s,"aria-label":r,title:r},o)}function V(r,e,t){let n=t===void 0?"aria-pressed":"aria-expanded",
o=F(r,()=>e(o.getAttribute(n)!=="true"));return o.setAttribute(n,"false"),t!==void 0&&(t.id||=H("panel"),o.setAttribute(
"aria-controls",t.id)),{element:o,show:s=>o.setAttribute(n,String(s))}}var je=(r,e)=>(e.id||=H("field"),m("div",{class:"\
cnn-field"},m("label",{for:e.id},r),e));function We(r,e,t){let n=m("select",{class:"cnn-select",onchange:()=>t(n.value)});
for(let[s,a]of e)n.append(m("option",{value:s},a));let o=s=>{n.value!==s&&(n.value=s)};return{element:je(r,n),show:o}}function xe(r,e,t){
let n=H("choice"),o=e.map(([l])=>m("input",{type:"radio",name:n,value:l,onchange:()=>t(l)})),s=e.map(([,l],u)=>m("label",
{},o[u],m("span",{},l)));return{element:m("div",{class:"cnn-segmented",role:"radiogroup","aria-label":r},...s),show:l=>o.
forEach(u=>u.checked=u.value===l)}}function He(r,e){let t=m("input",{type:"checkbox",onchange:()=>e(t.checked)});return{
element:m("label",{class:"cnn-check"},t,m("span",{},r)),show:o=>{t.checked=o}}}function Ge(r,e,t){let{min:n,max:o,step:s,write:a=String}=e,i=m("input",{type:"range",class:"cnn-slider",min:n,max:o,step:s,
oninput:()=>t(i.valueAsNumber)}),l=m("output",{class:"cnn-value"}),u=d=>{i.valueAsNumber!==d&&(i.valueAsNumber=d),i.setAttribute(
"aria-valuetext",a(d)),k(l,a(d))},c=je(r,i);return c.append(l),{element:c,show:u}}function N(r,e=2){if(!Number.isFinite(r))return Number.isNaN(r)?"nan":r>0?"∞":"−∞";let t=Math.abs(r);if(t<1e-9)return"\
0";let n=r<0?"−":"";return t>=1e15?n+Number(t.toPrecision(3)).toExponential():Number(t.toFixed(e))!==0?n+String(Number(
t.toFixed(e))):t>=1e-4?n+String(Number(t.toPrecision(2))):n+t.toExponential(1).replace(".0e","e").replace(/-(\d)$/,"-0$1")}function $e(r){let e=r.trim().replaceAll("−","-").replace(",","."),t=/^([+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?)(?:\/(\d+\.?\d*))?$/i.
exec(e);if(t===null)return null;let n=Number(t[1])/(t[2]===void 0?1:Number(t[2]));return Number.isFinite(n)?n:null}var ee=class{constructor(e){this.root=e;this.element=m("div",{class:"cnn-editor",role:"group",hidden:!0},F("One less",()=>this.
nudge(-1),"minus"),this.field,F("One more",()=>this.nudge(1),"plus")),this.field.addEventListener("input",()=>this.read()),
this.element.addEventListener("keydown",t=>this.keydown(t)),this.element.addEventListener("focusout",t=>{this.element.contains(
t.relatedTarget)||this.close(!1)})}root;element;field=m("input",{type:"text",class:"cnn-entry",autocomplete:"off",spellcheck:"\
false"});edit=null;open(e){this.edit?.cell.classList.remove("cnn-editing"),this.edit=e,e.cell.classList.add("cnn-editing"),
this.element.hidden=!1,this.element.setAttribute("aria-label",`Edit ${e.label}`),this.field.setAttribute("aria-label",e.
label),this.place(e.cell),this.field.value=e.typed??N(e.value,6),this.field.focus({preventScroll:!0}),e.typed===void 0?this.
field.select():this.read()}close(e){let{edit:t}=this;t!==null&&(this.edit=null,this.element.hidden=!0,t.cell.classList.remove(
"cnn-editing"),e&&t.cell.focus({preventScroll:!0}))}read(){let e=$e(this.field.value);this.field.setAttribute("aria-inva\
lid",String(e===null)),e!==null&&this.edit?.write(e)}nudge(e){let t=($e(this.field.value)??0)+e;this.field.value=N(t,6),
this.read()}keydown(e){e.stopPropagation();let{key:t}=e;if(t==="ArrowUp"||t==="ArrowDown")this.nudge(t==="ArrowUp"?1:-1);else if(t===
"Escape"){let{edit:n}=this;n?.cancel!==void 0?n.cancel():n?.write(n.value),this.close(!0)}else if(t==="Enter"&&e.target===
this.field)this.close(!0);else return;e.preventDefault()}place(e){let[t,n]=[this.root.getBoundingClientRect(),e.getBoundingClientRect()],
{offsetWidth:o,offsetHeight:s}=this.element,a=n.left+n.width/2-o/2-t.left,i=Math.max(4,Math.min(t.width-o-4,a)),l=n.bottom-
t.top+6,u=l+s>t.height?n.top-t.top-s-6:l;this.element.style.translate=`${i}px ${u}px`}};function Me(r,e){let t=()=>{let o=r.get("_initial");return typeof o=="object"&&o!==null&&Object.keys(o).length>0?o:null},
n=t()===null?Object.fromEntries(e.map(o=>[o,structuredClone(r.get(o))])):{};return()=>t()??n}function De(r,e,t){let n=0,
o=()=>{n||=requestAnimationFrame(()=>{n=0,t()})};for(let s of e)r.on(`change:${s}`,o);return{get:s=>r.get(s),set(s){let a=Object.
entries(s).filter(([i,l])=>!Et(r.get(i),l));for(let[i,l]of a)r.set(i,l);a.length>0&&r.save_changes()},schedule:o,dispose(){
cancelAnimationFrame(n),n=-1;for(let s of e)r.off(`change:${s}`,o)}}}var Et=(r,e)=>r===e||JSON.stringify(r)===JSON.stringify(
e);function Ke(r,e){let t,n=l=>r.get(l),o=l=>{for(let[u,c]of Object.entries(l))r.set(u,c);r.save_changes()},s=()=>{clearTimeout(
t),n("playing")===!0&&(t=setTimeout(a,1e3/Math.max(.25,Number(n("speed")))))},a=()=>{let[l,u]=[e.index(n)+1,e.length(n)-
1];o({...l<=u&&e.at(n,l),playing:l<u}),s()},i=["change:playing","change:speed"];for(let l of i)r.on(l,s);return s(),()=>{
clearTimeout(t);for(let l of i)r.off(l,s)}}var _t=[.25,.5,1,2,4,8].map(r=>[String(r),`${r} / s`]),te=class{constructor(e,t){
this.binding=e;this.sequence=t;this.scrub.setAttribute("aria-label",`Position among the ${t.unit}s`),this.scrub.addEventListener(
"input",()=>this.go(Number(this.scrub.value))),this.playButton=F("Play",()=>this.toggle(),"play"),this.playButton.append(
Z("pause")),this.playButton.classList.add("cnn-play"),this.element=m("div",{class:"cnn-player",role:"group","aria-label":"\
Player",id:H("player")},m("div",{class:"cnn-transport"},F(`First ${t.unit}`,()=>this.go(0),"first",!0),F("Step back",()=>this.
step(-1),"back",!0),this.playButton,F("Step forward",()=>this.step(1),"forward",!0)),this.scrub,this.count,this.speed.element),
this.element.addEventListener("keydown",n=>this.keydown(n))}binding;sequence;element;playButton;scrub=m("input",{type:"r\
ange",min:0,step:1,class:"cnn-scrub"});count=m("span",{class:"cnn-count"});speed=We("Speed",_t,e=>this.binding.set({speed:Number(
e)}));toggle(){let e=this.binding.get("playing")===!0,t=this.sequence.index(this.binding.get)>=this.sequence.length(this.
binding.get)-1;this.binding.set({...!e&&t&&this.sequence.at(this.binding.get,0),playing:!e})}pause(){this.binding.get("p\
laying")===!0&&this.binding.set({playing:!1})}update(){let e=this.binding.get("playing")===!0,[t,n]=[this.sequence.index(
this.binding.get),this.sequence.length(this.binding.get)];L(this.playButton,"aria-label",e?"Pause":"Play"),L(this.playButton,
"title",e?"Pause":"Play"),L(this.playButton,"data-playing",String(e)),L(this.scrub,"max",String(n-1)),this.scrub.valueAsNumber!==
t&&(this.scrub.valueAsNumber=t),L(this.scrub,"aria-valuetext",`${this.sequence.unit} ${t+1} of ${n}`),this.scrub.style.setProperty(
"--done",String(n>1?t/(n-1):1)),k(this.count,`${t+1} / ${n}`),this.speed.show(String(this.binding.get("speed")))}step(e){
this.go(this.sequence.index(this.binding.get)+e)}go(e){let t=this.sequence.length(this.binding.get)-1,n=this.sequence.at(
this.binding.get,Math.max(0,Math.min(t,e)));this.binding.set({...n,playing:!1})}keydown(e){e.key!==" "||e.target!==this.
scrub||(e.preventDefault(),this.toggle())}};var ne=class{constructor(e){this.source=e;let t=m("pre",{tabindex:0,role:"group","aria-label":"Python source"},this.code),
n=F("Copy",()=>{this.copy()}),o=m("div",{class:"cnn-python-bar"},m("span",{},"The same in Python"),this.status,n);this.element=
m("div",{class:"cnn-python",hidden:!0},o,t)}source;element;code=m("code",{});status=m("span",{class:"cnn-copied",role:"s\
tatus"});update(){this.element.hidden||(k(this.code,this.source()),k(this.status,""))}async copy(){try{await navigator.clipboard.
writeText(this.source()),k(this.status,"Copied")}catch{getSelection()?.selectAllChildren(this.code),k(this.status,"Selec\
ted: press Ctrl+C to copy")}}};function Ve(r,e,t){let n=Object.entries(e).find(([o,s])=>t.includes(o)&&(Ct(r(o))||!Je(r(o),s)));if(n!==void 0)throw new RangeError(
`the setting ${n[0]} is not what it should be`)}var Ct=r=>typeof r=="number"&&Math.abs(r)>1e13;function Je(r,e){if(e==null)
return!0;if(typeof e=="number")return Number.isFinite(r);if(Array.isArray(e)){if(!Array.isArray(r)||r.length>20*(e.length+
1))return!1;let t=e.length===0||typeof e[0]=="string";return r.length===0?t:e.length===0||r.every(n=>e.some(o=>Je(n,o)))}
return typeof r==typeof e&&r!==null}var ke=r=>r instanceof RangeError&&!/NaN|undefined|null|Invalid/.test(r.message)?`: ${r.
message.replace(/\.$/,"")}`:"";var Ot=["data-theme","data-jp-theme-light","data-vscode-theme-kind","theme","class"];function oe(r){let e=new MutationObserver(
r);for(let n of[document.documentElement,document.body])e.observe(n,{attributeFilter:Ot});let t=matchMedia("(prefers-col\
or-scheme: dark)");return t.addEventListener("change",r),()=>{e.disconnect(),t.removeEventListener("change",r)}}var re,Ye=new Map;
function se(r,e){let t=r.appendChild(document.createElement("i"));t.style.color=`var(${e})`;let{color:n}=getComputedStyle(
t);t.remove();let o=Ye.get(n);if(o===void 0){re??=document.createElement("canvas").getContext("2d",{willReadFrequently:!0}),
re.fillStyle=n,re.fillRect(0,0,1,1);let[s,a,i]=re.getImageData(0,0,1,1).data;Ye.set(n,o=[s,a,i])}return o}var Rt=["playing","speed"],zt=350,Xe=4;function Qe(r){let{sequence:e}=r;return{initialize:({model:t})=>e===void 0?()=>{}:
Ke(t,e),render({model:t,el:n}){try{return Ze(r,t,n)}catch(o){return It(r,t,n,`What was kept of this ${r.title.toLowerCase()}\
 could not be drawn${ke(o)}.`)}}}}function It(r,e,t,n){try{let o=Me(e,r.traits)();for(let s of r.traits)s in o&&e.set(s,
o[s]);return e.save_changes(),Ze(r,e,t,`${n} This is how it began.`)}catch{let o=`${n} Run its cell again, or load the p\
age anew.`;return t.replaceChildren(m("div",{class:"cnn"},m("p",{class:"cnn-problem",role:"alert"},o))),()=>t.replaceChildren()}}
function Ze(r,e,t,n=null){let o=[...r.traits,...r.sequence===void 0?[]:Rt],s=Me(e,o);Ve(M=>e.get(M),s(),r.traits.filter(
M=>r.loose?.includes(M)!==!0));let a=m("div",{class:"cnn",role:"group","aria-label":r.title,"data-explorer":r.name}),i=m(
"div",{class:"cnn-live",role:"status","aria-live":"polite","aria-atomic":"true"}),l=m("p",{class:"cnn-problem",role:"ale\
rt",hidden:!0}),u=M=>m("div",{class:`cnn-${M}`}),c,d=De(e,o,()=>w()),p={binding:d,editor:new ee(a),player:r.sequence===void 0?
null:new te(d,r.sequence),choices:u("choices"),more:u("more"),stage:u("stage"),detail:u("detail"),complain(M){l.hidden=M===
null,k(l,M??"")}},h;try{h=r.build(p)}catch(M){throw d.dispose(),M}let f=new ne(()=>h.python()),y=()=>{h.update(),p.player?.
update(),f.update()},b=null,w=()=>{clearTimeout(c);try{y()}catch(M){b=`This could not be drawn${ke(M)}. Undo the last ch\
ange, or begin again.`,p.complain(b);return}b!==null&&l.textContent===b&&p.complain(null),b=null,c=setTimeout(()=>k(i,h.
describe()),zt)},$=Ut(p,f,()=>{p.complain(null),h.reset?.(),d.set({...s(),...p.player!==null&&{playing:!1}})});a.append(
$,p.more,l,p.stage),p.player!==null&&a.append(p.player.element),a.append(p.detail,f.element,i,p.editor.element);let[g,T]=[
0,0],A=M=>{M<=Xe||M===g||(g=M,h.resize(M-Xe))},S=new ResizeObserver(()=>{cancelAnimationFrame(T),T=requestAnimationFrame(
()=>A(a.clientWidth))}),v=oe(()=>h.theme?.()),x=()=>{clearTimeout(c),cancelAnimationFrame(T),S.disconnect(),v(),h.dispose?.(),
d.dispose(),a.remove()};t.append(a),Bt(p);try{A(a.clientWidth||700),y(),k(i,h.describe())}catch(M){throw x(),M}return n!==
null&&p.complain(n),a.dataset.ready="true",S.observe(a),x}function Bt({stage:r,player:e}){let t=n=>{n.target.closest("[r\
ole=gridcell]")!==null&&e?.pause()};r.addEventListener("pointermove",t),r.addEventListener("pointerdown",t),r.addEventListener(
"focusin",t)}function Ut(r,e,t){r.more.hidden=!0;let n=V("More",i=>{r.more.hidden=!i,n.show(i),r.binding.schedule()},r.more),
o=V("Python",i=>{e.element.hidden=!i,o.show(i),e.update()},e.element),s=r.more.hasChildNodes()&&n.element,a=m("div",{class:"\
cnn-ends"},s,o.element,F("Reset",t,"reset"));return m("div",{class:"cnn-bar",role:"group","aria-label":"Settings"},r.choices,
a)}function E(r){let e=0;for(let t=0;t<r.length;t++)e=Math.max(e,Math.abs(r[t]));return e}var Se=(r,e)=>e>0?Math.max(-1,Math.
min(1,r/e)):0,G=class{element;low=m("span",{});high=m("span",{});bar=m("span",{class:"cnn-legend-bar"});note=m("span",{class:"\
cnn-legend-note"});constructor(){this.element=m("div",{class:"cnn-legend"},this.low,this.bar,this.high,this.note)}show(e,t,n,o){
this.bar.dataset.hue=e,this.bar.dataset.signed=String(n);let s=t===null?"max":N(t);k(this.low,n?"−"+s:"0"),k(this.high,
s),k(this.note,o)}};var et=r=>r.reduce((e,t)=>e*t,1);function _(r,e){let t=et(r);if(e!==void 0&&e.length!==t)throw new RangeError(`data has ${e.
length} elements, but shape (${r.join(", ")}) needs ${t}`);return{shape:[...r],data:e===void 0?new Float64Array(t):Float64Array.
from(e)}}function ae(r){let e=(t,n)=>{if(t===r.shape.length)return r.data[n];let o=et(r.shape.slice(t+1));return Array.from({length:r.
shape[t]},(s,a)=>e(t+1,n+a*o))};return e(0,0)}function jt(r){let e=[...r];for(let t=1;t<=1024;t++)if(e.every(n=>Math.round(n*t)/t===n))return t;return 1}function D(r,e){let t=jt(e.data),n=(s,a)=>{if(!Array.isArray(s))return String(t===1?s:Math.round(s*t));let i=Array.isArray(
s[0])?`,
${" ".repeat(a+1)}`:", ";return`[${s.map(l=>n(l,a+1)).join(i)}]`},o=`${r} = np.array(`;return`${o}${n(ae(e),o.length)}, \
dtype=float)${t===1?"":` / ${t}`}`}function tt(r,e,t){return Array.from({length:r},(n,o)=>{let s=new Float64Array(r);for(let a of[-1,0,1]){let i=e+(o+a/3-r/
2)/t;for(let l=0;l<r;l++)s[l]+=Math.max(0,1-Math.abs(i-l))/3}return s})}function nt(r,e,t){let[n,o,s,a,i,l,u]=[e,-1,t,-1,
0,0,0];for(let y=0;y<e;y++)for(let b=0;b<t;b++){let w=Math.max(0,r[y*t+b]);[i,l,u]=[i+w,l+w*y,u+w*b],!(w<=.05)&&([n,o,s,
a]=[Math.min(n,y),Math.max(o,y),Math.min(s,b),Math.max(a,b)])}if(o<0)return Float64Array.from(r);let c=Math.min(3,20/(1+
Math.max(o-n,a-s))),[d,p]=[tt(e,l/i,c),tt(t,u/i,c)],h=new Float64Array(e*t);d.forEach((y,b)=>y.forEach((w,$)=>{if(w>0)for(let g=0;g<
t;g++)h[b*t+g]+=w*r[$*t+g]}));let f=new Float64Array(e*t);return p.forEach((y,b)=>y.forEach((w,$)=>{if(w>0)for(let g=0;g<
e;g++)f[g*t+b]+=w*h[g*t+$]})),f}function rt(r,[e,t,n],[o,s],a){let i=new Float64Array(e*t*n).fill(a);for(let l=0;l<e;l++)
for(let u=Math.max(0,o);u<Math.min(t,t+o);u++)for(let c=Math.max(0,s);c<Math.min(n,n+s);c++)i[(l*t+u)*n+c]=r[(l*t+u-o)*n+
c-s];return i}function ie(r,[e,t,n],[o,s,a],i){let l=Float64Array.from(r);for(let u=0;u<e;u++)for(let c=o;c<Math.min(t,o+
a);c++)l.fill(i,(u*t+c)*n+s,(u*t+c)*n+Math.min(n,s+a));return l}function ot(r,[e,t,n],[o,s],a,i){let l=Float64Array.from(
r),[u,c]=[s[0]-o[0],s[1]-o[1]],d=u*u+c*c;for(let p=0;p<t;p++)for(let h=0;h<n;h++){let[f,y]=[p+.5-o[0],h+.5-o[1]],b=d===0?
0:Math.max(0,Math.min(1,(f*u+y*c)/d)),w=Math.max(0,Math.min(1,a+.5-Math.hypot(f-b*u,y-b*c)));if(w!==0)for(let $=0;$<e;$++){
let g=($*t+p)*n+h,T=l[g]+(i-l[g])*w;Math.abs(i-T)<Math.abs(i-l[g])&&(l[g]=Math.round(T*255)/255)}}return l}function st(r,e){
let t=Uint8Array.from(atob(r),o=>o.charCodeAt(0)),n=[];for(let o=0;o<t.length;o++)t[o]!==0?n.push(t[o]):n.push(...new Array(
t[++o]).fill(0));return Array.from({length:n.length/e},(o,s)=>Uint8Array.from(n.slice(s*e,(s+1)*e)))}var Ht=[1,2,1,2,4,2,1,2,1].map(r=>r/16);var Vr=64*Number.EPSILON;var at=new WeakMap;function P(r){let e=at.get(r);if(e===void 0){let t=Uint8Array.from(atob(r.data),s=>s.charCodeAt(0)),n=new DataView(
t.buffer),o=r.dtype==="float16"?s=>Gt(n.getUint16(2*s,!0)):s=>n.getFloat32(4*s,!0);e=Float32Array.from({length:t.length/
(r.dtype==="float16"?2:4)},(s,a)=>o(a)),at.set(r,e)}return e}function Gt(r){let[e,t]=[r>>10&31,r&1023],n=e===0?t*2**-24:
(1+t/1024)*2**(e-15);return r>>15?-n:n}function it({input:r,layers:e},t){let n=[Float32Array.from(t)],[o,s]=[n[0],r];for(let a of e)n.push(o=Dt(a,o,s)),s=a.size;
return n}function Dt(r,e,t){switch(r.kind){case"conv":return Kt(r,e,t);case"pool":return Jt(r,e,t);case"linear":return Vt(
r,e);case"norm":{let[n,o,s]=[P(r.scale),P(r.shift),t[1]*t[2]];return e.map((a,i)=>a*n[i/s|0]+o[i/s|0])}case"act":{let n=Ne(
r.f,r.params);return e.map(n)}case"softmax":return Float32Array.from(Le(e));default:return e}}function Le(r){let e=Float64Array.
from(r),t=e.reduce((s,a)=>Math.max(s,a),-1/0),n=e.map(s=>Math.exp(s-t)),o=n.reduce((s,a)=>s+a,0);return n.map(s=>s/o)}function Kt({
rows:r,cols:e,groups:t,size:[n,o,s],...a},i,[l,u,c]){let[d,p]=[P(a.weight),a.bias&&P(a.bias)],[h,f,y,b]=[l/t,r[0].length,
e[0].length,c+1],w=l*u*b,$=new Float32Array(w+b);for(let x=0;x<l*u;x++)$.set(i.subarray(x*c,(x+1)*c),x*b);let g=Int32Array.
from(r.flat()),T=Int32Array.from(e.flat(),x=>x<0?c:x),A=new Float32Array(n*o*s),[S,v]=[h*f*y,o*s];for(let x=0,M=1;x<n;x+=
M){let C=Math.floor(x*t/n)*h;M=x+1<n&&Math.floor((x+1)*t/n)*h===C?2:1;let Q=x+M-1;for(let W=0,be=x*v;W<o;W++)for(let ye=0;ye<
s;ye++,be++){let[Ie,Be,St,Tt]=[p?p[x]:0,p?p[Q]:0,x*S,Q*S];for(let ge=C;ge<C+h;ge++)for(let we=0;we<f;we++){let Ue=g[W*f+
we],Lt=Ue<0?w:(ge*u+Ue)*b;for(let ve=0;ve<y;ve++){let qe=$[Lt+T[ye*y+ve]];Ie+=d[St++]*qe,Be+=d[Tt++]*qe}}A[be+(M-1)*v]=Be,
A[be]=Ie}}return A}function Vt(r,e){let[t,n]=[P(r.weight),r.bias&&P(r.bias)];return Float32Array.from({length:r.size[0]},
(o,s)=>{let a=n?n[s]:0;for(let i=0;i<e.length;i++)a+=t[s*e.length+i]*e[i];return a})}function Jt({rows:r,cols:e,mode:t,shares:n,
size:[o,s,a]},i,[,l,u]){let c=new Float32Array(o*s*a),d=t==="max";for(let p=0,h=0;p<o;p++)for(let f=0;f<s;f++)for(let y=0;y<
a;y++){let b=d?-1/0:0;for(let w of r[f])for(let $ of e[y]){let g=i[(p*l+w)*u+$];b=d?Math.max(b,g):b+g}c[h++]=d?b:b*n[0][f]*
n[1][y]}return c}function Ne(r,e){switch(r){case"relu":return t=>Math.max(0,t);case"leaky_relu":return t=>t>0?t:t*e[0];case"\
elu":return t=>t>0?t:e[0]*Math.expm1(t);case"tanh":return Math.tanh;case"scaled_tanh":return t=>e[0]*Math.tanh(e[1]*t);case"\
sigmoid":return t=>1/(1+Math.exp(-t));case"silu":return t=>t/(1+Math.exp(-t));case"gelu":return t=>t/2*(1+Yt(t/Math.SQRT2));case"\
gelu_tanh":return t=>t/2*(1+Math.tanh(Math.sqrt(2/Math.PI)*(t+.044715*t**3)));case"softplus":return t=>t*e[0]>e[1]?t:Math.
log1p(Math.exp(t*e[0]))/e[0];case"hardtanh":return t=>Math.min(e[1],Math.max(e[0],t));case"hardswish":return t=>t*Math.min(
6,Math.max(0,t+3))/6;default:throw new RangeError(`no activation is called ${r}`)}}function Yt(r){let e=1/(1+.3275911*Math.
abs(r)),t=e*(.254829592+e*(-.284496736+e*(1.421413741+e*(-1.453152027+e*1.061405429))));return Math.sign(r)*(1-t*Math.exp(
-r*r))}var q=({input:r,layers:e},t)=>t===0?r:e[t-1].size,Fe=([,r,e],[,t,n,o])=>(t*r+n)*e+o;function le(r,[,e,t],n){return[r,Math.
floor(n/(e*t)),Math.floor(n/t)%e,n%t]}function Pe(r,e,t){let[n,o,s,a]=t,i=r.layers[n-1],[l,u]=[q(r,n-1),e[n-1]],c=Fe(i.size,
t),d=e[n][c],p=(h,f)=>({kind:"map",factors:[{at:c,x:u[c],w:h,product:u[c]*h}],patch:[1,1],first:o,bias:f,value:d});switch(i.
kind){case"conv":return{...Xt(i,u,l,o,s,a),value:d};case"linear":{let h=P(i.weight).subarray(o*u.length,(o+1)*u.length);
return{kind:"sum",factors:Array.from(u,(y,b)=>({at:b,x:y,w:h[b],product:y*h[b]})),patch:[1,1],first:0,bias:i.bias?P(i.bias)[o]:
0,value:d}}case"pool":return{...Qt(i,u,l,o,s,a),value:d};case"norm":return p(P(i.scale)[o],P(i.shift)[o]);default:return p(
1,0)}}function Xt(r,e,t,n,o,s){let[a,i]=[r.rows[o],r.cols[s]],l=t[0]/r.groups,u=Math.floor(n*r.groups/r.size[0])*l,c=P(r.
weight),d=a.length*i.length;return{kind:"sum",factors:Array.from({length:l*d},(h,f)=>{let[y,b]=[a[Math.floor(f%d/i.length)],
i[f%i.length]],w=y<0||b<0?-1:((u+Math.floor(f/d))*t[1]+y)*t[2]+b,[$,g]=[w<0?0:e[w],c[n*l*d+f]];return{at:w,x:$,w:g,product:$*
g}}),patch:[a.length,i.length],first:u,bias:r.bias?P(r.bias)[n]:0}}function Qt(r,e,[,t,n],o,s,a){let[i,l]=[r.rows[s],r.cols[a]],
u=i.flatMap(h=>l.map(f=>(o*t+h)*n+f)),c=u.reduce((h,f)=>e[f]>e[h]?f:h,u[0]),d=r.shares[0][s]*r.shares[1][a],p=u.map(h=>{
let f=r.mode==="avg"?d:h===c?1:0;return{at:h,x:e[h],w:f,product:e[h]*f}});return{kind:r.mode==="max"?"max":"mean",factors:p,
patch:[i.length,l.length],first:o,bias:0}}function Zt(r,e,t){let n={channels:[0,e[0]],rows:[0,e[1]],cols:[0,e[2]]};if(r.
kind==="linear"||r.kind==="softmax")return n;if(r.kind==="flatten")return en(e,t.channels);let o=(a,[i,l])=>{let u=a.slice(
i,l).flat().filter(c=>c>=0);return u.length===0?[0,0]:[Math.min(...u),Math.max(...u)+1]},s=t.channels;if(r.kind==="conv"){
let[a,i]=[r.size[0]/r.groups,e[0]/r.groups];s=[Math.floor(s[0]/a)*i,(Math.floor((s[1]-1)/a)+1)*i]}return r.kind!=="conv"&&
r.kind!=="pool"?t:{channels:s,rows:o(r.rows,t.rows),cols:o(r.cols,t.cols)}}function en([,r,e],[t,n]){let[o,s]=[Math.floor(
t/(r*e)),Math.floor((n-1)/(r*e))];if(o!==s)return{channels:[o,s+1],rows:[0,r],cols:[0,e]};let[a,i]=[Math.floor(t/e)%r,Math.
floor((n-1)/e)%r],l=a===i?[t%e,(n-1)%e+1]:[0,e];return{channels:[o,o+1],rows:[a,i+1],cols:l}}function j(r,[e,t,n,o]){let s=[
{channels:[t,t+1],rows:[n,n+1],cols:[o,o+1]}];for(let a=e;a>0;a--)s.unshift(Zt(r.layers[a-1],q(r,a-1),s[0]));return s}function lt(r,e,t){
let{factors:n,kind:o}=Pe(r,e,t),s=({product:u,at:c})=>c<0?-1:o==="max"?u:Math.abs(u),a=n.filter(({at:u})=>u>=0),i=o==="m\
ax"?a.filter(({w:u})=>u===1):a,l=i.reduce((u,c)=>s(c)>s(u)?c:u,i[0]??n[0]);return le(t[0]-1,q(r,t[0]-1),Math.max(0,l.at))}
function ut(r,e,t){return r.kind==="act"?Ne(r.f,r.params)(t):r.kind==="norm"?t*P(r.scale)[e]+P(r.shift)[e]:t}function O(r){return r>0&&r<5e-4?"under 0.1 %":r>=.9995&&r<1?"over 99.9 %":`${(100*r).toFixed(1).replace(/\.0$/,"")} %`}
function Ee({stages:r,unit:[,e,t,n],at:o,net:s}){let a=r[o];return o===0?`${s.input[0]>1?`channel ${e}, `:""}row ${t}, c\
olumn ${n}`:o===r.length-1&&s.labels.length>0?`class ${s.labels[e]}`:a.vector?`unit ${e}`:`map ${e}, row ${t}, column ${n}`}
var _e=({all:r,net:e,unit:t})=>r[t[0]][Fe(q(e,t[0]),t)];function Ce(r){let{net:e,unit:t,at:n}=r;if(n===0)return"";let{rows:o,
cols:s}=j(e,t)[0],[a,i]=[o[1]-o[0],s[1]-s[0]];return a===e.input[1]&&i===e.input[2]?"It depends on the whole picture.":`\
Of the picture it sees ${a}×${i} pixels, outlined.`}function ct(r){let{net:e,shares:t,stages:n,at:o}=r,s=`Shown: ${n[o].
name}, ${Ee(r)} = ${N(_e(r))}. ${Ce(r)}`;if(t===null)return s;let[a,i]=Array.from(t.keys()).sort((u,c)=>t[c]-t[u]),l=u=>`${e.
labels[u]} (${O(t[u])})`;return`Read as ${l(a)}, then ${l(i)}. ${s}`}function tn({raw:r,net:e},t){let[n,o,s]=e.input,a=(o-
28)/2;return o!==s||o!==28&&o!==32?-1:t.findIndex(i=>{for(let l=0;l<n*o*s;l++){let[u,c]=[Math.floor(l/s)%o-a,l%s-a],d=u>=
0&&u<28&&c>=0&&c<28;if(r[l]!==(d?i[u*28+c]/255:0))return!1}return!0})}function dt(r,e,t){let{net:n,raw:o,centre:s,shift:[
a,i],patch:[l,u,c],unit:d}=r,{paper:p}=n,[h,f,y]=n.input,b=tn(r,t),w=n.origin==="lenet5",$=[s&&"centre_digit",b>=0&&"loa\
d_digit_samples",w&&"load_weights"].filter(v=>v!==!1),g=["import numpy as np"];if(w||g.push("import torch"),$.length>0&&
g.push(`from cnnedu.data import ${$.join(", ")}`),w&&g.push("from cnnedu.functional import avg_pool2d, conv2d, linear, s\
oftmax, tanh"),g.push(""),b>=0){let v=(f-28)/2;g.push(`digit = ${e.sources[b]} / 255`),g.push(v>0?`input = np.pad(digit,\
 ${v})[None]`:"input = digit[None]"),h>1&&g.push(`input = np.repeat(input, ${h}, axis=0)`)}else g.push(D("input",_(n.input,
o)));if(s){let[v,x]=p===0?["",""]:[` - ${p}`,` + ${p}`];g.push(`input = np.stack([centre_digit(plane${v})${x} for plane \
in input])`)}if(a!==0||i!==0){let v=Math.max(Math.abs(a),Math.abs(i)),x=p===0?"":`, constant_values=${p}`,[M,C]=[`${v-a}\
:${v-a+f}`,`${v-i}:${v-i+y}`];g.push(`room = ((0, 0), (${v}, ${v}), (${v}, ${v}))`),g.push(`input = np.pad(input, room${x}\
)[:, ${M}, ${C}]  # ${a} down, ${i} to the right`)}c>0&&g.push(`input[:, ${l}:${l+c}, ${u}:${u+c}] = ${p}  # the patch`),
g.push("input = input.astype(np.float32)");let T=n.variables[d[0]],S=n.layers.slice(0,d[0]).some(({kind:v})=>v==="flatte\
n"||v==="linear")?`${d[1]}`:d.slice(1).join(", ");return`${g.join(`
`)}
${n.source}${T==null?"":`print(${T}[${S}])  # the unit shown
`}`}var mt=10,ue=class{constructor(e){this.show=e;this.element=m("div",{class:"cnn-answer"},this.title,this.list)}show;element;title=m(
"p",{class:"cnn-read"});list=m("div",{class:"cnn-bars",role:"group","aria-label":"Probability of each class"});bars=[];drawn=null;shown=-1;update({
shares:e,net:t,at:n,stages:o,unit:s,answer:a}){this.element.hidden=e===null;let i=n===o.length-1?s[1]:-1;if(e===null||e===
this.drawn&&i===this.shown)return;[this.drawn,this.shown]=[e,i];let l=Math.min(mt,e.length);this.bars.length!==l&&this.build(
l);let u=e.length>mt?Array.from(e.keys()).sort((d,p)=>e[p]-e[d]):null,c=t.labels[a];this.title.replaceChildren("Read as ",
m("b",{},c),`, ${O(e[a])}`),this.bars.forEach((d,p)=>{d.at=u===null?p:u[p];let h=e[d.at];k(d.label,t.labels[d.at]),k(d.text,
O(h)),d.fill.style.setProperty("--share",h.toFixed(4)),L(d.element,"data-best",d.at===a?"":null),L(d.element,"aria-press\
ed",String(d.at===i))})}build(e){this.bars=Array.from({length:e},()=>{let[t,n,o]=[m("span",{class:"cnn-class"}),m("i",{}),
m("span",{class:"cnn-share"})],s=m("span",{class:"cnn-track","aria-hidden":"true"},n),i={element:m("button",{type:"butto\
n",class:"cnn-bar-row",onclick:()=>this.show(i.at)},t,s,o),label:t,fill:n,text:o,at:0};return i}),this.list.replaceChildren(
...this.bars.map(({element:t})=>t))}};var R=255,nn={ArrowUp:[-1,0],ArrowDown:[1,0],ArrowLeft:[0,-1],ArrowRight:[0,1]},I=class{constructor(e,t={}){this.events=
t;let n=Object.keys(t).length>0,o=n?{role:"application",tabindex:0,"aria-roledescription":"map"}:{role:"img"};this.element=
m("div",{class:"cnn-heat","aria-label":e,...o},this.canvas,this.outline),this.stop=oe(()=>{this.tables.clear(),this.paintAgain?.()}),
n&&this.listen()}events;element;canvas=m("canvas",{class:"cnn-heat-canvas",width:1,height:1});outline=m("div",{class:"cn\
n-heat-outline",hidden:!0});stop;tables=new Map;paintAgain=null;image=null;cursor=[0,0];get rows(){return this.canvas.height}get cols(){
return this.canvas.width}name(e){L(this.element,"aria-label",e)}paint(e,t,n,{hue:o,most:s}){this.draw(t,n,a=>{let i=new Uint32Array(
a.buffer),l=s>0?R/s:0;if(o==="image"){for(let c=0;c<i.length;c++)i[c]=rn(e[c]*l);return}let u=this.table(o);for(let c=0;c<
i.length;c++){let d=e[c]*l+R;i[c]=d!==d?0:u[d<0?0:d>2*R?2*R:d+.5|0]}})}paintPicture(e,t,n,o){let s=o-1;this.draw(t,n,a=>{
for(let i=0,l=0;i<t*n;i++,l+=o)a[4*i]=e[l],a[4*i+1]=e[l+Math.min(1,s)],a[4*i+2]=e[l+s],a[4*i+3]=255})}box(e){if(this.outline.
hidden=e===null,e===null)return;let t=(o,s)=>`${100*o/s}%`,{style:n}=this.outline;n.left=t(e.col,this.cols),n.top=t(e.row,
this.rows),n.width=t(e.cols,this.cols),n.height=t(e.rows,this.rows)}place(e,t){this.cursor=[z(e,this.rows),z(t,this.cols)]}at({
clientX:e,clientY:t}){let{left:n,top:o,width:s,height:a}=this.canvas.getBoundingClientRect();return[z(Math.floor((t-o)/a*
this.rows),this.rows),z(Math.floor((e-n)/s*this.cols),this.cols)]}dispose(){this.stop()}draw(e,t,n){this.canvas.width!==
t&&(this.canvas.width=t),this.canvas.height!==e&&(this.canvas.height=e),this.paintAgain=()=>{let o=this.canvas.getContext(
"2d");(this.image?.width!==t||this.image.height!==e)&&(this.image=o.createImageData(t,e));let{image:s}=this;n(s.data),o.
putImageData(s,0,0)},this.element.isConnected?this.paintAgain():requestAnimationFrame(()=>this.paintAgain?.())}table(e){
let t=this.tables.get(e);if(t!==void 0)return t;let n=se(this.element,"--cnn-ground"),o=se(this.element,`--cnn-${e}-plus`),
s=e==="input"?o:se(this.element,`--cnn-${e}-minus`),a=Uint32Array.from({length:2*R+1},(i,l)=>{let[u,c]=[l<R?s:o,Math.abs(
l-R)/R],[d,p,h]=n.map((f,y)=>Math.round(f+(u[y]-f)*c));return pt(d,p,h)});return this.tables.set(e,a),a}listen(){let{element:e,
events:t}=this,n=o=>this.move(...this.at(o));e.addEventListener("pointermove",n),e.addEventListener("pointerdown",n),e.addEventListener(
"pointerleave",o=>{o.pointerType!=="touch"&&t.leave?.()}),e.addEventListener("click",o=>t.pick?.(...this.at(o))),e.addEventListener(
"focus",()=>{e.matches(":focus-visible")&&this.move(...this.cursor)}),e.addEventListener("blur",()=>t.leave?.()),e.addEventListener(
"keydown",o=>{this.pressed(o)&&(o.preventDefault(),o.stopPropagation())})}pressed(e){let[t,n]=this.cursor;if(e.altKey||e.
ctrlKey||e.metaKey)return!1;let o=nn[e.key],s=e.shiftKey?10:1;if(o!==void 0)this.move(z(t+s*o[0],this.rows),z(n+s*o[1],this.
cols));else if(this.events.pick!==void 0&&(e.key==="Enter"||e.key===" "))this.events.pick(t,n);else return this.events.key?.(
e,t,n)??!1;return!0}move(e,t){this.cursor=[z(e,this.rows),z(t,this.cols)],this.events.point?.(...this.cursor)}},z=(r,e)=>Math.
max(0,Math.min(e-1,r)),pt=(r,e,t)=>(255<<24|t<<16|e<<8|r)>>>0;function rn(r){if(r!==r)return 0;let e=r<0?0:r>255?255:r+.5|
0;return pt(e,e,e)}function B(r,e={},...t){let n=document.createElementNS("http://www.w3.org/2000/svg",r);for(let[o,s]of Object.entries(e))
s!=null&&s!==!1&&n.setAttribute(o,String(s));return n.append(...t.filter(o=>o!==null&&o!==!1)),n}var on=3,K=class{heat;element;veil=B("path",{class:"cnn-veil","fill-rule":"evenodd"});outline=B("path",{class:"cnn-field"});mark=B(
"path",{class:"cnn-mark-unit"});overlay=B("svg",{class:"cnn-overlay",preserveAspectRatio:"none","aria-hidden":"true"},this.
veil,this.outline,this.mark);size=[0,0,0];perRow=1;gap=0;dot=1;constructor(e,t={}){this.heat=new I(e,t),this.heat.element.
append(this.overlay),this.element=m("div",{class:"cnn-mosaic"},this.heat.element)}arrange(e,t){this.size=e,this.perRow=Math.
max(1,Math.min(t,e[0])),this.dot=e[1]*e[2]===1?on:1,this.gap=this.dot>1?1:Math.max(1,Math.round(e[2]/12)),L(this.overlay,
"viewBox",`0 0 ${this.width} ${this.height}`)}get width(){return this.perRow*(this.size[2]*this.dot+this.gap)-this.gap}get height(){
return Math.ceil(this.size[0]/this.perRow)*(this.size[1]*this.dot+this.gap)-this.gap}paint(e,t,n){let[o,s,a]=this.size,{
width:i,height:l,dot:u}=this,c=new Float32Array(i*l).fill(NaN);for(let d=0;d<o;d++){let p=n===null?1/(E(sn(e,d,s*a))||1):
1,[h,f]=this.corner(d);for(let y=0;y<s*u;y++)for(let b=0;b<a*u;b++){let w=(d*s+(u>1?0:y))*a+(u>1?0:b);c[(h+y)*i+f+b]=e[w]*
p}}this.heat.paint(c,l,i,{hue:t,most:n??1})}unitAt(e,t){let[n,o,s]=this.size,[a,i]=[o*this.dot+this.gap,s*this.dot+this.
gap],l=Math.floor(e/a)*this.perRow+Math.floor(t/i),u=(c,d)=>Math.min(d-1,Math.floor(c/this.dot));return l<n?[l,u(e%a,o),
u(t%i,s)]:null}step([e,t,n],o,s){let[a,i,l]=this.size,[u,c]=[Math.floor(e/this.perRow)*i+t+o,e%this.perRow*l+n+s],d=Math.
floor(u/i)*this.perRow+Math.floor(c/l);return u>=0&&c>=0&&c<this.perRow*l&&d<a?[d,u%i,c%l]:[e,t,n]}rects({channels:e,rows:t,
cols:n}){let[o,s,a]=this.size;return e[1]-e[0]===o&&t[1]-t[0]===s&&n[1]-n[0]===a?[{x:0,y:0,width:this.width,height:this.
height}]:Array.from({length:e[1]-e[0]},(i,l)=>{let[u,c]=this.corner(e[0]+l),{dot:d}=this;return{x:c+n[0]*d,y:u+t[0]*d,width:(n[1]-
n[0])*d,height:(t[1]-t[0])*d}})}show(e,t,n){let o=e===null?"":this.rects(e).map(ft).join("");J(this.outline,n?"":o),J(this.
mark,n?o:""),J(this.veil,t?ft({x:0,y:0,width:this.width,height:this.height})+o:"")}dispose(){this.heat.dispose()}corner(e){
let[,t,n]=this.size,o=s=>s*this.dot+this.gap;return[Math.floor(e/this.perRow)*o(t),e%this.perRow*o(n)]}},ht=new WeakMap;
function J(r,e){ht.get(r)!==e&&r.setAttribute("d",e),ht.set(r,e)}var ft=({x:r,y:e,width:t,height:n})=>`M${r} ${e}h${t}v${n}\
h${-t}z`,sn=(r,e,t)=>r.subarray(e*t,(e+1)*t);var[an,Y]=[25,16],ce=class{constructor(e){this.go=e;this.strips=["inputs","weights","products"].map(n=>new K(n)),this.strips.
forEach((n,o)=>this.strip.append(m("div",{class:"cnn-strip-row"},this.names[o],n.element)));let t=m("div",{class:"cnn-st\
rip-frame"},this.strip,this.sums);this.element=m("div",{class:"cnn-working"},this.title,this.story,t,this.caption,this.cards,
this.sum,this.soft)}go;element;title=m("p",{class:"cnn-title"});story=m("p",{class:"cnn-story"});strips;names=["reads",`${"\
×"} weights`,"= products"].map(e=>m("span",{class:"cnn-strip-name"},e));strip=m("div",{class:"cnn-strip"});sums=m("div",
{class:"cnn-sums",role:"group","aria-label":"Sum of each channel"});cards=m("div",{class:"cnn-cards"});caption=m("p",{class:"\
cnn-cards-caption"});sum=m("p",{class:"cnn-sum"});soft=m("p",{class:"cnn-sum"});made=[];buttons=[];chosen=null;stage=-1;width=0;scene=null;resize(e){
this.width=e}update(e){this.scene=e;let{at:t,stages:n,unit:o,net:s,all:a}=e;t!==this.stage&&(this.chosen=null),this.stage=
t;let i=n[t];if(k(this.title,`${t===0?"Pixel":i.name}, ${Ee(e)} = ${N(_e(e))}`),this.element.dataset.kind=t===0?"pixel":
"unit",k(this.story,`${i.story} ${Ce(e)}`),t===0)return;let l=Pe(s,a,[i.main,o[1],o[2],o[3]]),u=this.group(l),c=u.reduce(
(p,h)=>Math.abs(h.sum)>Math.abs(p.sum)?h:p,u[0]),d=u.find(({channel:p})=>p===this.chosen)??c;this.draw(l,u,d),this.write(
l,d,u.length),this.add(l,u),this.softmax()}dispose(){for(let e of this.strips)e.dispose()}group({factors:e,patch:t,first:n,
kind:o}){let{stages:s,at:a}=this.scene,i=s[a-1],u=o==="sum"&&this.layer().kind==="linear"?i.vector?e.length:i.size[1]*i.
size[2]:t[0]*t[1];return Array.from({length:Math.max(1,Math.round(e.length/u))},(c,d)=>{let p=e.slice(d*u,(d+1)*u);return{
channel:n+d,factors:p,sum:p.reduce((h,{product:f})=>h+f,0)}})}layer(){let{net:e,stages:t,at:n}=this.scene;return e.layers[t[n].
main-1]}draw(e,t,n){let{stages:o,at:s}=this.scene,a=o[s-1],i=this.layer(),l=e.kind==="sum",u=i.kind==="linear",c=u&&a.vector,
d=t.length<=Y?t:[...t].sort((S,v)=>Math.abs(v.sum)-Math.abs(S.sum)).slice(0,Y),p=c?Math.min(t[0].factors.length,30):Math.
ceil(d.length/Math.ceil(d.length/(this.width<560?6:Y))),[h,f]=c?[1,1]:u?[a.size[1],a.size[2]]:e.patch,y=c?t[0].factors.length:
d.length,b=d.flatMap(({factors:S})=>S),w=y===1;this.strip.dataset.single=String(w||c);let $=c?16:w?92:Math.min(this.width<
900?76:56,Math.max(30,Math.floor((this.width-110)/p)-4)),[g,T,A]=Array.from({length:3},()=>new Float32Array(b.length));b.
forEach(({x:S,w:v,product:x},M)=>[g[M],T[M],A[M]]=[S,v,x]),[g,T,A].forEach((S,v)=>{let x=this.strips[v];x.arrange([y,h,f],
p),x.heat.element.style.width=`${Math.min(p,y)*$}px`,x.element.parentElement.hidden=v>0&&!l,x.paint(S,v===1?"weight":s===
1&&v===0?"input":"activation",E(S));let M=d.indexOf(n),C={channels:[M,M+1],rows:[0,h],cols:[0,f]};x.show(w||c||M<0?null:
C,!1,!0)}),this.sums.hidden=w||c||!l,this.listSums(this.sums.hidden?[]:d,n,p,$)}listSums(e,t,n,o){this.buttons.length!==
e.length&&(this.buttons=e.map((s,a)=>m("button",{type:"button",class:"cnn-channel-sum",onclick:()=>this.choose(a)})),this.
sums.replaceChildren(...this.buttons)),this.sums.style.setProperty("--columns",String(n)),this.sums.style.setProperty("-\
-side",`${o}px`),e.forEach(({channel:s,sum:a},i)=>{let l=this.buttons[i];l.dataset.channel=String(s),k(l,U(a)),L(l,"aria\
-label",`map ${s}: products sum to ${U(a)}`),L(l,"aria-pressed",String(s===t.channel))})}choose(e){this.chosen=Number(this.
buttons[e].dataset.channel),this.update(this.scene)}write({kind:e,patch:t},{factors:n,channel:o},s){let{net:a,stages:i,at:l}=this.
scene,{main:u,name:c}=i[l],d=i[l-1],p=q(a,u-1),h=n.length===t[0]*t[1]&&n.length<=an,f=h?n:[...n].sort((A,S)=>Math.abs(S.
product)-Math.abs(A.product)).slice(0,12),y=n.length-f.length;this.caption.hidden=e==="map";let b=s>1?`Map ${o} of ${d.name}\
: `:"",w=n.reduce((A,{product:S})=>A+S,0)-f.reduce((A,{product:S})=>A+S,0),$=y>0?`the ${f.length} products that weigh mo\
st; the other ${y} add ${U(w)}`:e==="sum"?"number times weight":`what ${c} reads`,g=b+$;k(this.caption,`${g[0].toUpperCase()}${g.
slice(1)}. Click one to follow it down.`),this.build(e==="map"?0:f.length),this.cards.style.setProperty("--columns",String(
h?t[1]:4)),this.cards.dataset.spatial=String(h);let T=E(f.map(({product:A})=>A));f.forEach((A,S)=>{let v=this.made[S],[,
x,M,C]=le(u-1,d.vector?[p[0],1,1]:d.size,Math.max(0,A.at)),Q=A.at<0;k(v.where,Q?"padding":h?"":d.vector?`unit ${x}`:`${x}\
: ${M}, ${C}`),k(v.factors,e==="sum"?`${U(A.x)} ${"×"} ${U(A.w)}`:""),k(v.product,U(e==="sum"?A.product:A.x));let W=e===
"max"?A.w===1?Se(A.x,T||1):0:Se(A.product,T);v.element.style.setProperty("--cnn-shade",Math.abs(W).toFixed(3)),L(v.element,
"class",`cnn-card${W<0?" cnn-negative":""}${e==="max"&&A.w===1?" cnn-winner":""}`),v.element.dataset.at=String(A.at)})}build(e){
this.made.length!==e&&(this.made=Array.from({length:e},()=>{let[t,n,o]=[m("span",{class:"cnn-where"}),m("span",{class:"c\
nn-factors"}),m("b",{})],s=m("div",{class:"cnn-card",onclick:()=>this.follow(s)},t,n,o);return{element:s,where:t,factors:n,
product:o}}),this.cards.replaceChildren(...this.made.map(({element:t})=>t)))}follow(e){let{stages:t,at:n}=this.scene,{size:o,
last:s}=t[n-1],a=Number(e.dataset.at);a>=0&&this.go(le(s,o,a))}add({kind:e,factors:t,bias:n,value:o},s){let{stages:a,at:i,
net:l,unit:u}=this.scene,c=a[i],d=s.length>1,p="";if(e==="max")p=`max(${t.map(({x:w})=>N(w)).join(", ")}) = `;else if(e===
"mean")p=`(${yt(t.map(({x:w})=>w))}) / ${Math.round(1/t[0].w)} = `;else if(e==="sum"){let w=d?s.length<=Y?s.map(({sum:g})=>g):
[s.reduce((g,T)=>g+T.sum,0)]:[s[0].sum];p=`${d?s.length<=Y?"channels: ":`${s.length} channels: `:`${t.length} products: `}${yt(
w)}${n===0?"":`${gt(n)} (bias)`} = `}else p=`${this.layer().title}(${N(t[0].x)}) = `;let h=o,f=[];for(let w=c.main+1;w<=
c.last;w++){let $=l.layers[w-1];if($.kind!=="act"&&$.kind!=="norm")continue;let g=ut($,u[1],h);f.push(`; ${$.title}(${N(
h)}) = `,N(g)),h=g}let y=f.length===0?N(o):f.pop(),b=f.length===0?"":`${N(o)}${f.join("")}`;this.sum.replaceChildren(p,b,
m("b",{class:"cnn-result"},y))}softmax(){let{stages:e,at:t,net:n,all:o,unit:s,shares:a}=this.scene,i=o[o.length-1];if(this.
soft.hidden=t!==e.length-1||a===null||n.layers.at(-1).kind==="softmax",this.soft.hidden)return;let l=f=>`e^${N(f,1)}`,u=Array.
from(i).filter((f,y)=>y!==s[1]).sort((f,y)=>y-f),c=u.slice(0,2).map(l).join(" + "),d=u.length>2?` + … (${u.length-2} m\
ore)`:"",p=l(i[s[1]]),h=m("b",{class:"cnn-result"},O(a[s[1]]));this.soft.replaceChildren(`softmax: ${p} / (${p} + ${c}${d}\
) = `,h)}},U=r=>r!==0&&Math.abs(r)<.005?"0.00":N(r),gt=r=>`${r<0?` ${"−"} `:" + "}${U(Math.abs(r))}`,yt=r=>r.map((e,t)=>t===
0?U(e):gt(e)).join("");var ln={ArrowUp:[-1,0],ArrowDown:[1,0],ArrowLeft:[0,-1],ArrowRight:[0,1]},un=560,[wt,cn,dn,mn,pn]=[300,74,22,8,64],de=class{constructor(e){
this.events=e;this.element=m("div",{class:"cnn-flow"},this.beams,this.row)}events;element;row=m("div",{class:"cnn-column\
s"});beams=B("svg",{class:"cnn-beams","aria-hidden":"true"},B("path"));columns=[];painted=[];places=[];scene=null;width=0;visited=new Map;resize(e){
e!==this.width&&(this.width=e,this.columns.length>0&&this.arrange())}update(e,t){this.scene=e,this.columns[0]?.stage!==e.
stages[0]&&this.build(e),this.paint(e),this.visited.set(e.stages[e.at],e.unit);let n=j(e.net,e.unit);this.columns.forEach(
({stage:o,mosaic:s,element:a},i)=>{s.show(i<=e.at?n[o.last]??n[n.length-1]:null,t&&i<=e.at,i===e.at),L(a,"data-dim",t&&i>
e.at?"":null)}),this.connect(e,n[e.stages[e.at-1]?.last??-1])}dispose(){for(let{mosaic:e}of this.columns)e.dispose()}build({
stages:e,net:t}){this.dispose(),this.columns=e.map((n,o)=>this.column(n,o===e.length-1?t.labels:[])),this.row.replaceChildren(
...this.columns.map(({element:n})=>n)),this.painted=[],this.arrange()}column(e,t){let n=`${e.name}, ${e.title}, ${e.shape}`,
o=(f,y)=>{let b=u.unitAt(f,y);return b&&[e.last,...b]},s=f=>(y,b)=>{let w=o(y,b);w!==null&&f(w)},a=s(f=>this.events.point(
f)),i=s(f=>this.events.pick(f)),l=!1,u=new K(n,{point:(f,y)=>l&&a(f,y),pick:i,leave:()=>this.events.leave()}),{element:c}=u.
heat;for(let f of["pointerenter","pointerdown"])c.addEventListener(f,()=>l=!0,{capture:!0});for(let f of["pointerleave",
"pointercancel"])c.addEventListener(f,()=>l=!1);c.addEventListener("keydown",f=>this.key(f,e,u),{capture:!0});let d=m("d\
iv",{class:"cnn-stage-head"},m("b",{},e.name),m("span",{},e.title),m("span",{},e.shape)),p=t.length<=12&&m("div",{class:"\
cnn-row-names"},...t.map(f=>m("span",{},f))),h=m("div",{class:"cnn-stage-body"},m("div",{class:"cnn-named"},p,u.element));
return{stage:e,mosaic:u,element:m("div",{class:"cnn-column","data-stage":e.name},d,h)}}key(e,t,n){let o=ln[e.key],s=this.
events.unit();if(e.altKey||e.ctrlKey||e.metaKey)return;let a=s[0]===t.last,i=a?s:this.visited.get(t)??[t.last,0,t.size[1]>>
1,t.size[2]>>1];if(o!==void 0){let l=a?e.shiftKey?5:1:0;this.events.move([t.last,...n.step([i[1],i[2],i[3]],l*o[0],l*o[1])])}else if(e.
key==="Enter"||e.key===" ")this.events.pick(i);else if(e.key==="Escape")this.events.release();else return;e.preventDefault(),
e.stopPropagation()}arrange(){let e=this.width<un;L(this.element,"data-narrow",e?"":null);let t=this.columns.map(({stage:a})=>hn(
a,e,this.width)),n=this.width-mn*(t.length-1),o=a=>t.reduce((i,{width:l})=>i+Math.max(pn,l*a),0),s=e?1:1.5;for(;!e&&s>.6&&
o(s)>n;)s-=.02;L(this.row,"data-wrap",o(s)>n?"":null),this.columns.forEach(({stage:a,mosaic:i,element:l},u)=>{let{perRow:c,
width:d}=t[u],p=l.querySelector(".cnn-row-names")!==null;i.arrange(a.size,c),i.heat.element.style.width=`${Math.floor(d*
(p?Math.max(1,s):s))}px`}),this.painted=[],this.measure()}measure(){requestAnimationFrame(()=>{let e=this.element.getBoundingClientRect();
this.places=this.columns.map(({mosaic:t})=>{let{left:n,top:o,width:s}=t.heat.canvas.getBoundingClientRect();return{x:n-e.
left,y:o-e.top,scale:s/t.width}}),L(this.beams,"viewBox",`0 0 ${e.width} ${e.height}`),this.scene!==null&&this.connect(this.
scene,j(this.scene.net,this.scene.unit)[this.scene.stages[this.scene.at-1]?.last??-1])})}paint({all:e,scaling:t,net:n}){
let o=[e,t,n];if(o.every((a,i)=>a===this.painted[i]))return;this.painted=o;let s=t==="global"?Math.max(...this.columns.slice(
1).map(({stage:a})=>E(e[a.last]))):null;this.columns.forEach(({stage:a,mosaic:i},l)=>{let u=e[a.last],c=l===0?"input":"a\
ctivation",d=t==="unit"&&!a.vector;i.paint(u,c,d?null:l===0||s===null?E(u):s)})}connect({at:e,unit:t},n){let[o,s]=[this.
columns[e-1],this.columns[e]],[a,i]=[this.places[e-1],this.places[e]],l="";if(o&&s&&a&&i&&n){let[,u,c,d]=t,p=vt(s.mosaic.
rects({channels:[u,u+1],rows:[c,c+1],cols:[d,d+1]})[0],i);l=o.mosaic.rects(n).map(h=>fn(vt(h,a),p)).join("")}J(this.beams.
firstElementChild,l)}};function hn(r,e,t){let[n,o,s]=r.size;if(r.vector){let l=e?Math.min(n,Math.floor(t/17)):Math.ceil(
n/Math.min(n,Math.floor(wt/13)));return{perRow:l,width:Math.min(t,l*(e?17:13))}}if(e){let l=Math.min(n,n<=6?6:8);return{
perRow:l,width:n===1?96:Math.min(t,l*60)}}let a=1,i=()=>Math.min(cn,wt/Math.ceil(n/a)*(s/o));for(;a<n&&i()<Math.max(dn,Math.
min(36,s*7));)a++;return{perRow:a,width:a*i()}}var vt=({x:r,y:e,width:t,height:n},{x:o,y:s,scale:a})=>({x:o+r*a,y:s+e*a,
width:t*a,height:n*a});function fn(r,e){let[t,n]=[r.x+r.width,r.y+r.height];return e.x>=t?`M${t} ${r.y}L${e.x} ${e.y}v${e.
height}L${t} ${n}z`:e.y>=n?`M${r.x} ${n}L${e.x} ${e.y}h${e.width}L${t} ${n}z`:""}var xt=["input","centre","shift","patch","unit","tool","occlusion","color_scale","network","samples"],Oe=(r,e)=>Math.max(
0,r.findIndex(({last:t})=>e<=t)),bn=["network","input","centre","shift","patch"],me;function Re(r,e,t,n,o){let{input:s,paper:a}=r,
[,i,l]=s,u=e;if(t){u=new Float64Array(e.length);for(let c=0;c<e.length;c+=i*l)u.set(nt(e.subarray(c,c+i*l).map(d=>d-a),i,
l).map(d=>d+a),c)}return n.some(c=>c!==0)&&(u=rt(u,s,n,a)),o[2]>0?ie(u,s,o,a):u}var yn=r=>Float64Array.from(r.flat(2));function pe(r,e){
let t=it(r,e),n=t[t.length-1],s=r.labels.length>0?r.layers.at(-1)?.kind==="softmax"?Float64Array.from(n):Le(n):null;return{
seen:e,all:t,shares:s,answer:gn(s??n)}}function gn(r){let e=0;for(let t=1;t<r.length;t++)r[t]>r[e]&&(e=t);return e}function wn(r){
let e=bn.map(r);if(me===void 0||e.some((t,n)=>t!==me.values[n])){let t=r("network"),n=yn(r("input")),o=Re(t,n,r("centre"),
r("shift"),r("patch"));me={values:e,raw:n,run:pe(t,o)}}return me}function X(r){let e=r("network"),{stages:t}=e,{raw:n,run:o}=wn(
r),s=r("unit");return{...o,net:e,stages:t,raw:n,unit:s,at:Oe(t,s[0]),centre:r("centre"),shift:r("shift"),patch:r("patch"),
tool:r("tool"),occlusion:r("occlusion"),scaling:r("color_scale")}}function $t({net:r,all:e,stages:t},n,o){let s=n;for(;s[0]>
t[o].last;)s=lt(r,e,s);return s}var Mt=({stages:r,answer:e})=>{let{last:t,size:[,n,o]}=r[r.length-1];return[t,Math.floor(
e/(n*o)),Math.floor(e/o)%n,e%o]};var[vn,xn,$n,Mn]=[4,2500,120,12],he=class{constructor(e){this.lay=e;let t=(n,o)=>this.lay(this.patchAt(n,o));this.heat=new I(
"occlusion map",{point:t,pick:t}),this.element=m("div",{class:"cnn-occlusion"},this.title,this.heat.element,this.legend.
element,this.note)}lay;element;heat;title=m("p",{class:"cnn-read"});note=m("p",{class:"cnn-pad-caption"});legend=new G;timer;values=new Float32Array(
0);step=2;side=8;key=[];update(e){let t=e.occlusion&&e.shares!==null;if(this.element.hidden=!t,!t){clearTimeout(this.timer),
this.key=[];return}let{net:n,raw:o,centre:s,shift:a,patch:i}=e;this.side=i[2]||8;let l=[n,o,s,...a,this.side];l.every((u,c)=>u===
this.key[c])||(this.key=l,clearTimeout(this.timer),this.timer=setTimeout(()=>this.begin(e),$n))}dispose(){clearTimeout(this.
timer),this.heat.dispose()}patchAt(e,t){return[Math.max(0,e*this.step-(this.side>>1)),Math.max(0,t*this.step-(this.side>>
1)),this.side]}begin({net:e,raw:t,centre:n,shift:o}){let[,s,a]=e.input,i=Re(e,t,n,o,[0,0,0]),l=performance.now(),{shares:u,
answer:c}=pe(e,i),d=performance.now()-l;this.step=Math.max(s>16?2:1,Math.ceil(Math.sqrt(s*a*d/xn)));let[p,h]=[Math.ceil(
s/this.step),Math.ceil(a/this.step)];this.values=new Float32Array(p*h).fill(NaN);let f=e.labels[c];this.title.replaceChildren(
"What the ",m("b",{},f)," needs"),this.heat.name(`how the probability of ${f} changes with the patch at each place; arro\
w keys move the patch`);let y=[0,2,1,3].flatMap($=>Array.from({length:Math.ceil((p-$)/4)},(g,T)=>$+4*T)),b=0,w=()=>{let $=performance.
now()+vn;for(;b<p*h&&performance.now()<$;){let[g,T]=[y[Math.floor(b/h)],b%h],[A,S]=[g*this.step-(this.side>>1),T*this.step-
(this.side>>1)],v=[Math.max(0,A),Math.max(0,S),this.side],x=ie(i,e.input,[v[0],v[1],this.side],e.paper);this.values[g*h+
T]=pe(e,x).shares[c]-u[c],b++}this.paint(p,h,u[c],b===p*h),b<p*h&&(this.timer=setTimeout(w,Mn))};w()}paint(e,t,n,o){let s=this.
values.filter(l=>l===l),a=Math.max(.05,E(s));this.heat.paint(this.values,e,t,{hue:"activation",most:a}),this.legend.show(
"activation",a,!0,"change");let i=s.reduce((l,u)=>Math.min(l,u),0);k(this.note,o?`Uncovered ${O(n)}; at worst ${O(Math.max(
0,n+i))}. Point: the patch follows.`:`${N(100*s.length/(e*t),0)} % done`)}};var kn={draw:"Draw: it is read at once",erase:"Rub out, and see who loses",cover:"Move it, and see what it hides"},[An,Sn]=[
1.15,1.9],Tn=900,fe=class{constructor(e){this.events=e;this.heat=new I("picture",{point:(t,n)=>this.keyed(t,n),pick:(t,n)=>this.
pressed(t,n)}),this.heat.element.append(this.cover),this.element=m("div",{class:"cnn-pad"},this.heat.element,this.caption),
this.listen(this.heat.element)}events;element;heat;cover=m("div",{class:"cnn-cover",hidden:!0});caption=m("p",{class:"cn\
n-pad-caption"});scene=null;wet=null;from=null;byPointer=!1;editing=!1;penDown=!1;timer;painted=null;cursor=null;update(e){
this.scene=e;let{net:t,raw:n,seen:o,patch:s,tool:a,centre:i}=e,[l,u,c]=t.input,d=this.bare(),p=d?this.wet??n:o;p!==this.
painted&&this.paint(p,l,u,c),this.painted=p,this.cover.hidden=s[2]===0||d;let h=(x,M)=>`${100*x/M}%`,[f,y,b]=s;Object.assign(
this.cover.style,{top:h(f,u),left:h(y,c),width:h(Math.min(b,c-y),c),height:h(Math.min(b,u-f),u)});let{rows:[w,$],cols:[g,
T]}=j(t,e.unit)[0],A=$-w===u&&T-g===c,S=d||A||a==="cover"?null:{row:w,col:g,rows:$-w,cols:T-g};this.heat.box(this.cursor===
null?S:{row:this.cursor[0],col:this.cursor[1],rows:1,cols:1}),k(this.caption,d?"Your drawing":i?"Centred: as the network\
 reads it":kn[a]);let v=a==="cover"?"arrow keys move the patch":"arrow keys move, space puts the pen down or lifts it";this.
heat.name(`picture, ${u} by ${c}: ${v}`),L(this.heat.element,"data-tool",a)}dispose(){clearTimeout(this.timer),this.heat.
dispose()}bare(){return this.editing&&this.scene.centre&&this.scene.tool!=="cover"}paint(e,t,n,o){let{paper:s,ink:a}=this.
scene.net,i=u=>255*(u-s)/(a-s||1);if(t===3){let u=Array.from({length:3*n*o},(c,d)=>i(e[d%3*n*o+Math.floor(d/3)]));this.heat.
paintPicture(u,n,o,3);return}let l=Float32Array.from({length:n*o},(u,c)=>{let d=0;for(let p=0;p<t;p++)d+=i(e[p*n*o+c]);return d/
t});this.heat.paint(l,n,o,{hue:"input",most:255})}listen(e){e.addEventListener("pointerdown",n=>{if(n.button===0){if(e.setPointerCapture(
n.pointerId),this.edit(!0),this.events.scene().tool==="cover")return this.lay(this.at(n));this.from=this.at(n),this.ink(
this.from,this.from)}}),e.addEventListener("pointermove",n=>{if(this.events.scene().tool==="cover")return this.lay(this.
at(n));if(this.from!==null)for(let o of n.getCoalescedEvents?.()??[n]){let s=this.at(o);this.ink(this.from,s),this.from=
s}});let t=n=>{this.from=this.wet=null,n.pointerType==="touch"&&this.edit(!1,Tn)};e.addEventListener("pointerup",t),e.addEventListener(
"pointercancel",t);for(let n of["pointerover","pointerdown"])e.addEventListener(n,()=>this.byPointer=!0,{capture:!0});e.
addEventListener("pointerenter",n=>n.pointerType!=="touch"&&this.edit(!0)),e.addEventListener("pointerleave",n=>n.pointerType!==
"touch"&&this.edit(!1,150)),e.addEventListener("keydown",()=>this.byPointer=!1,{capture:!0}),e.addEventListener("focus",
()=>e.matches(":focus-visible")&&this.edit(!0)),e.addEventListener("blur",()=>{this.penDown=!1,this.cursor=this.wet=null,
this.edit(!1),this.events.redraw()})}edit(e,t=0){clearTimeout(this.timer),e!==this.editing&&(this.timer=setTimeout(()=>{
this.editing=e,this.events.redraw()},t),e&&(this.editing=!0))}at({clientX:e,clientY:t}){let{left:n,top:o,width:s,height:a}=this.
heat.canvas.getBoundingClientRect(),[,i,l]=this.scene.net.input;return[(t-o)/a*i,(e-n)/s*l]}ink(e,t){let{net:n,raw:o,tool:s,
shift:a,centre:i}=this.events.scene(),[l,u]=i?[0,0]:a,c=([h,f])=>[h-l,f-u],[d,p]=s==="erase"?[Sn,n.paper]:[An,n.ink];this.
wet=ot(this.wet??o,n.input,[c(e),c(t)],d,p),this.events.draw(this.wet)}lay([e,t]){let{net:{input:[,n,o]},patch:s}=this.events.
scene(),a=s[2]||8,i=(l,u)=>Math.max(0,Math.min(u-a,Math.round(l-a/2)));this.events.cover([i(e,n),i(t,o),a])}keyed(e,t){if(this.
byPointer||this.scene===null)return;let n=[e+.5,t+.5];if(this.events.scene().tool==="cover")return this.lay(n);this.penDown&&
this.ink(this.from??n,n),this.from=this.penDown?n:null,this.cursor=[e,t],this.events.redraw()}pressed(e,t){this.byPointer||
(this.penDown=!this.penDown,this.from=this.wet=null,this.penDown&&this.keyed(e,t))}};var Ln={unit:"layer",length:r=>X(r).stages.length,index(r){let{stages:e,unit:t}=X(r);return e.length-1-Oe(e,t[0])},at(r,e){
let t=X(r),n=t.stages.length-1-e,o=n<t.at?t.unit:Mt(t);return{unit:[...$t(t,o,n)]}}},Nn="Point at any unit to see what i\
t reads and its sum; click to hold it. Play walks from the answer back to the pixels, each time to what weighs most.",kt=[
["ArrowLeft","←","Shift left",0,-1],["ArrowUp","↑","Shift up",-1,0],["ArrowDown","↓","Shift down",1,0],["ArrowRigh\
t","→","Shift right",0,1]],At=8,ze=class{constructor(e){this.frame=e;let{binding:t}=e;this.samples=t.get("samples"),this.
digits=st(this.samples.packed,784);let n=a=>{this.over=!0,this.held||this.go(a)};this.pad=new fe({draw:a=>this.write(a),
cover:a=>t.set({patch:[...a],playing:!1}),redraw:()=>t.schedule(),scene:()=>this.scene()}),this.bars=new ue(a=>this.go([
this.scene().stages.at(-1).last,a,0,0])),this.flow=new de({point:n,move:a=>{this.over=!0,this.go(a)},pick:a=>{let i=JSON.
stringify(a)===JSON.stringify(t.get("unit"));this.held=!(this.held&&i),this.go(a),t.schedule()},unit:()=>t.get("unit"),release:()=>{
this.held=this.over=!1,t.schedule()},leave:()=>{this.over=!1,t.schedule()}}),this.occlusion=new he(a=>t.set({patch:[...a],
tool:"cover",playing:!1})),this.detail=new ce(a=>{this.held=!0,this.go(a)}),this.controls();let o=m("div",{class:"cnn-le\
ft"},this.pad.element,this.under()),s=m("div",{class:"cnn-upper"},o,this.occlusion.element,this.bars.element);e.stage.append(
this.real,s,this.flow.element,m("div",{class:"cnn-foot"},this.legend.element,this.hint)),e.detail.append(this.detail.element)}frame;pad;bars;flow;detail;occlusion;legend=new G;hint=m(
"p",{class:"cnn-hint"});moved=m("output",{class:"cnn-moved"});digits;samples;shows=[];real=m("div",{class:"cnn-real",role:"\
group","aria-label":"Real digits"});truth=m("span",{class:"cnn-truth",role:"status"});held=!1;over=!1;seen=new Map;update(){
let e=this.scene();for(let n of this.shows)n(e);this.pad.update(e),this.bars.update(e),this.occlusion.update(e),this.flow.
update(e,this.held||this.over||this.frame.binding.get("playing")===!0),this.detail.update(e);let t={unit:"each map by it\
self",layer:"each layer by itself",global:"one for all layers"};this.legend.show("activation",null,!0,t[e.scaling]),k(this.
hint,this.held?"Held: click the same unit again, or press Escape, to let go.":Nn)}resize(e){this.flow.resize(e),this.detail.
resize(e),this.frame.binding.schedule()}describe(){return ct(this.scene())}python(){return dt(this.scene(),this.samples,
this.digits)}dispose(){for(let e of[this.pad,this.flow,this.detail,this.occlusion])e.dispose()}scene(){return X(this.frame.
binding.get)}go(e){this.frame.binding.set({unit:[...e],playing:!1})}write(e){k(this.truth,""),this.frame.binding.set({input:ae(
_(this.scene().net.input,e)),playing:!1})}add(e,t,n){e.append(t.element),this.shows.push(o=>t.show(n(o)))}controls(){let{
choices:e,more:t,binding:n}=this.frame,{net:o}=this.scene(),s=[["draw","Draw"],["erase","Erase"],["cover","Cover"]];if(this.
add(e,xe("Tool",s,u=>this.take(u)),({tool:u})=>u),e.append(F("Clear",()=>this.clear())),o.labels.length>0){let u=V("Occl\
usion map",c=>n.set({occlusion:c}));this.add(e,u,({occlusion:c})=>c)}let a=[["layer","layer"],["unit","map"],["global","\
network"]],i=m("div",{class:"cnn-fields"},m("span",{class:"cnn-caption"},"One colour scale for each"));this.add(i,xe("On\
e colour scale for each",a,u=>n.set({color_scale:u})),({scaling:u})=>u);let l=Ge("Patch",{min:2,max:16,step:1,write:u=>`${u}\
×${u}`},u=>this.widen(u));this.add(i,l,({patch:u})=>u[2]||8),t.append(i),this.offerDigits()}offerDigits(){let{net:e}=this.
scene(),[,t,n]=e.input;if(this.real.hidden=t!==n||t!==28&&t!==32,this.real.hidden)return;let o=Array.from({length:10},(a,i)=>{
let l=F(String(i),()=>this.bring(i));return l.setAttribute("aria-label",`A real ${i}`),l}),s=e.origin==="lenet5"&&F("one\
 it gets wrong",()=>this.bring(-1));this.real.append(m("span",{class:"cnn-caption"},"A real digit"),m("div",{class:"cnn-\
ten"},...o)),s!==!1&&this.real.append(s),this.real.append(this.truth)}bring(e){let{labels:t,hard:n}=this.samples,o=t.flatMap(
(d,p)=>(e<0?p>=n:p<n&&d===e)?[p]:[]),s=((this.seen.get(e)??-1)+1)%o.length;this.seen.set(e,s);let[a,i,l]=this.scene().net.
input,u=(i-28)/2,c=new Float64Array(a*i*l);this.digits[o[s]].forEach((d,p)=>{for(let h=0;h<a;h++)c[(h*i+u+Math.floor(p/28))*
l+u+p%28]=d/255}),this.write(c),this.frame.binding.set({centre:!1,shift:[0,0]}),k(this.truth,e<0?`Its label says ${t[o[s]]}\
.`:"")}take(e){let{patch:t,net:{input:[,n,o]}}=this.scene(),s=t[2]||8,a=[n-s>>1,o-s>>1].map(l=>Math.max(0,l)),i=t[2]>0?[
...t]:[...a,s];this.frame.binding.set({tool:e,patch:e==="cover"?i:[0,0,0]})}widen(e){let{patch:[t,n],net:{input:[,o,s]}}=this.
scene(),a=[Math.max(0,Math.min(t,o-e)),Math.max(0,Math.min(n,s-e)),e];this.frame.binding.set({patch:[...a],tool:"cover"})}clear(){
let{net:e}=this.scene();this.write(new Float64Array(e.input.reduce((t,n)=>t*n,1)).fill(e.paper)),this.frame.binding.set(
{centre:e.input[0]===1,shift:[0,0],tool:"draw",patch:[0,0,0]})}under(){let{binding:e}=this.frame,t=(i,l)=>{let[u,c]=this.
scene().shift,d=p=>Math.max(-At,Math.min(At,p));e.set({shift:[d(u+i),d(c+l)]})},n=kt.map(([,i,l,u,c])=>{let d=F(i,()=>t(
u,c));return d.setAttribute("aria-label",l),d}),s=m("div",{class:"cnn-shift",role:"group","aria-label":"Shift the pictur\
e",onkeydown:i=>{let l=kt.find(([u])=>u===i.key);l!==void 0&&(t(l[3],l[4]),i.preventDefault(),i.stopPropagation())}});s.
append(m("span",{class:"cnn-caption"},"Shift"),...n,this.moved),this.shows.push(({shift:[i,l]})=>k(this.moved,i===0&&l===
0?"":`${i} down, ${l} right`));let a=m("div",{class:"cnn-under"},s);return this.add(a,He("centre it as MNIST does",i=>e.
set({centre:i})),({centre:i})=>i),a}},ua=Qe({name:"FeatureMapExplorer",title:"Feature map explorer",traits:xt,sequence:Ln,
build:r=>new ze(r)});export{ua as default};
