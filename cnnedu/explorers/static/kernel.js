function m(o,e={},...t){let n=document.createElement(o);for(let[r,s]of Object.entries(e))typeof s=="function"?n.addEventListener(
r.slice(2),s):s===!0?n.setAttribute(r,""):s!==!1&&s!=null&&n.setAttribute(r,String(s));return n.append(...t.filter(r=>r!=
null&&r!==!1)),n}var fn={first:"M4 3v10M13 3.5v9L6 8z",back:"M11.5 3.5v9L5 8z",play:"M5 3v10l8-5z",pause:"M5 3.5v9M11 3.\
5v9",forward:"M4.5 3.5v9L11 8z",reset:"M3.5 8a4.5 4.5 0 1 0 1.6-3.4M5.5 1.8 4.8 4.9l3.1.5",minus:"M4 8h8",plus:"M4 8h8M8\
 4v8"};function ue(o){let e="http://www.w3.org/2000/svg",t=document.createElementNS(e,"svg");t.setAttribute("viewBox","0\
 0 16 16"),t.setAttribute("class",`cnn-icon cnn-icon-${o}`),t.setAttribute("aria-hidden","true");let n=document.createElementNS(
e,"path");return n.setAttribute("d",fn[o]),t.append(n),t}function y(o,e){o.textContent!==e&&(o.textContent=e)}function T(o,e,t){
o.getAttribute(e)!==t&&(t===null?o.removeAttribute(e):o.setAttribute(e,t))}var bn=0,gn=Math.random().toString(36).slice(
2,8),z=o=>`cnn-${o}-${gn}-${++bn}`;function x(o,e,t,n=!1){let r=t===void 0?o:ue(t),s={type:"button",class:`cnn-button${n?" cnn-quiet":""}`,onclick:e};return m(
"button",t===void 0?s:{...s,"aria-label":o,title:o},r)}function G(o,e,t){let n=t===void 0?"aria-pressed":"aria-expanded",
r=x(o,()=>e(r.getAttribute(n)!=="true"));return r.setAttribute(n,"false"),t!==void 0&&(t.id||=z("panel"),r.setAttribute(
"aria-controls",t.id)),{element:r,show:s=>r.setAttribute(n,String(s))}}var yn=(o,e)=>(e.id||=z("field"),m("div",{class:"\
cnn-field"},m("label",{for:e.id},o),e));function te(o,e,t){let n=m("select",{class:"cnn-select",onchange:()=>t(n.value)});
for(let[s,i]of e)n.append(m("option",{value:s},i));let r=s=>{n.value!==s&&(n.value=s)};return{element:yn(o,n),show:r}}function D(o,e,t){
let n=z("choice"),r=e.map(([l])=>m("input",{type:"radio",name:n,value:l,onchange:()=>t(l)})),s=e.map(([,l],u)=>m("label",
{},r[u],m("span",{},l)));return{element:m("div",{class:"cnn-segmented",role:"radiogroup","aria-label":o},...s),show:l=>r.
forEach(u=>u.checked=u.value===l)}}function ne(o,e){let t=m("input",{type:"checkbox",onchange:()=>e(t.checked)});return{
element:m("label",{class:"cnn-check"},t,m("span",{},o)),show:r=>{t.checked=r}}}function ce(o,e,[t,n],r){let s=t,i=null,a=g=>{
i===null&&requestAnimationFrame(()=>i=null),i=Math.max(t,Math.min(n,(i??s)+g)),r(i)},l=x(`Decrease ${e}`,()=>a(-1),"minu\
s"),u=x(`Increase ${e}`,()=>a(1),"plus"),c=m("output",{class:"cnn-number"}),d=z("stepper"),p=m("span",{id:d,class:"cnn-c\
aption"},o),h=m("div",{class:"cnn-stepper",role:"group","aria-labelledby":d},l,c,u),b=g=>{s=g[0];let f=g.every(w=>w===s);
y(c,f?String(s):g.join("×")),ct(l,s<=t&&f),ct(u,s>=n&&f)};return{element:m("div",{class:"cnn-field"},p,h),show:b}}function dt(o,e,t){let n=m("input",{type:"file",accept:e,class:"cnn-file",tabindex:-1,"aria-hidden":"true"});return n.addEventListener(
"change",()=>{let r=n.files?.[0];n.value="",r!==void 0&&t(r)}),m("span",{class:"cnn-filebox"},x(o,()=>n.click()),n)}var ct=(o,e)=>o.
setAttribute("aria-disabled",String(e));function v(o,e=2){if(!Number.isFinite(o))return Number.isNaN(o)?"nan":o>0?"∞":"−∞";let t=Math.abs(o);if(t<1e-9)return"\
0";let n=o<0?"−":"";return t>=1e15?n+Number(t.toPrecision(3)).toExponential():Number(t.toFixed(e))!==0?n+String(Number(
t.toFixed(e))):t>=1e-4?n+String(Number(t.toPrecision(2))):n+t.toExponential(1).replace(".0e","e").replace(/-(\d)$/,"-0$1")}
function de(o,e){return Number.isInteger(o)||e===1||e>99?v(o):`${v(o*e)}/${e}`}function mt(o,e){let t=o<0?"−":"",n=Math.
abs(o);for(let s of[2,1,0]){if(s<2&&n<.5*10**-s)break;let i=v(o,s);if(i.length<=e)return i;let a=i.replace(/0\./,".");if(n<
1&&a.length<=e)return a}let r=`${t}${Math.round(n/1e3)}k`;return n>=1e3&&r.length<=e?r:"…"}function He(o){let e=o.trim().
replaceAll("−","-").replace(",","."),t=/^([+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?)(?:\/(\d+\.?\d*))?$/i.exec(e);if(t===
null)return null;let n=Number(t[1])/(t[2]===void 0?1:Number(t[2]));return Number.isFinite(n)?n:null}var pt=(o,e)=>`${o} ${e}${o===
1?"":"s"}`,re=(o,e)=>`row ${v(o)}, column ${v(e)}`,ht=(o,e)=>Number((o+e).toPrecision(12));var me=class{constructor(e){this.root=e;this.element=m("div",{class:"cnn-editor",role:"group",hidden:!0},x("One less",()=>this.
nudge(-1),"minus"),this.field,x("One more",()=>this.nudge(1),"plus")),this.field.addEventListener("input",()=>this.read()),
this.element.addEventListener("keydown",t=>this.keydown(t)),this.element.addEventListener("focusout",t=>{this.element.contains(
t.relatedTarget)||this.close(!1)})}root;element;field=m("input",{type:"text",class:"cnn-entry",autocomplete:"off",spellcheck:"\
false"});edit=null;open(e){this.edit?.cell.classList.remove("cnn-editing"),this.edit=e,e.cell.classList.add("cnn-editing"),
this.element.hidden=!1,this.element.setAttribute("aria-label",`Edit ${e.label}`),this.field.setAttribute("aria-label",e.
label),this.place(e.cell),this.field.value=e.typed??v(e.value,6),this.field.focus({preventScroll:!0}),e.typed===void 0?this.
field.select():this.read()}close(e){let{edit:t}=this;t!==null&&(this.edit=null,this.element.hidden=!0,t.cell.classList.remove(
"cnn-editing"),e&&t.cell.focus({preventScroll:!0}))}read(){let e=He(this.field.value);this.field.setAttribute("aria-inva\
lid",String(e===null)),e!==null&&this.edit?.write(e)}nudge(e){let t=(He(this.field.value)??0)+e;this.field.value=v(t,6),
this.read()}keydown(e){e.stopPropagation();let{key:t}=e;if(t==="ArrowUp"||t==="ArrowDown")this.nudge(t==="ArrowUp"?1:-1);else if(t===
"Escape"){let{edit:n}=this;n?.cancel!==void 0?n.cancel():n?.write(n.value),this.close(!0)}else if(t==="Enter"&&e.target===
this.field)this.close(!0);else return;e.preventDefault()}place(e){let[t,n]=[this.root.getBoundingClientRect(),e.getBoundingClientRect()],
{offsetWidth:r,offsetHeight:s}=this.element,i=n.left+n.width/2-r/2-t.left,a=Math.max(4,Math.min(t.width-r-4,i)),l=n.bottom-
t.top+6,u=l+s>t.height?n.top-t.top-s-6:l;this.element.style.translate=`${a}px ${u}px`}};function Ue(o,e){let t=()=>{let r=o.get("_initial");return typeof r=="object"&&r!==null&&Object.keys(r).length>0?r:null},
n=t()===null?Object.fromEntries(e.map(r=>[r,structuredClone(o.get(r))])):{};return()=>t()??n}function ft(o,e,t){let n=0,
r=()=>{n||=requestAnimationFrame(()=>{n=0,t()})};for(let s of e)o.on(`change:${s}`,r);return{get:s=>o.get(s),set(s){let i=Object.
entries(s).filter(([a,l])=>!wn(o.get(a),l));for(let[a,l]of i)o.set(a,l);i.length>0&&o.save_changes()},schedule:r,dispose(){
cancelAnimationFrame(n),n=-1;for(let s of e)o.off(`change:${s}`,r)}}}var wn=(o,e)=>o===e||JSON.stringify(o)===JSON.stringify(
e),bt=({get:o},e)=>t=>t in e?e[t]:o(t),qe=(o,e)=>o.some((t,n)=>t!==e[n]);function gt(o,e){let t,n=l=>o.get(l),r=l=>{for(let[u,c]of Object.entries(l))o.set(u,c);o.save_changes()},s=()=>{clearTimeout(
t),n("playing")===!0&&(t=setTimeout(i,1e3/Math.max(.25,Number(n("speed")))))},i=()=>{let[l,u]=[e.index(n)+1,e.length(n)-
1];r({...l<=u&&e.at(n,l),playing:l<u}),s()},a=["change:playing","change:speed"];for(let l of a)o.on(l,s);return s(),()=>{
clearTimeout(t);for(let l of a)o.off(l,s)}}var vn=[.25,.5,1,2,4,8].map(o=>[String(o),`${o} / s`]),pe=class{constructor(e,t){
this.binding=e;this.sequence=t;this.scrub.setAttribute("aria-label",`Position among the ${t.unit}s`),this.scrub.addEventListener(
"input",()=>this.go(Number(this.scrub.value))),this.playButton=x("Play",()=>this.toggle(),"play"),this.playButton.append(
ue("pause")),this.playButton.classList.add("cnn-play"),this.element=m("div",{class:"cnn-player",role:"group","aria-label":"\
Player",id:z("player")},m("div",{class:"cnn-transport"},x(`First ${t.unit}`,()=>this.go(0),"first",!0),x("Step back",()=>this.
step(-1),"back",!0),this.playButton,x("Step forward",()=>this.step(1),"forward",!0)),this.scrub,this.count,this.speed.element),
this.element.addEventListener("keydown",n=>this.keydown(n))}binding;sequence;element;playButton;scrub=m("input",{type:"r\
ange",min:0,step:1,class:"cnn-scrub"});count=m("span",{class:"cnn-count"});speed=te("Speed",vn,e=>this.binding.set({speed:Number(
e)}));toggle(){let e=this.binding.get("playing")===!0,t=this.sequence.index(this.binding.get)>=this.sequence.length(this.
binding.get)-1;this.binding.set({...!e&&t&&this.sequence.at(this.binding.get,0),playing:!e})}pause(){this.binding.get("p\
laying")===!0&&this.binding.set({playing:!1})}update(){let e=this.binding.get("playing")===!0,[t,n]=[this.sequence.index(
this.binding.get),this.sequence.length(this.binding.get)];T(this.playButton,"aria-label",e?"Pause":"Play"),T(this.playButton,
"title",e?"Pause":"Play"),T(this.playButton,"data-playing",String(e)),T(this.scrub,"max",String(n-1)),this.scrub.valueAsNumber!==
t&&(this.scrub.valueAsNumber=t),T(this.scrub,"aria-valuetext",`${this.sequence.unit} ${t+1} of ${n}`),this.scrub.style.setProperty(
"--done",String(n>1?t/(n-1):1)),y(this.count,`${t+1} / ${n}`),this.speed.show(String(this.binding.get("speed")))}step(e){
this.go(this.sequence.index(this.binding.get)+e)}go(e){let t=this.sequence.length(this.binding.get)-1,n=this.sequence.at(
this.binding.get,Math.max(0,Math.min(t,e)));this.binding.set({...n,playing:!1})}keydown(e){e.key!==" "||e.target!==this.
scrub||(e.preventDefault(),this.toggle())}};var he=class{constructor(e){this.source=e;let t=m("pre",{tabindex:0,role:"group","aria-label":"Python source"},this.code),
n=x("Copy",()=>{this.copy()}),r=m("div",{class:"cnn-python-bar"},m("span",{},"The same in Python"),this.status,n);this.element=
m("div",{class:"cnn-python",hidden:!0},r,t)}source;element;code=m("code",{});status=m("span",{class:"cnn-copied",role:"s\
tatus"});update(){this.element.hidden||(y(this.code,this.source()),y(this.status,""))}async copy(){try{await navigator.clipboard.
writeText(this.source()),y(this.status,"Copied")}catch{getSelection()?.selectAllChildren(this.code),y(this.status,"Selec\
ted: press Ctrl+C to copy")}}};function yt(o,e,t){let n=Object.entries(e).find(([r,s])=>t.includes(r)&&(xn(o(r))||!wt(o(r),s)));if(n!==void 0)throw new RangeError(
`the setting ${n[0]} is not what it should be`)}var xn=o=>typeof o=="number"&&Math.abs(o)>1e13;function wt(o,e){if(e==null)
return!0;if(typeof e=="number")return Number.isFinite(o);if(Array.isArray(e)){if(!Array.isArray(o)||o.length>20*(e.length+
1))return!1;let t=e.length===0||typeof e[0]=="string";return o.length===0?t:e.length===0||o.every(n=>e.some(r=>wt(n,r)))}
return typeof o==typeof e&&o!==null}var Ge=o=>o instanceof RangeError&&!/NaN|undefined|null|Invalid/.test(o.message)?`: ${o.
message.replace(/\.$/,"")}`:"";var $n=["data-theme","data-jp-theme-light","data-vscode-theme-kind","theme","class"];function be(o){let e=new MutationObserver(
o);for(let n of[document.documentElement,document.body])e.observe(n,{attributeFilter:$n});let t=matchMedia("(prefers-col\
or-scheme: dark)");return t.addEventListener("change",o),()=>{e.disconnect(),t.removeEventListener("change",o)}}var fe;function O(o,e){
fe??=document.createElement("canvas").getContext("2d",{willReadFrequently:!0});let t=o.appendChild(document.createElement(
"i"));t.style.color=`var(${e})`,fe.fillStyle=getComputedStyle(t).color,t.remove(),fe.fillRect(0,0,1,1);let[n,r,s]=fe.getImageData(
0,0,1,1).data;return[n,r,s]}var kn=["playing","speed"],Mn=350,vt=4;function xt(o){let{sequence:e}=o;return{initialize:({model:t})=>e===void 0?()=>{}:
gt(t,e),render({model:t,el:n}){try{return $t(o,t,n)}catch(r){return An(o,t,n,`What was kept of this ${o.title.toLowerCase()}\
 could not be drawn${Ge(r)}.`)}}}}function An(o,e,t,n){try{let r=Ue(e,o.traits)();for(let s of o.traits)s in r&&e.set(s,
r[s]);return e.save_changes(),$t(o,e,t,`${n} This is how it began.`)}catch{let r=`${n} Run its cell again, or load the p\
age anew.`;return t.replaceChildren(m("div",{class:"cnn"},m("p",{class:"cnn-problem",role:"alert"},r))),()=>t.replaceChildren()}}
function $t(o,e,t,n=null){let r=[...o.traits,...o.sequence===void 0?[]:kn],s=Ue(e,r);yt(S=>e.get(S),s(),o.traits.filter(
S=>o.loose?.includes(S)!==!0));let i=m("div",{class:"cnn",role:"group","aria-label":o.title,"data-explorer":o.name}),a=m(
"div",{class:"cnn-live",role:"status","aria-live":"polite","aria-atomic":"true"}),l=m("p",{class:"cnn-problem",role:"ale\
rt",hidden:!0}),u=S=>m("div",{class:`cnn-${S}`}),c,d=ft(e,r,()=>w()),p={binding:d,editor:new me(i),player:o.sequence===void 0?
null:new pe(d,o.sequence),choices:u("choices"),more:u("more"),stage:u("stage"),detail:u("detail"),complain(S){l.hidden=S===
null,y(l,S??"")}},h;try{h=o.build(p)}catch(S){throw d.dispose(),S}let b=new he(()=>h.python()),g=()=>{h.update(),p.player?.
update(),b.update()},f=null,w=()=>{clearTimeout(c);try{g()}catch(S){f=`This could not be drawn${Ge(S)}. Undo the last ch\
ange, or begin again.`,p.complain(f);return}f!==null&&l.textContent===f&&p.complain(null),f=null,c=setTimeout(()=>y(a,h.
describe()),Mn)},A=Tn(p,b,()=>{p.complain(null),h.reset?.(),d.set({...s(),...p.player!==null&&{playing:!1}})});i.append(
A,p.more,l,p.stage),p.player!==null&&i.append(p.player.element),i.append(p.detail,b.element,a,p.editor.element);let[P,k]=[
0,0],$=S=>{S<=vt||S===P||(P=S,h.resize(S-vt))},_=new ResizeObserver(()=>{cancelAnimationFrame(k),k=requestAnimationFrame(
()=>$(i.clientWidth))}),E=be(()=>h.theme?.()),W=()=>{clearTimeout(c),cancelAnimationFrame(k),_.disconnect(),E(),h.dispose?.(),
d.dispose(),i.remove()};t.append(i),Sn(p);try{$(i.clientWidth||700),g(),y(a,h.describe())}catch(S){throw W(),S}return n!==
null&&p.complain(n),i.dataset.ready="true",_.observe(i),W}function Sn({stage:o,player:e}){let t=n=>{n.target.closest("[r\
ole=gridcell]")!==null&&e?.pause()};o.addEventListener("pointermove",t),o.addEventListener("pointerdown",t),o.addEventListener(
"focusin",t)}function Tn(o,e,t){o.more.hidden=!0;let n=G("More",a=>{o.more.hidden=!a,n.show(a),o.binding.schedule()},o.more),
r=G("Python",a=>{e.element.hidden=!a,r.show(a),e.update()},e.element),s=o.more.hasChildNodes()&&n.element,i=m("div",{class:"\
cnn-ends"},s,r.element,x("Reset",t,"reset"));return m("div",{class:"cnn-bar",role:"group","aria-label":"Settings"},o.choices,
i)}async function Ln(o){let e=new Image;try{if(!/^(data:image\/|blob:)/.test(o))throw new Error("not a picture, and nothing\
 is to be fetched");e.src=o,await e.decode()}catch{throw new Error("This file is no picture that the browser can read: t\
ry PNG, JPEG or WebP.")}return ye(e,e.naturalWidth,e.naturalHeight)}function ye(o,e,t){let n=kt(e,t);n.fillStyle="#fff",
n.fillRect(0,0,e,t),n.drawImage(o,0,0,e,t);let{data:r}=n.getImageData(0,0,e,t),s=!1;for(let l=0;l<r.length&&!s;l+=4)s=r[l]!==
r[l+1]||r[l]!==r[l+2];let i=s?3:1,a=new Uint8Array(e*t*i);for(let l=0;l<e*t;l++)for(let u=0;u<i;u++)a[l*i+u]=r[4*l+u];return{
width:e,height:t,channels:i,data:a}}function we({width:o,height:e,channels:t,data:n}){let r=kt(o,e),s=r.createImageData(
o,e);for(let i=0;i<o*e;i++){for(let a=0;a<3;a++)s.data[4*i+a]=n[i*t+(t===3?a:0)];s.data[4*i+3]=255}return r.putImageData(
s,0,0),r.canvas.toDataURL("image/png")}var ge=class{constructor(e){this.ready=e}ready;url="";picture=null;problem=null;get(e){
return e!==this.url&&(this.url=e,Ln(e).then(t=>this.done(e,t,null),t=>this.done(e,null,t.message))),this.picture}done(e,t,n){
e===this.url&&(this.picture=t??this.picture,this.problem=n,this.ready())}};function kt(o,e){let t=document.createElement(
"canvas");return[t.width,t.height]=[o,e],t.getContext("2d",{willReadFrequently:!0})}var At=o=>o.reduce((e,t)=>e*t,1);function N(o,e){let t=At(o);if(e!==void 0&&e.length!==t)throw new RangeError(`data has ${e.
length} elements, but shape (${o.join(", ")}) needs ${t}`);return{shape:[...o],data:e===void 0?new Float64Array(t):Float64Array.
from(e)}}function St(o){let e=[];for(let r=o;Array.isArray(r)&&(e.push(r.length),r.length!==0);r=r[0]);let t=[],n=(r,s)=>{
if(s===e.length&&!Array.isArray(r))t.push(r);else if(Array.isArray(r)&&r.length===e[s])r.forEach(i=>n(i,s+1));else throw new RangeError(
"the lists are ragged: every row must have the same length")};return n(o,0),N(e,t)}function ve(o){let e=(t,n)=>{if(t===o.
shape.length)return o.data[n];let r=At(o.shape.slice(t+1));return Array.from({length:o.shape[t]},(s,i)=>e(t+1,n+i*r))};return e(
0,0)}var Mt=new WeakMap;function Tt(o){let e=Mt.get(o)??St(o);return Mt.set(o,e),e}function Ke(o){let e=[...o];for(let t=1;t<=1024;t++)if(e.every(n=>Math.round(n*t)/t===n))return t;return 1}function K(o,e){let t=Ke(e.data),n=(s,i)=>{if(!Array.isArray(s))return String(t===1?s:Math.round(s*t));let a=Array.isArray(
s[0])?`,
${" ".repeat(i+1)}`:", ";return`[${s.map(l=>n(l,i+1)).join(a)}]`},r=`${o} = np.array(`;return`${r}${n(ve(e),r.length)}, \
dtype=float)${t===1?"":` / ${t}`}`}var Nn=[1,2,1,2,4,2,1,2,1].map(o=>o/16);var mo=64*Number.EPSILON;var F=(o,e)=>e?o-1>>1:0,j=(o,e,{stride:t,same:n})=>Math.floor((o-(n?1:e))/t)+1;function Fn(o){let e=new Uint8Array(o.length/
3);for(let t=0,n=0;t<e.length;t++,n+=3)e[t]=o[n]*19595+o[n+1]*38470+o[n+2]*7471+32768>>16;return e}function Et(o,e,t){return e===
3&&t===1?[Float64Array.from(Fn(o))]:Array.from({length:e===1?t:3},(n,r)=>{let s=new Float64Array(o.length/e);for(let i=0,
a=e===1?0:r;i<s.length;i++,a+=e)s[i]=o[a];return s})}function _n(o,e){let t=o.length/e,n=0;for(let u=1;u<o.length;u++)Math.
abs(o[u])>Math.abs(o[n])&&(n=u);let r=Math.floor(n/t)*t,s=o.slice(r,r+t),i=o[n];if(i===0)return[Array.from({length:e},()=>0),
s];let a=Array.from({length:e},(u,c)=>o[c*t+(n-r)]/i);return o.every((u,c)=>Math.abs(u-a[Math.floor(c/t)]*s[c%t])<=1e-14*
Math.abs(i))?[a,s]:null}var Ve=7;function Lt(o,e,t,n,r,s,i,a){let[l,u,c]=[s[i],a>1?s[i+1]:0,a>2?s[i+2]:0],[d,p]=[n[r],n[r+
1]];if(a<=3){for(let $=0,_=r+2;$<t;$++,_++){let E=n[_];o[e+$]+=l*d+u*p+c*E,d=p,p=E}return}let[h,b,g,f]=[s[i+3],a>4?s[i+4]:
0,a>5?s[i+5]:0,a>6?s[i+6]:0],[w,A,P,k]=[n[r+2],n[r+3],n[r+4],n[r+5]];for(let $=0,_=r+6;$<t;$++,_++){let E=n[_];o[e+$]+=l*
d+u*p+c*w+h*A+b*P+g*k+f*E,d=p,p=w,w=A,A=P,P=k,k=E}}function Cn(o,e,t,n,r,s,i,a,l){for(let u=e;u<t;u++)o[u]=i*n[u]+a*r[u]+
l*s[u]}var xe=class{planes=[];rows=0;cols=0;padded=[];paddedFor="";mixed=new Float64Array(0);maps=[];last=[];lastFor="";setPicture(e,t,n){
[this.planes,this.rows,this.cols]=[e,t,n],this.paddedFor=this.lastFor=""}apply(e,t){let[n,r,s,i]=e.shape;if(r!==this.planes.
length)throw new RangeError(`filters of ${r} channels cannot read ${this.planes.length}`);let a=j(this.rows,s,t),l=j(this.
cols,i,t);if(a<1||l<1)throw new RangeError(`a kernel of ${s}×${i} does not fit into ${this.rows}×${this.cols}`);this.pad(
s,i,t.same),(this.maps.length!==n||this.maps[0]?.length!==a*l)&&(this.maps=Array.from({length:n},()=>new Float64Array(a*
l)));let u=r*s*i,c=`${this.paddedFor} ${t.stride} ${n}`;return c!==this.lastFor&&(this.last=[]),this.lastFor=c,this.maps.
forEach((d,p)=>{let h=e.data.slice(p*u,(p+1)*u);if(t.flip)for(let b=0;b<r;b++)h.subarray(b*s*i,(b+1)*s*i).reverse();t.stride===
1&&this.edit(d,a,l,h,this.last[p],s,i)||(this.last[p]=h,d.fill(0),t.stride>1?this.strided(d,a,l,h,s,i,t.stride):this.dense(
d,a,l,h,s,i))}),{rows:a,cols:l,maps:this.maps}}get width(){return this.padded[0].length/(this.rows+Ve)}pad(e,t,n){let r=`${e}\
 ${t} ${n}`;if(r===this.paddedFor)return;this.paddedFor=r;let[s,i]=[this.cols+Ve,this.rows+Ve];(this.padded.length!==this.
planes.length||this.padded[0].length!==s*i)&&(this.padded=this.planes.map(()=>new Float64Array(s*i)),this.mixed=new Float64Array(
s*i));let[a,l]=[F(e,n),F(t,n)];this.planes.forEach((u,c)=>{let d=this.padded[c].fill(0);for(let p=0;p<this.rows;p++)d.set(
u.subarray(p*this.cols,(p+1)*this.cols),(p+a)*s+l)})}edit(e,t,n,r,s,i,a){if(s===void 0)return!1;let l=[...r.keys()].filter(
c=>r[c]!==s[c]),u=l.map(c=>r[c]-s[c]);return l.length>2||u.some(c=>Math.abs(c)>1e3)?!1:(l.forEach((c,d)=>{let[p,h,b]=[Math.
floor(c/(i*a)),Math.floor(c/a)%i,c%a];for(let g=0;g<t;g++)Lt(e,g*n,n,this.padded[p],(g+h)*this.width+b,u,d,1)}),s.set(r),
!0)}dense(e,t,n,r,s,i){let{padded:a,mixed:l}=this,u=a.length>1?_n(r,a.length):null;if(u===null){for(let[w,A]of a.entries())
this.plane(e,t,n,A,r.subarray(w*s*i),s,i);return}let[[c,d,p],h]=u,[b,g,f]=a;for(let w=0;w<l.length;w+=this.width)Cn(l,w,
w+this.width,b,g,f,c,d,p);this.plane(e,t,n,l,h,s,i)}plane(e,t,n,r,s,i,a){for(let l=0;l<i;l++){let[u,c]=[0,a-1];for(;u<a&&
s[l*a+u]===0;)u++;for(;c>u&&s[l*a+c]===0;)c--;if(u!==a)for(let d=0;d<t;d++)Lt(e,d*n,n,r,(d+l)*this.width+u,s,l*a+u,c-u+1)}}strided(e,t,n,r,s,i,a){
let{width:l}=this;this.padded.forEach((u,c)=>{for(let d=0,p=0;d<t;d++)for(let h=0;h<n;h++,p++){let b=0;for(let g=0,f=c*s*
i;g<s;g++){let w=(d*a+g)*l+h*a;for(let A=0;A<i;A++,f++)b+=r[f]*u[w+A]}e[p]+=b}})}};function ke(o,e,t,[n,r],s,[i,a]){let l=N([o.length,n,r]),[u,c]=[i*s.stride-F(n,s.same),a*s.stride-F(r,s.same)],d=0;for(let p of o)
for(let h=u;h<u+n;h++)for(let b=c;b<c+r;b++)l.data[d++]=h>=0&&h<e&&b>=0&&b<t?p[h*t+b]:0;return l}function Me([o,e],[t,n],{
stride:r,same:s},[i,a]){let l=(u,c,d)=>u-(c-1>>1)<0||u+(c>>1)>=d;return s&&(l(i*r,t,o)||l(a*r,n,e))}function Nt(o,e,t){let[
,n,r,s]=o.shape,i=n*r*s,a=N([n,r,s],o.data.slice(e*i,(e+1)*i));if(t)for(let l=0;l<n;l++)a.data.subarray(l*r*s,(l+1)*r*s).
reverse();return a}function Ft(o,e,t){for(let n=0;n<t.length;n++){let r=o[n];t[n]=e==="signed"?r:e==="abs"?Math.abs(r):r<
0?0:e==="clip"&&r>255?255:r}return t}var $e=512;function Je(o){let e=Math.max(1,Math.floor(o.reduce((i,a)=>i+a.length,0)/
4e4)),[t,n]=[0,0];for(let i of o)for(let a=0;a<i.length;a+=e,n++){let l=Math.abs(i[a]);l>t&&(t=l)}if(t===0)return 0;let r=new Uint32Array(
$e+1);for(let i of o)for(let a=0;a<i.length;a+=e)r[Math.ceil(Math.abs(i[a])/t*$e)]+=1;let s=0;for(let i=$e;i>0;i--)if(s+=
r[i],s>n/40)return Pt(i*t/$e);return Pt(t)}function Pt(o){let e=10**(Math.floor(Math.log10(o))-1);return Number((Math.ceil(
o/e-1e-9)*e).toPrecision(2))}function Ye(o,e,t,n){let[r,s]=[-1/0,-1];return o.forEach((i,a)=>{e*i>r&&n(Math.floor(a/t),a%
t)&&([r,s]=[e*i,a])}),s<0?Ye(o,e,t,()=>!0):[Math.floor(s/t),s%t]}function _t(o){let[e,t]=[0,0];for(let n=0;n<o.length;n++)
o[n]>0?t+=255*o[n]:e+=255*o[n];return[e,t]}function Ct(o){let e=Array.from(o),t=e.reduce((i,a)=>i+a,0),n=e.reduce((i,a)=>i+
Math.max(0,a),0),r=e.reduce((i,a)=>i+Math.abs(a),0),s=Math.abs(t)>1e-9*r?t:n;return s===0?e:e.map(i=>i/s)}function R(o,[
e,t],[n,r]){let[s,i]=[(n-1>>1)-(e-1>>1),(r-1>>1)-(t-1>>1)];return Array.from({length:n*r},(a,l)=>{let[u,c]=[Math.floor(l/
r)-s,l%r-i];return u>=0&&u<e&&c>=0&&c<t?o[u*t+c]:0})}function zt(o){let e=Array.from(o).reduce((i,a)=>i+a,0)/o.length,t=Array.
from(o,i=>i-e),n=Math.max(...t.map(Math.abs));if(n===0)return t.map(()=>0);let r=t.map(i=>8*i/n),s=r.map(i=>Math.round(i)||
0);for(let i=s.reduce((a,l)=>a+l,0);i!==0;i-=Math.sign(i)){let a=u=>(s[u]-r[u])*Math.sign(i),l=0;for(let u=1;u<s.length;u++)
a(u)>a(l)&&(l=u);s[l]-=Math.sign(i)}return s}function V(o,e){let t=Math.max(1,Math.ceil(Math.max(o,e)/16));return{step:t,
down:Math.ceil(o/t),along:Math.ceil(e/t)}}function Ot({step:o,along:e,down:t},n,r,s){if(n>=e*t-1)return[r-1,s-1];let i=(a,l)=>Math.
min(l-1,a*o+(o>>1));return[i(Math.floor(n/e),r),i(n%e,s)]}var Ae=({step:o,along:e},t,n)=>Math.floor(t/o)*e+Math.floor(n/
o);var Rt=["image","kernel","stride","padding","flip","display","color_scale","position","slide"],J=o=>({stride:Number(o("s\
tride")),same:o("padding")==="same",flip:o("flip")===!0}),U=o=>Tt(o("kernel"));function Y(o,e){let[t,n]=[U(o),J(o)],[r,s]=Se(
e,t,n),i=[t.shape[0],r,s],[a,l,u]=o("position").map((c,d)=>Math.max(0,Math.min(i[d]-1,c)));return{image:o("image"),weight:t,
how:n,display:o("display"),scaling:o("color_scale"),position:[a,l,u],slide:o("slide")===!0}}var Se=(o,e,t)=>[Math.max(1,
j(o[0],e.shape[2],t)),Math.max(1,j(o[1],e.shape[3],t))],Xe=["",{}];function Ze(o){let e=o("_pictures");return Xe[0]!==e&&
(Xe=[e,JSON.parse(String(e??"{}"))]),Xe[1]}function Te(o){let e=String(o("image"));return e.startsWith("data:")?e:Ze(o)[e]??
""}function It(o){let e=o.startsWith("data:image/png;base64,")?atob(o.slice(22,54)):"",t=n=>[0,1,2,3].reduce((r,s)=>r*256+
e.charCodeAt(n+s),0);return e.length<24?[1,1]:[t(20),t(16)]}var Qe=o=>Se(It(Te(o)),U(o),J(o)),Bt={unit:"stop",length(o){
let{down:e,along:t}=V(...Qe(o));return e*t},index(o){if(o("slide")!==!0)return 0;let e=Qe(o),{position:t}=Y(o,It(Te(o)));
return Ae(V(...e),t[1],t[2])},at(o,e){let t=Qe(o),[n]=o("position");return{slide:!0,position:[n,...Ot(V(...t),e,...t)]}}};
function Le(o,e,t){let[n,r]=e.shape.slice(2);return j(o[0],n,t)>=1&&j(o[1],r,t)>=1?null:`A kernel of ${n}×${r} does not\
 fit into a picture of ${o.join("×")} without padding: use a smaller kernel, or zeros around the picture.`}function Wt(o,e,t){
let n=bt(o,e),r=Le(t,U(n),J(n));return r===null&&o.set({...e,position:Y(n,t).position}),r}var oe={all:[1/3,1/3,1/3],red:[
1,0,0],green:[0,1,0],blue:[0,0,1],"red − green":[1,-1,0],"blue − yellow":[-1/2,-1/2,1]},H=o=>[o.shape[2],o.shape[3]];
function q(o,e){let[,t,n,r]=o.shape;return Array.from({length:t},(s,i)=>{let a=(e*t+i)*n*r;return Array.from(o.data.subarray(
a,a+n*r))})}function X(o,e){let t=q(o,e),n=H(o);if(t.length===1)return{mix:"all",plane:{size:n,values:t[0]}};for(let[r,s]of Object.
entries(oe)){let i=s.findIndex(l=>l>0),a=t[i].map(l=>l/s[i]);if(t.every((l,u)=>l.every((c,d)=>Math.abs(c-s[u]*a[d])<1e-12)))
return{mix:r,plane:{size:n,values:a}}}return{mix:null,plane:{size:n,values:t[0].map((r,s)=>t.reduce((i,a)=>i+a[s],0))}}}
function et(o,e,t){let{mix:n,plane:{size:r,values:s}}=X(o,e);if(n===null)return"";let i=a=>{let l=[a.length,a[0].length];
return l[0]<=r[0]&&l[1]<=r[1]&&R(a.flat(),l,r).every((u,c)=>Math.abs(u-s[c])<1e-9)};return Object.keys(t).find(a=>i(t[a]))??
""}function se(o,[e,t]){let n=N([o.length,o[0].length,e,t],o.flat(2));return{kernel:ve(n)}}var jt=(o,e,t)=>t===1?[[...o]]:
oe[e].map(n=>o.map(r=>n*r+0));function zn(o,e){let[t,n]=H(o),r=a=>q(o,e).every(l=>R(R(l,[t,n],a),a,[t,n]).every((u,c)=>u===
l[c])),[s,i]=[t,n];for(;s>1&&r([s-1,i]);)s-=1;for(;i>1&&r([s,i-1]);)i-=1;return[s,i]}function ie(o,e,t,n){let[r,s]=o.shape,
a=Array.from({length:r},(u,c)=>c).filter(u=>u!==e).map(u=>zn(o,u)).reduce((u,c)=>[Math.max(u[0],c[0]),Math.max(u[1],c[1])],
t.size),l=n??X(o,e).mix??"all";return se(Array.from({length:Math.max(r,e+1)},(u,c)=>c===e?jt(R(t.values,t.size,a),l,s):q(
o,c).map(d=>R(d,H(o),a))),a)}var Ee=(o,e,t,n=H(o))=>se(Array.from({length:o.shape[0]},(r,s)=>s===e?t:q(o,s).map(i=>R(i,H(
o),n))),n);function Ht(o,[e,t,n,r],s){let i=q(o,e);return i[t][n*o.shape[3]+r]=s,Ee(o,e,i)}var Ut=(o,e)=>se(Array.from({
length:o.shape[0]},(t,n)=>q(o,n).map(r=>R(r,H(o),e))),e),qt=(o,e)=>o.shape[1]===e?{}:se(Array.from({length:o.shape[0]},(t,n)=>jt(
X(o,n).plane.values,"all",e)),H(o)),On=["sobel_y","spot","gabor_falling","sobel_x","gaussian_blur_5"];function Gt(o,e,t){
let[n,r,s,i]=o.shape;if(e<=n)return se(Array.from({length:e},(c,d)=>q(o,d)),[s,i]);let a=Array.from({length:n},(c,d)=>et(
o,d,t)),l=t[On.find(c=>c in t&&!a.includes(c))??""]??[[1]],u=N([n+1,r,s,i]);return u.data.set(o.data),ie(u,n,{size:[l.length,
l[0].length],values:l.flat()},"all")}var Rn=["red","green","blue"],tt=o=>Rn[o],Q=o=>o.replaceAll("_"," ");function Vt(o,e,t){let n=Array.from(e),r=n.reduce((a,l)=>a+
l,0),s=n.reduce((a,l)=>a+Math.abs(l),0),i=t?"A patch of the picture, now looked for everywhere.":o??"Your own.";return s===
0?`${i} All its weights are 0: so is the map.`:Math.abs(r)<1e-9*s?`${i} Its weights sum to 0: silent where the picture i\
s flat.`:Math.abs(r-1)<1e-9?`${i} Its weights sum to 1: flat regions keep their brightness.`:`${i} Its weights sum to ${v(
r)}: a flat region comes out ${v(r)} times as bright.`}var nt={signed:["± signed","Orange: the patch matches. Blue: it \
is the opposite. This is what the next layer gets."],abs:["size","How strong an answer is, either way: an edge counts wh\
ichever side is bright. Signs are lost."],clip:["0…255","As a picture: below 0 is black, above 255 white. Kernels that\
 sum to 1 look best this way."],relu:["ReLU","What is negative becomes 0, as behind most convolutions in a network: only\
 matches stay."]};function Jt(o,e){let t=v(o);return e==="abs"?`shown as |${t}| = ${v(Math.abs(o))}`:e==="relu"?`shown a\
s max(0, ${t}) = ${v(Math.max(0,o))}`:e==="clip"?`shown as grey ${v(Math.max(0,Math.min(255,o)))} of 255`:""}var Dt=new WeakMap;
function rt(o){let e=Dt.get(o);if(e!==void 0)return e;let t=o.every(r=>Math.round(r*100)/100===r),n=t?1:Ke(o);return n===
1&&!t&&(n=[4096,12288].find(r=>o.every(s=>Math.abs(s*r-Math.round(s*r))<1e-9))??1),Dt.set(o,n),n}var In=9;function ot(o,e,t){
let[n,r,s]=e.shape,i=(u,c)=>{let d=0;for(let p=u;p<c;p++)d+=o.data[p]*e.data[p];return d},a=r*s,l;if(n>1)l=Array.from({length:n},
(u,c)=>`${v(i(c*a,(c+1)*a))} (${tt(c)})`);else if(a<=In){let u=rt(e.data);l=Array.from(e.data,(c,d)=>`${v(o.data[d])}${"\
×"}${de(c,u)}`)}else r>1?l=Array.from({length:r},(u,c)=>`${v(i(c*s,(c+1)*s))} (row ${c})`):l=Array.from({length:s},(u,c)=>v(
i(c,c+1)));return`${l.join(" + ")} = ${v(t)}`}function Yt({weight:o,position:[e,t,n]},r,s,i){return`${o.shape[0]>1?`filt\
er ${e}, `:""}output ${re(t,n)}: ${ot(r,s,i)}`}function Xt(o,e){let[t,n]=_t(o),[r,s]=e<0?[t,n]:[n,t];if(r===0)return n-t===
0?"All weights are 0: so is every answer.":`The ${e<0?"least":"largest"} answer that any patch could give.`;let i=Math.round(
100*e/r),[a,l]=e<0?["negative","positive"]:["positive","negative"],u=s===0?"all white":`white under the ${a} weights and\
 black under the ${l} ones`;return`${i} % of the ${e<0?"most negative":"largest"} answer possible, ${v(r)}, which only a\
 patch gets that is ${u}.`}function Qt({weight:o}){let[e,t,n,r]=o.shape,s=`${n}×${r}${t>1?`×${t} channels`:""} = ${pt(
n*r*t,"weight")}`;return e>1?`${e} filters of ${s} each`:s}var Bn=2e4,Kt={abs:"np.abs(output)",clip:"np.clip(output, 0, \
255)",relu:"np.maximum(output, 0)"};function Zt({image:o,weight:e,how:t,display:n},r){let[,s,i,a]=e.shape,l=o.startsWith(
"data:"),u=l&&o.length<=Bn,c=l?`np.array(picture.convert("${r&&s===3?"RGB":"L"}"))`:`load_image("${o}")`;s===1&&r&&!l&&(c=
`np.array(Image.fromarray(${c}).convert("L"))`);let d=[];u?d.push(`picture = Image.open(io.BytesIO(base64.b64decode("${o.
slice(o.indexOf(",")+1)}")))`):l&&d.push('picture = Image.open("picture.png")  # yours: "Save picture" writes this file'),
s===1?d.push(`input = ${c}[None].astype(float)  # one channel of grey, 0 to 255`):r?d.push(`input = np.moveaxis(${c}, 2,\
 0).astype(float)  # red, green, blue first, 0 to 255`):d.push(`input = np.repeat(${c}[None].astype(float), 3, axis=0)  \
# grey in all three channels, 0 to 255`),d.push(K("weight",e)),t.flip&&d.push("weight = weight[..., ::-1, ::-1]  # rotat\
ed by 180 degrees: true convolution");let p=t.same&&(i>1||a>1),h=p&&t.stride>1;if(h){let[f,w]=[i-1>>1,a-1>>1];d.push(`in\
put = pad(input, (${w}, ${a-1-w}, ${f}, ${i-1-f}))  # left, right, top, bottom`)}let b=`${t.stride>1?`, stride=${t.stride}`:
""}${p&&!h?', padding="same"':""}`;return d.push(`output = conv2d(input, weight${b})`),Kt[n]!==void 0&&d.push(`shown = ${Kt[n]}`),
`${[...[...u?["import base64","import io",""]:[],"import numpy as np",...l||s===1&&r?["from PIL import Image"]:[],...l?[]:
["from cnnedu.data import load_image"],`from cnnedu.functional import conv2d${h?", pad":""}`],"",...d].join(`
`)}
`}function en(o,e,t){let n=Object.keys(Ze(o.binding.get)),r=[...n.map(u=>[u,u]),["","your own"]],s=te("Picture",r,u=>{o.complain(
null),u!==""&&e.choose(u),o.binding.schedule()}),i=dt("Open…","image/*",u=>{e.open(u)}),a=G("Draw",u=>{t().toggle(u),o.
binding.schedule()}),l=G("Your camera",()=>{e.camera()});return o.choices.append(s.element,i,a.element,l.element),({image:u})=>{
s.show(!e.live&&n.includes(u)?u:""),a.show(t().on),l.show(e.live),y(l.element,e.live?"Stop camera":"Your camera")}}var Ne=(o,...e)=>m(
"fieldset",{class:"cnn-section"},m("legend",{},o),m("div",{class:"cnn-fields"},...e));function tn(o,e,t){let n=()=>U(o.binding.
get),r=()=>Math.min(n().shape[0]-1,o.binding.get("position")[0]),s={},i=ce("filters","filters",[1,4],f=>e(Gt(n(),f,s))),
a=ce("size","kernel size",[1,7],f=>e(Ut(n(),[f,f]))),l=ne("flip the kernel (true convolution)",f=>e({flip:f})),u=D("Chan\
nels the filters read",[["1","grey"],["3","red, green, blue"]],f=>e(qt(n(),Number(f)))),c=[...Object.keys(oe).map(f=>[f,
f]),["","each its own"]],d=te("kernel on",c,f=>{f in oe?e(ie(n(),r(),X(n(),r()).plane,f)):o.binding.schedule()}),p=ce("s\
tride","stride",[1,4],f=>e({stride:f})),h=D("Border",[["same","zeros around"],["valid","no padding"]],f=>e({padding:f})),
b=ne("one colour scale for all maps",f=>e({color_scale:f?"layer":"unit"})),g=m("div",{class:"cnn-field"},m("span",{class:"\
cnn-caption"},"read"),u.element);return o.more.append(Ne("Filters",i.element,a.element,l.element),Ne("Channels",g,d.element),
Ne("Geometry",p.element,h.element),Ne("Picture",b.element,x("Save picture",t)),m("p",{class:"cnn-note"},"A layer sums ov\
er its channels. Read in grey, a filter has k×k weights; reading red, green and blue it has k×k×3, and the kernel stands\
 in each channel, times a third, so that grey pictures get the same answers. “red − green” finds what differs only in co\
lour.")),(f,w)=>{s=w;let[A,P,k,$]=f.weight.shape;i.show([A]),a.show([k,$]),l.show(f.how.flip),u.show(String(P)),d.element.
hidden=P===1,P===3&&d.show(X(f.weight,f.position[0]).mix??""),p.show([f.how.stride]),h.show(f.how.same?"same":"valid"),b.
show(f.scaling==="layer")}}function nn(o){let e=Object.entries(nt).map(([r,[s]])=>[r,s]),t=D("Shown of each answer",e,r=>o(
{display:r})),n=m("p",{class:"cnn-note"});return{element:m("div",{class:"cnn-display"},m("span",{class:"cnn-caption"},"s\
how"),t.element,n),show(r){t.show(r),y(n,nt[r][1])}}}var rn={ArrowUp:[-1,0],ArrowDown:[1,0],ArrowLeft:[0,-1],ArrowRight:[0,1],Home:[0,-1/0],End:[0,1/0],PageUp:[-1/0,0],PageDown:[
1/0,0]},Fe=class{constructor(e,t,n){this.events=n;this.element=m("div",{class:"cnn-grid",role:"grid","aria-label":t,"dat\
a-hue":e}),this.element.addEventListener("pointerover",r=>this.at(r,(s,i)=>n.point(s,i))),this.element.addEventListener(
"pointerleave",r=>{r.pointerType!=="touch"&&n.leave()}),this.element.addEventListener("focusin",r=>this.at(r,(s,i)=>this.
focused(s,i))),this.element.addEventListener("focusout",()=>n.leave()),this.element.addEventListener("click",r=>this.at(
r,(s,i,a)=>n.pick(s,i,a))),this.element.addEventListener("keydown",r=>this.keydown(r))}events;element;outline=m("div",{class:"\
cnn-outline",hidden:!0});cells=[];lines=[];origin=[0,0];characters=3;stop=[NaN,NaN];resize(e,t,n=[0,0]){let[r,s]=n,[i,a]=this.
origin;if(e===this.cells.length&&t===this.cells[0]?.length&&r===i&&s===a)return;let[l,u]=[this.cells,this.lines];this.origin=
n,this.cells=Array.from({length:e},(p,h)=>Array.from({length:t},(b,g)=>l[h+r-i]?.[g+s-a]??Wn(r+h,s+g))),this.lines=this.
cells.map((p,h)=>u[h+r-i]??m("div",{role:"row",class:"cnn-row"})),this.lines.forEach((p,h)=>sn(p,this.cells[h].map(b=>b.
element))),sn(this.element,[...this.lines,this.outline]),this.element.style.setProperty("--cnn-columns",String(t));let[c,
d]=this.stop;this.setStop(on(c,r,e)?c:Math.max(r,0),on(d,s,t)?d:Math.max(s,0))}name(e,t){T(this.element,"aria-label",e),
T(this.element,"data-hue",t)}paint(e){let[t,n]=this.origin;this.cells.forEach((r,s)=>r.forEach((i,a)=>jn(i,e(t+s,n+a),this.
characters)))}box(e){if(this.outline.hidden=e===null,e===null)return;let t={r:e.row-this.origin[0],c:e.col-this.origin[1],
h:e.rows,w:e.cols};for(let[n,r]of Object.entries(t))this.outline.style.setProperty(`--${n}`,String(r))}setStop(e,t){e===
this.stop[0]&&t===this.stop[1]||(this.cell(...this.stop)?.setAttribute("tabindex","-1"),this.cell(e,t)?.setAttribute("ta\
bindex","0"),this.stop=[e,t])}focus(e,t){this.cell(e,t)?.focus({preventScroll:!1})}cell(e,t){return this.cells[e-this.origin[0]]?.[t-
this.origin[1]]?.element}focused(e,t){this.setStop(e,t),this.events.point(e,t)}at(e,t){let n=e.target.closest("[role=gri\
dcell]");n!==null&&t(Number(n.dataset.row),Number(n.dataset.col),n)}keydown(e){this.at(e,(t,n,r)=>{this.handle(e,t,n,r)&&
(e.preventDefault(),e.stopPropagation())})}handle(e,t,n,r){let{key:s,altKey:i,ctrlKey:a,metaKey:l,shiftKey:u}=e,{nudge:c,
pick:d}=this.events,p=u&&i?.1:1;if(c!==void 0&&i&&(s==="ArrowUp"||s==="ArrowDown"))c(t,n,s==="ArrowUp"?p:-p);else{if(i||
l)return!1;if(s in rn)this.move(s,a,t,n);else{if(a)return!1;if(s==="Enter"||s==="F2")d(t,n,r);else if(c!==void 0&&(s==="\
+"||s==="-"))c(t,n,s==="+"?1:-1);else if(c!==void 0&&/^[\d.,]$/.test(s))d(t,n,r,s);else return this.events.key?.(e)??!1}}
return!0}move(e,t,n,r){let[s,i]=rn[e],a=(d,p,h)=>Math.max(p,Math.min(p+h-1,d)),l=t&&(e==="Home"||e==="End"),[u,c]=[this.
cells.length,this.cells[0].length];this.focus(a(n+(l?i:s),this.origin[0],u),a(r+i,this.origin[1],c))}},Wn=(o,e)=>({element:m(
"div",{role:"gridcell",tabindex:-1,"data-row":o,"data-col":e})}),on=(o,e,t)=>o>=e&&o<e+t;function sn(o,e){let t=new Set(
e);for(let n of[...o.children])t.has(n)||n.remove();e.forEach((n,r)=>{o.children[r]!==n&&o.insertBefore(n,o.children[r]??
null)})}function jn(o,e,t){let{element:n,look:r}=o;if(r!==void 0&&o.characters===t&&Hn(e,r))return;let s=e.text??mt(e.value,
t);n.textContent!==s&&(n.textContent=s);let i=e.label(),a=s===""||s==="…"||i.split(/[\s,:]+/).includes(s);T(n,"aria-la\
bel",a?i:`${i}, about ${s}`),e.strength!==r?.strength&&n.style.setProperty("--t",Math.abs(e.strength).toFixed(3));let l=`\
cnn-cell ${e.flags}${e.strength<0?" cnn-negative":""}`;n.className!==l&&(n.className=l),o.look=e,o.characters=t}var Hn=(o,e)=>o.
value===e.value&&o.strength===e.strength&&o.flags===e.flags&&o.text===e.text;function st(o){let e=0;for(let t=0;t<o.length;t++)e=Math.max(e,Math.abs(o[t]));return e}var it=(o,e)=>e>0?Math.max(-1,Math.
min(1,o/e)):0,_e=class{element;low=m("span",{});high=m("span",{});bar=m("span",{class:"cnn-legend-bar"});note=m("span",{
class:"cnn-legend-note"});constructor(){this.element=m("div",{class:"cnn-legend"},this.low,this.bar,this.high,this.note)}show(e,t,n,r){
this.bar.dataset.hue=e,this.bar.dataset.signed=String(n);let s=t===null?"max":v(t);y(this.low,n?"−"+s:"0"),y(this.high,
s),y(this.note,r)}};var an=["patch","kernel","products"],ln={patch:"input",kernel:"weight",products:"activation"},un=34,cn=27,qn=20,Ce=class{constructor(e,t,n){
this.editor=e;this.events=t;this.again=n;let r=m("div",{class:"cnn-actions",role:"group","aria-label":"Kernel and map"},
x("Strongest match",()=>t.seek(1)),x("Strongest opposite",()=>t.seek(-1)),x("Look for this patch",()=>t.look()),x("Norma\
lise",()=>t.normalise())),s=m("p",{class:"cnn-sum"},this.sum," = ",this.result," ",this.after);this.element=m("div",{class:"\
cnn-arithmetic"},this.title,this.rows,s,this.range,r)}editor;events;again;element;title=m("p",{class:"cnn-title"});rows=m(
"div",{class:"cnn-channels"});sum=m("span",{});result=m("b",{class:"cnn-result"});after=m("span",{});range=m("p",{class:"\
cnn-note"});grids=[];captions=[];pointed=null;scene=null;width=688;arranged="";resize(e){this.width=e}update(e){this.scene=
e;let{state:t,patch:n,used:r,sum:s}=e,[i,a,l]=t.position,[u,c,d]=r.shape,p=t.weight.shape[0]>1,h=Me([e.picture.height,e.
picture.width],[c,d],t.how,[a,l])?" The patch reaches over the border, where zeros stand.":"";for(y(this.title,`Output ${re(
a,l)}${p?` of map ${i}`:""}: ${Qt(e.state)}.${h}`);this.grids.length<u;)this.add();this.arrange(d);let b=rt(r.data),g=Array.
from(r.data,k=>de(k,b)),f=b>1&&g.some(k=>k.length>this.grids[0].kernel.characters),w=st(r.data),A=Float64Array.from(r.data,
(k,$)=>k*n.data[$]),P=st(A);this.grids.forEach((k,$)=>{let _=$<u;if(this.rows.children[$].hidden=!_,!_)return;let E=(M,L)=>($*
c+M)*d+L,W=u>1?`, ${tt($)}`:"";y(this.captions[$].patch,`patch${W}`),y(this.captions[$].kernel,`${t.how.flip?"kernel, ro\
tated":"kernel"}${W}${f?` ÷ ${b}`:""}`),y(this.captions[$].products,`products${W}`);for(let M of an)k[M].resize(c,d),k[M].
name(M+W,ln[M]);let S=(M,L)=>this.pointed!==null&&this.pointed[0]===$&&this.pointed[1]===M&&this.pointed[2]===L?"linked":
"",je=(M,L,C,ee,hn="",le)=>({value:M,strength:L,flags:`${S(C,ee)}${hn}`,label:()=>`row ${C}, column ${ee}: ${le??v(M)}${f&&
le!==void 0?`/${b}`:""}`,...le!==void 0&&{text:le}});k.patch.paint((M,L)=>{let C=n.data[E(M,L)];return je(C,C/255,M,L,C>
127?" bright":" deep")}),k.kernel.paint((M,L)=>{let C=r.data[E(M,L)],ee=f?v(Math.round(C*b)):g[E(M,L)];return je(C,it(C,
w),M,L,"",ee.length<=k.kernel.characters?ee:void 0)}),k.products.paint((M,L)=>je(A[E(M,L)],it(A[E(M,L)],P),M,L))}),this.
words(e,s)}words({state:e,patch:t,used:n},r){let[s,i,a]=this.pointed??[],[l,u,c]=n.shape,d=ot(t,n,r);if(y(this.sum,`Sum:\
 ${d.slice(0,d.lastIndexOf(" = "))}`),y(this.result,v(r)),y(this.after,Jt(r,e.display)),s!==void 0&&s<l&&i<u&&a<c){let p=(s*
u+i)*c+a,[h,b]=[t.data[p],n.data[p]];y(this.range,`Row ${i}, column ${a}: pixel ${v(h)} ${"×"} weight ${v(b,4)} = ${v(h*
b)}.`);return}y(this.range,Xt(n.data,r))}arrange(e){let t=`${this.width} ${e} ${this.grids.length}`;if(t===this.arranged)
return;this.arranged=t;let n=l=>Math.floor((this.width-(l-1)*qn-6)/(l*e)),r=n(3)>=cn?1:n(2)>=cn?2:3,s=Math.min(r===3?38:
44,n(4-r)),i=r===1?s:Math.min(44,n(1));T(this.element,"data-lines",String(r));for(let[l,u]of[["small",s],["large",i]])this.
element.style.setProperty(`--${l}`,`${u}px`),this.element.style.setProperty(`--${l}-digits`,u<un?"12px":"13px");let a=l=>Math.
floor(l/(l<un?7.2:8));for(let l of this.grids)l.patch.characters=l.products.characters=a(s),l.kernel.characters=a(i)}add(){
let e=this.grids.length,t={patch:at(),kernel:at(),products:at()},n=Object.fromEntries(an.map(i=>[i,new Fe(ln[i],i,this.gridEvents(
i,e))])),r=i=>m("div",{class:"cnn-operand","data-part":i},t[i],n[i].element),s=i=>m("span",{class:"cnn-operator","aria-h\
idden":"true"},i);this.rows.append(m("div",{class:"cnn-equation"},r("patch"),s("×"),r("kernel"),s("="),r("products"))),
this.grids.push(n),this.captions.push(t)}gridEvents(e,t){let n=s=>{String(s)!==String(this.pointed)&&(this.pointed=s,this.
again())},r={point:(s,i)=>n([t,s,i]),leave:()=>n(null),pick:()=>{}};return e!=="kernel"?r:{...r,pick:(s,i,a,l)=>{let u=this.
scene.used.data[this.index(t,s,i)];this.editor.open({cell:a,label:`kernel ${re(s,i)}`,value:u,typed:l,write:c=>this.write(
t,s,i,c)})},nudge:(s,i,a)=>this.write(t,s,i,ht(this.scene.used.data[this.index(t,s,i)],a))}}index(e,t,n){let[,r,s]=this.
scene.used.shape;return(e*r+t)*s+n}write(e,t,n,r){let{used:s,state:i}=this.scene,[,a,l]=s.shape;t>=a||n>=l||Math.abs(r)>
1e6||(i.how.flip?this.events.weight(e,a-1-t,l-1-n,r):this.events.weight(e,t,n,r))}},at=()=>m("div",{class:"cnn-operand-c\
aption"});var ze=class{constructor(e,t){this.presets=e;let n=z("kernels"),r=Object.keys(e).map(s=>{let[i,a]=[e[s].length,e[s][0].length],
l=m("canvas",{width:a,height:i,"aria-hidden":"true"}),u=m("input",{type:"radio",name:n,value:s,"aria-label":Q(s),onchange:()=>t(
s)});return this.radios.set(s,u),this.canvases.set(s,l),m("label",{class:"cnn-preset",title:Q(s)},u,l,m("span",{},Q(s)))});
this.element=m("div",{class:"cnn-gallery",role:"radiogroup","aria-label":"Kernel"},...r)}presets;element;radios=new Map;canvases=new Map;painted=!1;show(e){
let t=!this.painted;t&&this.paint();for(let[n,r]of this.radios)r.checked=n===e;t&&this.reveal()}reveal(){let{element:e}=this,
t=[...this.radios.values()].find(n=>n.checked)?.parentElement;t==null||e.scrollWidth<=e.clientWidth||(e.scrollLeft=t.offsetLeft-
e.offsetLeft-(e.clientWidth-t.offsetWidth)/2)}paint(){if(!this.element.isConnected)return;this.painted=!0;let e=O(this.element,
"--cnn-ground"),t=[O(this.element,"--cnn-weight-minus"),O(this.element,"--cnn-weight-plus")];for(let[n,r]of this.canvases){
let s=this.presets[n].flat(),i=Math.max(...s.map(Math.abs)),a=r.getContext("2d"),l=a.createImageData(r.width,r.height);s.
forEach((u,c)=>{let[d,p]=[t[u<0?0:1],Math.abs(u)/i];for(let h=0;h<3;h++)l.data[4*c+h]=e[h]+(d[h]-e[h])*p;l.data[4*c+3]=255}),
a.putImageData(l,0,0)}}};var Oe=128,Re=class{constructor(e,t){this.sources=e;this.heat=t;let n=D("Colour of the pen",[["255","white"],["0","black"]],
i=>this.ink=Number(i));n.show("255");let r=x("Blank page",()=>this.sources.keep({width:Oe,height:Oe,channels:1,data:new Uint8Array(
Oe*Oe)}));this.element=m("div",{class:"cnn-pen",role:"group","aria-label":"Pen",hidden:!0},n.element,r,this.keys.element,
m("p",{class:"cnn-note"},"Draw on the picture with the mouse or a finger. With the keys: the arrows move, the space bar \
puts the pen down and lifts it."));let{element:s}=t;s.addEventListener("pointerdown",i=>{!this.on||i.button!==0||(s.setPointerCapture(
i.pointerId),this.held=!0,this.last=null,this.stroke(...t.at(i)))}),s.addEventListener("pointermove",i=>{this.held&&this.
stroke(...t.at(i))});for(let i of["pointerup","pointercancel"])s.addEventListener(i,()=>{this.held=!1,this.finish()});s.
addEventListener("blur",()=>this.finish())}sources;heat;element;on=!1;ink=255;down=!1;held=!1;last=null;drawn=null;keys=ne(
"pen down for the arrow keys",e=>this.down=e);toggle(e){this.on=e,this.element.hidden=!e,this.heat.element.classList.toggle(
"cnn-drawing",e),this.press(!1),e||this.finish()}press(e=!this.down){this.down=e,this.last=null,this.keys.show(e),e||this.
finish()}moved(e,t){this.on&&this.down&&!this.held&&this.stroke(e,t)}stroke(e,t){let n=this.drawn??this.sources.picture;
if(n===null)return;this.drawn??={...n,data:n.data.slice()};let{width:r,height:s,channels:i,data:a}=this.drawn,l=Math.max(
1,Math.max(r,s)/64),[u,c]=this.last??[e,t],d=Math.max(1,Math.ceil(Math.hypot(e-u,t-c)));for(let p=0;p<=d;p++){let h=u+(e-
u)*p/d,b=c+(t-c)*p/d;for(let g=Math.max(0,Math.ceil(h-l));g<=Math.min(s-1,h+l);g++)for(let f=Math.max(0,Math.ceil(b-l));f<=
Math.min(r-1,b+l);f++)Math.hypot(g-h,f-b)<=l&&a.fill(this.ink,(g*r+f)*i,(g*r+f+1)*i)}this.last=[e,t],this.sources.show({
...this.drawn})}finish(){let{drawn:e}=this;this.drawn=null,this.last=null,e!==null&&this.sources.keep(e)}};var Ie=class{filter=new xe;picture=null;depth=0;planes=[];key=[];maps={rows:1,cols:1,maps:[]};shown=[];copies=[];most=[];usedFor=[];used={
shape:[],data:new Float64Array(0)};pictureTurn=0;mapTurn=0;compose(e,t){let{weight:n,how:r,position:[s,i,a]}=t,l=n.shape[1];
(e!==this.picture||l!==this.depth)&&([this.picture,this.depth]=[e,l],this.planes=Et(e.data,e.channels,l),this.filter.setPicture(
this.planes,e.height,e.width),this.key=[],this.pictureTurn+=1);let u=[n,r.stride,r.same,r.flip,t.display,t.scaling];qe(u,
this.key)&&(qe(u.slice(0,4),this.key)&&(this.maps=this.filter.apply(n,r)),this.key=u,this.show(t));let c=[n.shape[2],n.shape[3]],
d=ke(this.planes,e.height,e.width,c,r,[i,a]),{maps:p,shown:h,most:b,pictureTurn:g,mapTurn:f}=this;(this.usedFor[0]!==n||
this.usedFor[1]!==s||this.usedFor[2]!==r.flip)&&(this.usedFor=[n,s,r.flip],this.used=Nt(n,s,r.flip));let{used:w}=this;return{
picture:e,state:t,maps:p,shown:h,most:b,patch:d,used:w,sum:p.maps[s][i*p.cols+a],pictureTurn:g,mapTurn:f}}get read(){return this.
planes}show({display:e,scaling:t}){let{maps:n}=this.maps;e==="signed"?this.shown=n:((this.copies.length!==n.length||this.
copies[0]?.length!==n[0].length)&&(this.copies=n.map(r=>new Float64Array(r.length))),this.shown=n.map((r,s)=>Ft(r,e,this.
copies[s]))),e==="clip"?this.most=n.map(()=>255):t==="layer"?this.most=n.map(()=>0).fill(Je(this.shown)):this.most=this.
shown.map(r=>Je([r])),this.mapTurn+=1}};var Gn=512,Dn=256,Be=class{constructor(e,t){this.binding=e;this.events=t;this.reader=new ge(()=>{this.reader.problem!==null&&
t.complain(this.reader.problem),t.changed()})}binding;events;reader;local=null;written="";stream=null;frame=0;asked=0;get picture(){
let e=Te(this.binding.get);return this.local!==null&&(this.live||this.written===""||this.written===e)?this.local:(this.local=
null,this.reader.get(e))}get size(){let{picture:e}=this;return e===null?[1,1]:[e.height,e.width]}get live(){return this.
stream!==null}choose(e){this.leave(),this.binding.set({image:e,playing:!1,slide:!1})}async open(e){let t=++this.asked,n=URL.
createObjectURL(e),r=new Image;r.src=n;try{if(await r.decode(),t!==this.asked)return;let{naturalWidth:s,naturalHeight:i}=r;
if(s===0||i===0)throw new RangeError("no pixels");let a=Math.min(1,Gn/Math.max(s,i)),[l,u]=[Math.max(1,Math.round(s*a)),
Math.max(1,Math.round(i*a))],c=this.events.check([u,l]);if(c!==null){this.events.complain(`${c} The picture before it st\
ays.`);return}this.leave(),this.keep(ye(r,l,u)),this.events.notice(a<1?`That picture has ${s}×${i} pixels; here it is m\
ade smaller, ${l}×${u}, so that every change stays quick.`:null)}catch{t===this.asked&&this.events.complain("This file \
is no picture that the browser can read: try PNG, JPEG or WebP. The picture before it stays.")}finally{URL.revokeObjectURL(
n)}}take(e){let t=[...e?.files??[]][0];return t===void 0?!1:(this.open(t),!0)}show(e){this.local=e,this.written="",this.
events.changed()}keep(e){this.local=e,this.written=we(e),this.events.complain(null),this.binding.set({image:this.written,
playing:!1,slide:!1}),this.events.changed()}async camera(){if(this.live){let n=this.local;this.leave(),n!==null&&this.keep(
n);return}let e=++this.asked,t=navigator.mediaDevices;if(t?.getUserMedia===void 0){this.events.complain("This page may n\
ot use a camera: browsers allow it only on secure pages (https) and on your own computer. Open or drop a picture instead\
.");return}try{let n=await t.getUserMedia({video:{width:640,height:480}});if(e!==this.asked){n.getTracks().forEach(r=>r.
stop());return}this.stream=n,this.events.complain(null),this.binding.set({playing:!1,slide:!1}),await this.film(n)}catch(n){
if(e!==this.asked)return;this.leave();let r=n instanceof DOMException&&(n.name==="NotAllowedError"||n.name==="SecurityEr\
ror");this.events.complain(r?"The camera was refused. You can allow it in the browser’s settings for this page, or open \
a picture instead.":"No camera could be started: none was found, or another program is using it. Open or drop a picture \
instead.")}this.events.changed()}async film(e){let t=document.createElement("video");t.muted=!0,t.playsInline=!0,t.srcObject=
e,await t.play();let n=()=>{if(this.stream!==e)return;let{videoWidth:r,videoHeight:s}=t;if(r>0){let i=Dn/Math.max(r,s);this.
show(ye(t,Math.max(1,Math.round(r*i)),Math.max(1,Math.round(s*i))))}this.frame=requestAnimationFrame(n)};n()}leave(){this.
asked+=1,cancelAnimationFrame(this.frame),this.stream?.getTracks().forEach(e=>e.stop()),this.stream=null,this.local=null,
this.written="",this.events.notice(null)}dispose(){this.events.notice=()=>{},this.leave()}};var I=255,Kn={ArrowUp:[-1,0],ArrowDown:[1,0],ArrowLeft:[0,-1],ArrowRight:[0,1]},ae=class{constructor(e,t={}){this.events=
t;let n=Object.keys(t).length>0,r=n?{role:"application",tabindex:0,"aria-roledescription":"map"}:{role:"img"};this.element=
m("div",{class:"cnn-heat","aria-label":e,...r},this.canvas,this.outline),this.stop=be(()=>{this.tables.clear(),this.paintAgain?.()}),
n&&this.listen()}events;element;canvas=m("canvas",{class:"cnn-heat-canvas",width:1,height:1});outline=m("div",{class:"cn\
n-heat-outline",hidden:!0});stop;tables=new Map;paintAgain=null;image=null;cursor=[0,0];get rows(){return this.canvas.height}get cols(){
return this.canvas.width}name(e){T(this.element,"aria-label",e)}paint(e,t,n,{hue:r,most:s}){this.draw(t,n,i=>{let a=new Uint32Array(
i.buffer),l=s>0?I/s:0;if(r==="image"){for(let c=0;c<a.length;c++)a[c]=Vn(e[c]*l);return}let u=this.table(r);for(let c=0;c<
a.length;c++){let d=e[c]*l+I;a[c]=d!==d?0:u[d<0?0:d>2*I?2*I:d+.5|0]}})}paintPicture(e,t,n,r){let s=r-1;this.draw(t,n,i=>{
for(let a=0,l=0;a<t*n;a++,l+=r)i[4*a]=e[l],i[4*a+1]=e[l+Math.min(1,s)],i[4*a+2]=e[l+s],i[4*a+3]=255})}box(e){if(this.outline.
hidden=e===null,e===null)return;let t=(r,s)=>`${100*r/s}%`,{style:n}=this.outline;n.left=t(e.col,this.cols),n.top=t(e.row,
this.rows),n.width=t(e.cols,this.cols),n.height=t(e.rows,this.rows)}place(e,t){this.cursor=[B(e,this.rows),B(t,this.cols)]}at({
clientX:e,clientY:t}){let{left:n,top:r,width:s,height:i}=this.canvas.getBoundingClientRect();return[B(Math.floor((t-r)/i*
this.rows),this.rows),B(Math.floor((e-n)/s*this.cols),this.cols)]}dispose(){this.stop()}draw(e,t,n){this.canvas.width!==
t&&(this.canvas.width=t),this.canvas.height!==e&&(this.canvas.height=e),this.paintAgain=()=>{let r=this.canvas.getContext(
"2d");(this.image?.width!==t||this.image.height!==e)&&(this.image=r.createImageData(t,e));let{image:s}=this;n(s.data),r.
putImageData(s,0,0)},this.element.isConnected?this.paintAgain():requestAnimationFrame(()=>this.paintAgain?.())}table(e){
let t=this.tables.get(e);if(t!==void 0)return t;let n=O(this.element,"--cnn-ground"),r=O(this.element,`--cnn-${e}-plus`),
s=e==="input"?r:O(this.element,`--cnn-${e}-minus`),i=Uint32Array.from({length:2*I+1},(a,l)=>{let[u,c]=[l<I?s:r,Math.abs(
l-I)/I],[d,p,h]=n.map((b,g)=>Math.round(b+(u[g]-b)*c));return dn(d,p,h)});return this.tables.set(e,i),i}listen(){let{element:e,
events:t}=this,n=r=>this.move(...this.at(r));e.addEventListener("pointermove",n),e.addEventListener("pointerdown",n),e.addEventListener(
"pointerleave",r=>{r.pointerType!=="touch"&&t.leave?.()}),e.addEventListener("click",r=>t.pick?.(...this.at(r))),e.addEventListener(
"focus",()=>{e.matches(":focus-visible")&&this.move(...this.cursor)}),e.addEventListener("blur",()=>t.leave?.()),e.addEventListener(
"keydown",r=>{this.pressed(r)&&(r.preventDefault(),r.stopPropagation())})}pressed(e){let[t,n]=this.cursor;if(e.altKey||e.
ctrlKey||e.metaKey)return!1;let r=Kn[e.key],s=e.shiftKey?10:1;if(r!==void 0)this.move(B(t+s*r[0],this.rows),B(n+s*r[1],this.
cols));else if(this.events.pick!==void 0&&(e.key==="Enter"||e.key===" "))this.events.pick(t,n);else return this.events.key?.(
e,t,n)??!1;return!0}move(e,t){this.cursor=[B(e,this.rows),B(t,this.cols)],this.events.point?.(...this.cursor)}},B=(o,e)=>Math.
max(0,Math.min(e-1,o)),dn=(o,e,t)=>(255<<24|t<<16|e<<8|o)>>>0;function Vn(o){if(o!==o)return 0;let e=o<0?0:o>255?255:o+.5|
0;return dn(e,e,e)}var Jn=440,lt=class{element;heat;title=m("strong",{});size=m("span",{});legend=new _e;below=m("div",{class:"cnn-veil"});beside=m(
"div",{class:"cnn-veil"});turn=-1;constructor(e,t){let n=(s,i)=>t.cell(e,s,i);this.heat=new ae("feature map",{point:n,pick:n}),
this.heat.element.append(this.beside,this.below);let r=m("div",{class:"cnn-head"},this.title," ",this.size);this.element=
m("div",{class:"cnn-mapblock"},r,this.heat.element,this.legend.element)}update(e,t,n){let{maps:r,state:s,shown:i,most:a}=e,
{rows:l,cols:u}=r,c=r.maps.length>1;y(this.title,c?`Map ${t}`:"Feature map"),y(this.size,c&&n!==""?n:`${l}×${u}`),this.
heat.name(`feature map${c?` ${t}`:""}${n===""?"":`, ${n}`}, ${l} by ${u}`),T(this.element,"data-current",String(c&&t===s.
position[0]));let d=s.display==="clip",p=a[t];this.turn!==e.mapTurn&&(this.turn=e.mapTurn,pn(this.heat,l,u),this.heat.paint(
i[t],l,u,{hue:d?"image":"activation",most:p}),T(this.legend.element,"data-grey",String(d)),this.legend.show(d?"input":"a\
ctivation",p,s.display==="signed",d?"black to white":c?"":"and beyond"));let[,h,b]=s.position;this.heat.place(h,b),this.
heat.box({row:h,col:b,rows:1,cols:1}),this.veil(e)}veil({maps:{rows:e,cols:t},state:{slide:n,position:r}}){let s=V(e,t),
i=Ae(s,r[1],r[2]),a=!n||i>=s.down*s.along-1;if(this.below.hidden=this.beside.hidden=a,a)return;let l=Math.floor(i/s.along),
u=Math.min(e,(l+1)*s.step),c=Math.min(t,(i%s.along+1)*s.step);mn(this.below,[u/e,0,1,1]),mn(this.beside,[l*s.step/e,c/t,
u/e,1])}};function mn({style:o},[e,t,n,r]){o.inset=`${100*e}% ${100*(1-r)}% ${100*(1-n)}% ${100*t}%`}function pn(o,e,t){
o.element.style.width=`min(100%, ${Math.round(Jn*t/e)}px)`,T(o.element,"data-coarse",String(Math.max(e,t)<=100))}var We=class{constructor(e){
this.events=e;this.heat=new ae("picture",{point:(r,s)=>e.pixel(r,s),key:r=>this.key(r)});let t=m("div",{class:"cnn-head"},
m("strong",{},"Picture")," ",this.size),n=m("div",{class:"cnn-picture","data-part":"picture"},t,this.heat.element,this.read);
this.element=m("div",{class:"cnn-pictures"},n,this.maps)}events;element;heat;size=m("span",{});read=m("p",{class:"cnn-no\
te"});maps=m("div",{class:"cnn-maps","data-part":"maps"});blocks=[];turn=-1;update(e,t,n){let{picture:r,state:s,maps:i}=e,
{rows:a,cols:l}={rows:r.height,cols:r.width},[,u,c,d]=s.weight.shape;this.turn!==e.pictureTurn&&(this.turn=e.pictureTurn,
pn(this.heat,a,l),u===1?this.heat.paint(n[0],a,l,{hue:"image",most:255}):this.heat.paintPicture(r.data,a,l,r.channels),y(
this.size,`${a}×${l}${u===3?"×3":""}`),this.heat.name(`picture, ${a} by ${l}, ${u===3?"red, green and blue":"grey"}`),
y(this.read,u===1&&r.channels===3?"Read in grey: 0.30 red + 0.59 green + 0.11 blue. “More” lets filters read all three c\
olours.":""));let[,p,h]=s.position,{stride:b,same:g}=s.how,f={row:p*b-F(c,g),col:h*b-F(d,g)};for(this.heat.place(f.row+(c-
1>>1),f.col+(d-1>>1)),this.heat.box({...f,rows:c,cols:d});this.blocks.length<i.maps.length;){let w=new lt(this.blocks.length,
this.events);this.blocks.push(w),this.maps.append(w.element)}this.blocks.forEach((w,A)=>{w.element.hidden=A>=i.maps.length,
w.element.hidden||w.update(e,A,t[A])}),T(this.element,"data-count",String(i.maps.length))}dispose(){this.heat.dispose(),
this.blocks.forEach(e=>e.heat.dispose())}key(e){return e.key!==" "&&e.key!=="Enter"?!1:(this.events.press(),!0)}};var Z=7,ut=class{constructor(e){this.frame=e;let{binding:t}=e;this.presets=t.get("presets")??{},this.sources=new Be(t,{changed:()=>t.
schedule(),complain:r=>e.complain(r),check:r=>Le(r,this.weight,J(t.get)),notice:r=>{this.notice.hidden=r===null,y(this.notice,
r??"")}}),this.stage=new We({pixel:(r,s)=>this.pixel(r,s),press:()=>this.pen.on?this.pen.press():e.player?.toggle(),cell:(r,s,i)=>this.
point(r,s,i)}),this.pen=new Re(this.sources,this.stage.heat),this.gallery=new ze(this.presets,r=>this.preset(r)),this.detail=
new Ce(e.editor,{weight:(r,s,i,a)=>this.change(Ht(this.weight,[this.filter,r,s,i],a)),seek:r=>this.seek(r),look:()=>this.
look(),normalise:()=>this.normalise()},()=>t.schedule()),this.showSources=en(e,this.sources,()=>this.pen),this.showMore=
tn(e,r=>this.change(r),()=>this.save());let n=m("p",{class:"cnn-hint"},"Point at the picture or the map. A picture can a\
lso be dropped or pasted here: it stays in this page, or in this notebook.");e.stage.append(this.gallery.element,this.about,
this.stage.element,this.pen.element,this.notice,this.display.element,n),e.detail.append(this.detail.element),this.receive(
e.stage)}frame;presets;sources;gallery;stage;pen;detail;composer=new Ie;about=m("p",{class:"cnn-about"});notice=m("p",{class:"\
cnn-note",role:"status",hidden:!0});display=nn(e=>this.change(e));showSources;showMore;scene=null;names=[];named=null;pattern=null;update(){
let{picture:e,size:t}=this.sources,n=Y(this.frame.binding.get,t);this.showSources(n),this.frame.more.hidden||this.showMore(
n,this.presets),this.display.show(n.display),this.named!==n.weight&&(this.named=n.weight,this.names=Array.from({length:n.
weight.shape[0]},(l,u)=>et(n.weight,u,this.presets)));let{names:r}=this,s=r[n.position[0]];this.gallery.show(s);let i=n.
weight.data.length/r.length,a=n.weight.data.subarray(n.position[0]*i,(n.position[0]+1)*i);y(this.about,Vt(this.frame.binding.
get("_about")?.[s],a,this.frame.binding.get("kernel")===this.pattern)),!(e===null||Le(t,n.weight,n.how)!==null)&&(this.scene=
this.composer.compose(e,n),this.stage.update(this.scene,r.map(Q),this.composer.read),this.detail.update(this.scene),T(this.
frame.stage.parentElement,"data-picture","true"))}reset(){this.pen.toggle(!1),this.sources.leave(),this.frame.binding.schedule()}theme(){
this.gallery.paint()}resize(e){this.detail.resize(e),this.gallery.reveal(),this.scene!==null&&this.detail.update(this.scene)}describe(){
if(this.scene===null)return"The picture is being opened.";let{state:e,patch:t,used:n,sum:r}=this.scene;return Yt(e,t,n,r)}python(){
return Zt(Y(this.frame.binding.get,this.sources.size),this.sources.picture?.channels===3)}dispose(){this.pen.toggle(!1),
this.sources.dispose(),this.stage.dispose()}get weight(){return U(this.frame.binding.get)}get filter(){return Y(this.frame.
binding.get,this.sources.size).position[0]}change(e){this.frame.complain(Wt(this.frame.binding,e,this.sources.size)),this.
frame.binding.schedule()}preset(e){let t=this.presets[e],n=[t.length,t[0].length];this.change(ie(this.weight,this.filter,
{size:n,values:t.flat()}))}point(e,t,n){this.frame.binding.set({position:[e,t,n],playing:!1,slide:!1})}pixel(e,t){let{size:n}=this.
sources,r=J(this.frame.binding.get),[s,i]=Se(n,this.weight,r),[a,l]=this.weight.shape.slice(2),u=(c,d,p)=>Math.max(0,Math.
min(p-1,Math.round((c-(d-1>>1)+F(d,r.same))/r.stride)));this.pen.moved(e,t),this.point(this.filter,u(e,a,s),u(t,l,i))}seek(e){
if(this.scene===null)return;let{maps:t,picture:n,state:r}=this.scene,[s]=r.position,i=r.weight.shape.slice(2),a=(l,u)=>!Me(
[n.height,n.width],i,r.how,[l,u]);this.point(s,...Ye(t.maps[s],e,t.cols,a))}look(){if(this.scene===null)return;let{picture:e,
state:t}=this.scene,[n,r,s]=t.position,{stride:i,same:a}=t.how,[l,u]=t.weight.shape.slice(2),c=[r*i-F(l,a)+(l-1>>1),s*i-
F(u,a)+(u-1>>1)],d={stride:1,same:!0,flip:!1},p=ke(this.composer.read,e.height,e.width,[Z,Z],d,c),h=zt(p.data);if(h.every(
f=>f===0)){this.frame.complain("This patch is flat: there is nothing in it to look for. Point at something with an edge \
or a texture.");return}let b=Z*Z,g=p.shape[0]===1?[h]:[0,1,2].map(f=>h.slice(f*b,(f+1)*b));this.change({...Ee(this.weight,
n,g,[Z,Z]),flip:!1}),this.pattern=this.frame.binding.get("kernel")}normalise(){if(this.scene===null)return;let[,e,t,n]=this.
weight.shape,{filter:r}=this,s=e*t*n,i=Ct(this.weight.data.subarray(r*s,(r+1)*s));this.change(Ee(this.weight,r,Array.from(
{length:e},(a,l)=>i.slice(l*t*n,(l+1)*t*n))))}save(){let{picture:e}=this.sources;e!==null&&m("a",{href:we(e),download:"p\
icture.png"}).click()}receive(e){e.addEventListener("dragover",t=>{t.preventDefault(),e.classList.add("cnn-over")}),e.addEventListener(
"dragleave",()=>e.classList.remove("cnn-over")),e.addEventListener("drop",t=>{t.preventDefault(),e.classList.remove("cnn\
-over"),this.sources.take(t.dataTransfer)||this.frame.complain("What was dropped is no file: drop a picture from your co\
mputer.")}),e.addEventListener("paste",t=>{this.sources.take(t.clipboardData)||this.frame.complain("There is no picture \
on the clipboard: copy one first."),t.preventDefault(),t.stopPropagation()})}},Ti=xt({name:"KernelExplorer",title:"Kerne\
l explorer",traits:Rt,sequence:Bt,build:o=>new ut(o)});export{Ti as default};
