function d(r,e={},...n){let t=document.createElement(r);for(let[o,s]of Object.entries(e))typeof s=="function"?t.addEventListener(
o.slice(2),s):s===!0?t.setAttribute(o,""):s!==!1&&s!=null&&t.setAttribute(o,String(s));return t.append(...n.filter(o=>o!=
null&&o!==!1)),t}var Pn={first:"M4 3v10M13 3.5v9L6 8z",back:"M11.5 3.5v9L5 8z",play:"M5 3v10l8-5z",pause:"M5 3.5v9M11 3.\
5v9",forward:"M4.5 3.5v9L11 8z",reset:"M3.5 8a4.5 4.5 0 1 0 1.6-3.4M5.5 1.8 4.8 4.9l3.1.5",minus:"M4 8h8",plus:"M4 8h8M8\
 4v8"};function oe(r){let e="http://www.w3.org/2000/svg",n=document.createElementNS(e,"svg");n.setAttribute("viewBox","0\
 0 16 16"),n.setAttribute("class",`cnn-icon cnn-icon-${r}`),n.setAttribute("aria-hidden","true");let t=document.createElementNS(
e,"path");return t.setAttribute("d",Pn[r]),n.append(t),n}function b(r,e){r.textContent!==e&&(r.textContent=e)}function S(r,e,n){
r.getAttribute(e)!==n&&(n===null?r.removeAttribute(e):r.setAttribute(e,n))}var _n=0,On=Math.random().toString(36).slice(
2,8),z=r=>`cnn-${r}-${On}-${++_n}`;function N(r,e,n,t=!1){let o=n===void 0?r:oe(n),s={type:"button",class:`cnn-button${t?" cnn-quiet":""}`,onclick:e};return d(
"button",n===void 0?s:{...s,"aria-label":r,title:r},o)}function D(r,e,n){let t=n===void 0?"aria-pressed":"aria-expanded",
o=N(r,()=>e(o.getAttribute(t)!=="true"));return o.setAttribute(t,"false"),n!==void 0&&(n.id||=z("panel"),o.setAttribute(
"aria-controls",n.id)),{element:o,show:s=>o.setAttribute(t,String(s))}}var zn=(r,e)=>(e.id||=z("field"),d("div",{class:"\
cnn-field"},d("label",{for:e.id},r),e));function se(r,e,n){let t=d("select",{class:"cnn-select",onchange:()=>n(t.value)});
for(let[s,a]of e)t.append(d("option",{value:s},a));let o=s=>{t.value!==s&&(t.value=s)};return{element:zn(r,t),show:o}}function j(r,e,n){
let t=z("choice"),o=e.map(([l])=>d("input",{type:"radio",name:t,value:l,onchange:()=>n(l)})),s=e.map(([,l],u)=>d("label",
{},o[u],d("span",{},l)));return{element:d("div",{class:"cnn-segmented",role:"radiogroup","aria-label":r},...s),show:l=>o.
forEach(u=>u.checked=u.value===l)}}function $e(r,e){let n=d("input",{type:"checkbox",onchange:()=>e(n.checked)});return{
element:d("label",{class:"cnn-check"},n,d("span",{},r)),show:o=>{n.checked=o}}}function ke(r,e,[n,t],o){let s=n,a=null,i=k=>{
a===null&&requestAnimationFrame(()=>a=null),a=Math.max(n,Math.min(t,(a??s)+k)),o(a)},l=N(`Decrease ${e}`,()=>i(-1),"minu\
s"),u=N(`Increase ${e}`,()=>i(1),"plus"),c=d("output",{class:"cnn-number"}),p=z("stepper"),m=d("span",{id:p,class:"cnn-c\
aption"},r),h=d("div",{class:"cnn-stepper",role:"group","aria-labelledby":p},l,c,u),v=k=>{s=k[0];let f=k.every(w=>w===s);
b(c,f?String(s):k.join("×")),Oe(l,s<=n&&f),Oe(u,s>=t&&f)};return{element:d("div",{class:"cnn-field"},m,h),show:v}}var Oe=(r,e)=>r.setAttribute("aria-disabled",String(e));function g(r,e=2){if(!Number.isFinite(r))return Number.isNaN(r)?"nan":r>0?"∞":"−∞";let n=Math.abs(r);if(n<1e-9)return"\
0";let t=r<0?"−":"";return n>=1e15?t+Number(n.toPrecision(3)).toExponential():Number(n.toFixed(e))!==0?t+String(Number(
n.toFixed(e))):n>=1e-4?t+String(Number(n.toPrecision(2))):t+n.toExponential(1).replace(".0e","e").replace(/-(\d)$/,"-0$1")}function ze(r,e){let n=r<0?"−":"",t=Math.abs(r);for(let s of[2,1,0]){if(s<2&&t<.5*10**-s)break;let a=g(r,s);if(a.length<=
e)return a;let i=a.replace(/0\./,".");if(t<1&&i.length<=e)return i}let o=`${n}${Math.round(t/1e3)}k`;return t>=1e3&&o.length<=
e?o:"…"}function Me(r){let e=r.trim().replaceAll("−","-").replace(",","."),n=/^([+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?)(?:\/(\d+\.?\d*))?$/i.
exec(e);if(n===null)return null;let t=Number(n[1])/(n[2]===void 0?1:Number(n[2]));return Number.isFinite(t)?t:null}var Re=(r,e)=>Number((r+e).toPrecision(12));var ae=class{constructor(e){this.root=e;this.element=d("div",{class:"cnn-editor",role:"group",hidden:!0},N("One less",()=>this.
nudge(-1),"minus"),this.field,N("One more",()=>this.nudge(1),"plus")),this.field.addEventListener("input",()=>this.read()),
this.element.addEventListener("keydown",n=>this.keydown(n)),this.element.addEventListener("focusout",n=>{this.element.contains(
n.relatedTarget)||this.close(!1)})}root;element;field=d("input",{type:"text",class:"cnn-entry",autocomplete:"off",spellcheck:"\
false"});edit=null;open(e){this.edit?.cell.classList.remove("cnn-editing"),this.edit=e,e.cell.classList.add("cnn-editing"),
this.element.hidden=!1,this.element.setAttribute("aria-label",`Edit ${e.label}`),this.field.setAttribute("aria-label",e.
label),this.place(e.cell),this.field.value=e.typed??g(e.value,6),this.field.focus({preventScroll:!0}),e.typed===void 0?this.
field.select():this.read()}close(e){let{edit:n}=this;n!==null&&(this.edit=null,this.element.hidden=!0,n.cell.classList.remove(
"cnn-editing"),e&&n.cell.focus({preventScroll:!0}))}read(){let e=Me(this.field.value);this.field.setAttribute("aria-inva\
lid",String(e===null)),e!==null&&this.edit?.write(e)}nudge(e){let n=(Me(this.field.value)??0)+e;this.field.value=g(n,6),
this.read()}keydown(e){e.stopPropagation();let{key:n}=e;if(n==="ArrowUp"||n==="ArrowDown")this.nudge(n==="ArrowUp"?1:-1);else if(n===
"Escape"){let{edit:t}=this;t?.cancel!==void 0?t.cancel():t?.write(t.value),this.close(!0)}else if(n==="Enter"&&e.target===
this.field)this.close(!0);else return;e.preventDefault()}place(e){let[n,t]=[this.root.getBoundingClientRect(),e.getBoundingClientRect()],
{offsetWidth:o,offsetHeight:s}=this.element,a=t.left+t.width/2-o/2-n.left,i=Math.max(4,Math.min(n.width-o-4,a)),l=t.bottom-
n.top+6,u=l+s>n.height?t.top-n.top-s-6:l;this.element.style.translate=`${i}px ${u}px`}};function Ae(r,e){let n=()=>{let o=r.get("_initial");return typeof o=="object"&&o!==null&&Object.keys(o).length>0?o:null},
t=n()===null?Object.fromEntries(e.map(o=>[o,structuredClone(r.get(o))])):{};return()=>n()??t}function Ie(r,e,n){let t=0,
o=()=>{t||=requestAnimationFrame(()=>{t=0,n()})};for(let s of e)r.on(`change:${s}`,o);return{get:s=>r.get(s),set(s){let a=Object.
entries(s).filter(([i,l])=>!Rn(r.get(i),l));for(let[i,l]of a)r.set(i,l);a.length>0&&r.save_changes()},schedule:o,dispose(){
cancelAnimationFrame(t),t=-1;for(let s of e)r.off(`change:${s}`,o)}}}var Rn=(r,e)=>r===e||JSON.stringify(r)===JSON.stringify(
e);var Ge=(r,e)=>r.some((n,t)=>n!==e[t]);function Be(r,e){let n,t=l=>r.get(l),o=l=>{for(let[u,c]of Object.entries(l))r.set(u,c);r.save_changes()},s=()=>{clearTimeout(
n),t("playing")===!0&&(n=setTimeout(a,1e3/Math.max(.25,Number(t("speed")))))},a=()=>{let[l,u]=[e.index(t)+1,e.length(t)-
1];o({...l<=u&&e.at(t,l),playing:l<u}),s()},i=["change:playing","change:speed"];for(let l of i)r.on(l,s);return s(),()=>{
clearTimeout(n);for(let l of i)r.off(l,s)}}var In=[.25,.5,1,2,4,8].map(r=>[String(r),`${r} / s`]),ie=class{constructor(e,n){
this.binding=e;this.sequence=n;this.scrub.setAttribute("aria-label",`Position among the ${n.unit}s`),this.scrub.addEventListener(
"input",()=>this.go(Number(this.scrub.value))),this.playButton=N("Play",()=>this.toggle(),"play"),this.playButton.append(
oe("pause")),this.playButton.classList.add("cnn-play"),this.element=d("div",{class:"cnn-player",role:"group","aria-label":"\
Player",id:z("player")},d("div",{class:"cnn-transport"},N(`First ${n.unit}`,()=>this.go(0),"first",!0),N("Step back",()=>this.
step(-1),"back",!0),this.playButton,N("Step forward",()=>this.step(1),"forward",!0)),this.scrub,this.count,this.speed.element),
this.element.addEventListener("keydown",t=>this.keydown(t))}binding;sequence;element;playButton;scrub=d("input",{type:"r\
ange",min:0,step:1,class:"cnn-scrub"});count=d("span",{class:"cnn-count"});speed=se("Speed",In,e=>this.binding.set({speed:Number(
e)}));toggle(){let e=this.binding.get("playing")===!0,n=this.sequence.index(this.binding.get)>=this.sequence.length(this.
binding.get)-1;this.binding.set({...!e&&n&&this.sequence.at(this.binding.get,0),playing:!e})}pause(){this.binding.get("p\
laying")===!0&&this.binding.set({playing:!1})}update(){let e=this.binding.get("playing")===!0,[n,t]=[this.sequence.index(
this.binding.get),this.sequence.length(this.binding.get)];S(this.playButton,"aria-label",e?"Pause":"Play"),S(this.playButton,
"title",e?"Pause":"Play"),S(this.playButton,"data-playing",String(e)),S(this.scrub,"max",String(t-1)),this.scrub.valueAsNumber!==
n&&(this.scrub.valueAsNumber=n),S(this.scrub,"aria-valuetext",`${this.sequence.unit} ${n+1} of ${t}`),this.scrub.style.setProperty(
"--done",String(t>1?n/(t-1):1)),b(this.count,`${n+1} / ${t}`),this.speed.show(String(this.binding.get("speed")))}step(e){
this.go(this.sequence.index(this.binding.get)+e)}go(e){let n=this.sequence.length(this.binding.get)-1,t=this.sequence.at(
this.binding.get,Math.max(0,Math.min(n,e)));this.binding.set({...t,playing:!1})}keydown(e){e.key!==" "||e.target!==this.
scrub||(e.preventDefault(),this.toggle())}};var le=class{constructor(e){this.source=e;let n=d("pre",{tabindex:0,role:"group","aria-label":"Python source"},this.code),
t=N("Copy",()=>{this.copy()}),o=d("div",{class:"cnn-python-bar"},d("span",{},"The same in Python"),this.status,t);this.element=
d("div",{class:"cnn-python",hidden:!0},o,n)}source;element;code=d("code",{});status=d("span",{class:"cnn-copied",role:"s\
tatus"});update(){this.element.hidden||(b(this.code,this.source()),b(this.status,""))}async copy(){try{await navigator.clipboard.
writeText(this.source()),b(this.status,"Copied")}catch{getSelection()?.selectAllChildren(this.code),b(this.status,"Selec\
ted: press Ctrl+C to copy")}}};function je(r,e,n){let t=Object.entries(e).find(([o,s])=>n.includes(o)&&(Gn(r(o))||!qe(r(o),s)));if(t!==void 0)throw new RangeError(
`the setting ${t[0]} is not what it should be`)}var Gn=r=>typeof r=="number"&&Math.abs(r)>1e13;function qe(r,e){if(e==null)
return!0;if(typeof e=="number")return Number.isFinite(r);if(Array.isArray(e)){if(!Array.isArray(r)||r.length>20*(e.length+
1))return!1;let n=e.length===0||typeof e[0]=="string";return r.length===0?n:e.length===0||r.every(t=>e.some(o=>qe(t,o)))}
return typeof r==typeof e&&r!==null}var Se=r=>r instanceof RangeError&&!/NaN|undefined|null|Invalid/.test(r.message)?`: ${r.
message.replace(/\.$/,"")}`:"";var Bn=["data-theme","data-jp-theme-light","data-vscode-theme-kind","theme","class"];function He(r){let e=new MutationObserver(
r);for(let t of[document.documentElement,document.body])e.observe(t,{attributeFilter:Bn});let n=matchMedia("(prefers-col\
or-scheme: dark)");return n.addEventListener("change",r),()=>{e.disconnect(),n.removeEventListener("change",r)}}var jn=["playing","speed"],qn=350,We=4;function Ue(r){let{sequence:e}=r;return{initialize:({model:n})=>e===void 0?()=>{}:
Be(n,e),render({model:n,el:t}){try{return De(r,n,t)}catch(o){return Hn(r,n,t,`What was kept of this ${r.title.toLowerCase()}\
 could not be drawn${Se(o)}.`)}}}}function Hn(r,e,n,t){try{let o=Ae(e,r.traits)();for(let s of r.traits)s in o&&e.set(s,
o[s]);return e.save_changes(),De(r,e,n,`${t} This is how it began.`)}catch{let o=`${t} Run its cell again, or load the p\
age anew.`;return n.replaceChildren(d("div",{class:"cnn"},d("p",{class:"cnn-problem",role:"alert"},o))),()=>n.replaceChildren()}}
function De(r,e,n,t=null){let o=[...r.traits,...r.sequence===void 0?[]:jn],s=Ae(e,o);je(x=>e.get(x),s(),r.traits.filter(
x=>r.loose?.includes(x)!==!0));let a=d("div",{class:"cnn",role:"group","aria-label":r.title,"data-explorer":r.name}),i=d(
"div",{class:"cnn-live",role:"status","aria-live":"polite","aria-atomic":"true"}),l=d("p",{class:"cnn-problem",role:"ale\
rt",hidden:!0}),u=x=>d("div",{class:`cnn-${x}`}),c,p=Ie(e,o,()=>w()),m={binding:p,editor:new ae(a),player:r.sequence===void 0?
null:new ie(p,r.sequence),choices:u("choices"),more:u("more"),stage:u("stage"),detail:u("detail"),complain(x){l.hidden=x===
null,b(l,x??"")}},h;try{h=r.build(m)}catch(x){throw p.dispose(),x}let v=new le(()=>h.python()),k=()=>{h.update(),m.player?.
update(),v.update()},f=null,w=()=>{clearTimeout(c);try{k()}catch(x){f=`This could not be drawn${Se(x)}. Undo the last ch\
ange, or begin again.`,m.complain(f);return}f!==null&&l.textContent===f&&m.complain(null),f=null,c=setTimeout(()=>b(i,h.
describe()),qn)},F=Un(m,v,()=>{m.complain(null),h.reset?.(),p.set({...s(),...m.player!==null&&{playing:!1}})});a.append(
F,m.more,l,m.stage),m.player!==null&&a.append(m.player.element),a.append(m.detail,v.element,i,m.editor.element);let[y,T]=[
0,0],C=x=>{x<=We||x===y||(y=x,h.resize(x-We))},re=new ResizeObserver(()=>{cancelAnimationFrame(T),T=requestAnimationFrame(
()=>C(a.clientWidth))}),A=He(()=>h.theme?.()),L=()=>{clearTimeout(c),cancelAnimationFrame(T),re.disconnect(),A(),h.dispose?.(),
p.dispose(),a.remove()};n.append(a),Wn(m);try{C(a.clientWidth||700),k(),b(i,h.describe())}catch(x){throw L(),x}return t!==
null&&m.complain(t),a.dataset.ready="true",re.observe(a),L}function Wn({stage:r,player:e}){let n=t=>{t.target.closest("[\
role=gridcell]")!==null&&e?.pause()};r.addEventListener("pointermove",n),r.addEventListener("pointerdown",n),r.addEventListener(
"focusin",n)}function Un(r,e,n){r.more.hidden=!0;let t=D("More",i=>{r.more.hidden=!i,t.show(i),r.binding.schedule()},r.more),
o=D("Python",i=>{e.element.hidden=!i,o.show(i),e.update()},e.element),s=r.more.hasChildNodes()&&t.element,a=d("div",{class:"\
cnn-ends"},s,o.element,N("Reset",n,"reset"));return d("div",{class:"cnn-bar",role:"group","aria-label":"Settings"},r.choices,
a)}var K=r=>Number.isSafeInteger(r)?String(r).replace(/\B(?=(\d{3})+$)/g,","):r.toExponential(2).replace(/e\+?/," · 10^");var Ke=r=>r.reduce((e,n)=>e*n,1);function E(r,e){let n=Ke(r);if(e!==void 0&&e.length!==n)throw new RangeError(`data has ${e.
length} elements, but shape (${r.join(", ")}) needs ${n}`);return{shape:[...r],data:e===void 0?new Float64Array(n):Float64Array.
from(e)}}function Ne(r){let e=[];for(let o=r;Array.isArray(o)&&(e.push(o.length),o.length!==0);o=o[0]);let n=[],t=(o,s)=>{
if(s===e.length&&!Array.isArray(o))n.push(o);else if(Array.isArray(o)&&o.length===e[s])o.forEach(a=>t(a,s+1));else throw new RangeError(
"the lists are ragged: every row must have the same length")};return t(r,0),E(e,n)}function q(r){let e=(n,t)=>{if(n===r.
shape.length)return r.data[t];let o=Ke(r.shape.slice(n+1));return Array.from({length:r.shape[n]},(s,a)=>e(n+1,t+a*o))};return e(
0,0)}function Kn(r){let e=[...r];for(let n=1;n<=1024;n++)if(e.every(t=>Math.round(t*n)/n===t))return n;return 1}function R(r,e){let n=Kn(e.data),t=(s,a)=>{if(!Array.isArray(s))return String(n===1?s:Math.round(s*n));let i=Array.isArray(
s[0])?`,
${" ".repeat(a+1)}`:", ";return`[${s.map(l=>t(l,a+1)).join(i)}]`},o=`${r} = np.array(`;return`${o}${t(q(e),o.length)}, d\
type=float)${n===1?"":` / ${n}`}`}function Ve(r,e,n=!1,t){let o=r.filter(i=>Number.isFinite(i)&&(!n||i>0)),[s,a]=t??o.reduce(([i,l],u)=>[Math.min(i,u),Math.
max(l,u)],[1/0,-1/0]);return s>a&&([s,a]=n?[1,10]:[0,1]),s===a&&([s,a]=n?[s/2,s*2]:[s-.5,a+.5]),{low:s,high:a,log:n,ticks:n?
Jn(s,a,e):Qe(s,a,e)}}function Je({low:r,high:e,log:n},t,o,s){if(n&&t<=0)return NaN;let a=n?Math.log10:Number;return o+(a(
t)-a(r))/(a(e)-a(r))*(s-o)}function Jn(r,e,n){let[t,o]=[Math.floor(Math.log10(r)),Math.ceil(Math.log10(e))],s=Math.max(1,
Math.ceil((o-t)/n)),a=o-t<=n/3?[1,2,5]:[1],i=[];for(let l=t;l<=o;l+=s)i.push(...a.map(u=>+`${u}e${l}`));return i.filter(
l=>l>=r*.999&&l<=e*1.001)}function Qe(r,e,n){let t=(e-r)/n,o=Math.floor(Math.log10(t)),s=t/10**o,a=s>=Math.sqrt(50)?10:s>=
Math.sqrt(10)?5:s>=Math.sqrt(2)?2:1,i=o<0?10**-o/a:1,l=o<0?1:10**o*a,u=v=>v*l/i,[c,p]=[Math.round(r*i/l),Math.round(e*i/
l)],[m,h]=[u(c)<r?c+1:c,u(p)>e?p-1:p];return h<m&&n<2?Qe(r,e,2*n):Array.from({length:Math.max(0,h-m+1)},(v,k)=>u(m+k))}var Qn=[1,2,1,2,4,2,1,2,1].map(r=>r/16);var Or=64*Number.EPSILON;var H=["input","kernel","features","active","output"],Zn=({data:r},e)=>({shape:e,data:r}),$=({shape:r,data:e},n,t)=>e[n*
r[1]+t];function V(r,e){let[n,t]=r;return E([n,t],Array.from({length:n*t},(o,s)=>e(Math.floor(s/t),s%t)))}function Le(r,e){
let[n,t]=e.shape;return V([r.shape[0]-n+1,r.shape[1]-t+1],(o,s)=>{let a=0;for(let i=0;i<n;i++)for(let l=0;l<t;l++)a+=$(r,
o+i,s+l)*$(e,i,l);return a})}function Yn(r,e){let[n,t]=r.shape,[o,s]=e.shape,a=V([n+2*(o-1),t+2*(s-1)],(i,l)=>{let[u,c]=[
i-o+1,l-s+1];return u>=0&&u<n&&c>=0&&c<t?$(r,u,c):0});return Le(a,E(e.shape,e.data.toReversed()))}var Ze=({shape:r,data:e},n)=>n?
E(r,e.map(t=>Math.max(0,t))):{shape:r,data:e},Ye=(r,e)=>V([r.shape[0]>>1,r.shape[1]>>1],(n,t)=>e==="max"?$(r,...ue(r,n,t)):
($(r,2*n,2*t)+$(r,2*n,2*t+1)+$(r,2*n+1,2*t)+$(r,2*n+1,2*t+1))/4),Xe=({pooling:r},e,n,t)=>{if(r==="average")return .25;let[
o,s]=ue(e,n>>1,t>>1);return+(o===n&&s===t)},en=({upstream:{shape:r}},e,n)=>e>>1<r[0]&&n>>1<r[1];function nn({input:r,kernel:e,
relu:n,pooling:t}){let o=Le(r,e),s=Ze(o,n);return{input:r,kernel:e,features:o,active:s,output:Ye(s,t)}}var tn=(r,e)=>r.data.
reduce((n,t,o)=>n+t*e.data[o],0);function rn(r){let e=nn(r),{input:n,kernel:t,relu:o,upstream:s}=r,a=V(e.active.shape,(u,c)=>en(
r,u,c)?$(s,u>>1,c>>1)*Xe(r,e.active,u,c):0),i=V(a.shape,(u,c)=>o&&$(e.features,u,c)<=0?0:$(a,u,c)),l={input:Yn(i,t),kernel:Le(
n,i),features:i,active:a,output:s};return{values:e,grads:l,loss:tn(e.output,s)}}var J=(r,e,n,t)=>({from:r,gradient:e,by:n,
factor:t,product:e*t+0});function I(r,e,{part:n,row:t,col:o}){let s=$(e.grads[n],t,o),a={output:Xn,active:et,features:nt,
kernel:tt,input:rt}[n];return{...a(r,e,t,o),value:s}}var Xn=({upstream:r},e,n,t)=>({terms:[J(null,$(r,n,t),null,1)],columns:1});
function et(r,{values:e},n,t){if(!en(r,n,t))return{terms:[],columns:1};let[o,s]=[n>>1,t>>1];return{terms:[J({part:"outpu\
t",row:o,col:s},$(r.upstream,o,s),null,Xe(r,e.active,n,t))],columns:1}}function ue(r,e,n){let t=[2*e,2*n];for(let[o,s]of[
[0,1],[1,0],[1,1]])$(r,2*e+o,2*n+s)>$(r,...t)&&(t=[2*e+o,2*n+s]);return t}function nt({relu:r},{values:e,grads:n},t,o){let s=!r||
$(e.features,t,o)>0;return{terms:[J({part:"active",row:t,col:o},$(n.active,t,o),null,Number(s))],columns:1}}function tt({
input:r},{grads:e},n,t){let[o,s]=e.features.shape;return{terms:Array.from({length:o*s},(i,l)=>{let[u,c]=[Math.floor(l/s),
l%s],p={part:"input",row:u+n,col:c+t};return J({part:"features",row:u,col:c},$(e.features,u,c),p,$(r,u+n,c+t))}),columns:s}}
function rt({kernel:r},{grads:e},n,t){let[o,s]=r.shape,[a,i]=e.features.shape;return{terms:Array.from({length:o*s},(u,c)=>{
let[p,m]=[o-1-Math.floor(c/s),s-1-c%s],[h,v]=[n-p,t-m],k=h>=0&&h<a&&v>=0&&v<i;return J(k?{part:"features",row:h,col:v}:null,
k?$(e.features,h,v):0,{part:"kernel",row:p,col:m},$(r,p,m))}),columns:s}}function on(r,e){let n=s=>{let{data:a,shape:i}=e.
grads[s],l=Math.max(0,a.findIndex(u=>u!==0));return[{part:s,row:Math.floor(l/i[1]),col:l%i[1]}]},t=(s,a)=>{let[i,l]=e.grads[s].
shape;return Array.from({length:i*l},(c,p)=>({part:s,row:Math.floor(p/l),col:p%l})).filter(({row:c,col:p})=>a(c,p))},o=(s,a)=>I(
r,e,{part:"input",row:s,col:a}).terms.some(({gradient:i})=>i!==0);return[...n("output"),...n("active"),...r.relu?n("feat\
ures"):[],...t("kernel",()=>!0),...t("input",o)]}function sn(r,e,{part:n,row:t,col:o},s){let{values:a,loss:i}=e,l=$(a[n],
t,o),u=E(a[n].shape,a[n].data);u.data[t*u.shape[1]+o]=l+s;let c=tn(ot(r,n,u),r.upstream);return{from:l,to:l+s,before:i,after:c,
slope:(c-i)/s}}function ot(r,e,n){return e==="output"?n:e==="input"||e==="kernel"?nn({...r,[e]:n}).output:Ye(Ze(n,e==="f\
eatures"&&r.relu),r.pooling)}function an({input:r,kernel:e,relu:n,pooling:t,upstream:o}){let s=t==="max"?"max_pool2d":"a\
vg_pool2d",a=["conv2d","conv2d_backward",s,`${s}_backward`,...n?["relu","relu_backward"]:[]].sort(),i=(u,c)=>Zn(u,[...new Array(
c).fill(1),...u.shape]),l=n?"active":"features";return["import numpy as np",`from cnnedu.functional import ${a.join(", ")}`,
"",R("input",i(r,1)),R("weight",i(e,2)),"features = conv2d(input, weight)",...n?["active = relu(features)"]:[],`output =\
 ${s}(${l}, 2)`,"",R("grad_output",i(o,1)),`grad_${l} = ${s}_backward(grad_output, ${l}, 2).input`,...n?["grad_features \
= relu_backward(grad_active, features).input"]:[],"gradients = conv2d_backward(grad_features, input, weight)","print(gra\
dients.weight[0, 0])","print(gradients.input[0])",""].join(`
`)}function Te(r,{depth:e,norm:n,init:t}){let o=s=>r.find(a=>a.depth===e&&a.norm===n&&a.init===t&&a.shortcuts===s);return{plain:o(
!1),residual:o(!0)}}var st="⁰¹²³⁴⁵⁶⁷⁸⁹";function W(r){if(r===0)return"0";if(r>=.01&&r<1e6){let o=Number(
r.toPrecision(r>=100?3:2));return Number.isInteger(o)?K(o):String(o)}let[e,n]=r.toExponential(1).split("e"),t=[...n.replace(
"+","")].map(o=>o==="-"?"⁻":st[Number(o)]).join("");return`${e.replace(".0","")}×10${t}`}function Q(r){let e=r[0]/r[r.
length-1];return e>=1.25?`the first layer's gradient is ${W(e)} times the last layer's`:e>.8?"the first layer's gradient\
 is about as large as the last layer's":`the first layer's gradient is ${W(1/e)} times smaller than the last layer's`}function ln(r){
let e=r[0]/r[r.length-1];return e>100?"explodes":e<.01?"vanishes":"holds"}var un=14e-46;function cn({depth:r,norm:e,init:n,
of:t}){return["import torch","from cnnedu.explorers import GradientExplorer","from cnnedu.models.cifar_resnet import Cif\
arResNet","","images, labels = map(torch.tensor, GradientExplorer.digits())  # the 64 real digits of the recording","for\
 shortcuts in (False, True):","    torch.manual_seed(0)",`    model = CifarResNet(${r}, shortcuts, in_channels=1)`,...e?
[]:["    for block in list(model.modules()):  # take batch normalisation out","        for name, layer in list(block.nam\
ed_children()):","            if isinstance(layer, torch.nn.BatchNorm2d):","                setattr(block, name, torch.n\
n.Identity())"],"    layers = [layer for layer in model.modules() if isinstance(layer, (torch.nn.Conv2d, torch.nn.Linear\
))]",...n==="he"?[]:["    for layer in layers[:-1]:  # too small: the convolutions' weights are a hundredth","        to\
rch.nn.init.normal_(layer.weight, std=0.01)"],"    model.double()",...t==="weights"?[]:["    outputs = []","    for laye\
r in layers:","        layer.register_forward_hook(lambda layer, inputs, output: (output.retain_grad(), outputs.append(o\
utput))[1])"],"    torch.nn.functional.cross_entropy(model(images), labels).backward()",t==="weights"?"    norms = [floa\
t(layer.weight.grad.norm()) for layer in layers]":"    norms = [float(output.grad.norm()) for output in outputs]",'    p\
rint("residual" if shortcuts else "plain", f"first layer {norms[0]:.3g}, last layer {norms[-1]:.3g}")',""].join(`
`)}function Z(r){let e=0;for(let n=0;n<r.length;n++)e=Math.max(e,Math.abs(r[n]));return e}var Y=(r,e)=>e>0?Math.max(-1,Math.
min(1,r/e)):0;var P=({row:r,col:e})=>`row ${r}, column ${e}`;function O(r,{chain:e}){return{input:"input",kernel:"kernel",features:"fe\
ature map",active:e.relu?"ReLU":"feature map",output:e.pooling}[r]}var dn=(r,{row:e,col:n})=>r.data[e*r.shape[1]+n];function U({
chain:{upstream:r}}){let e=[...r.data.entries()].filter(([,o])=>o!==0),[n,t]=e[0]??[0,0];return e.length===1&&t===1?{row:Math.
floor(n/r.shape[1]),col:n%r.shape[1]}:null}function pn(r,e){let{terms:n,value:t}=I(r.chain,r.done,e),s=n.filter(({gradient:a})=>a!==
0).map(({gradient:a,factor:i})=>`${g(a)}${"×"}${g(i)}`).join(" + ")||"nothing arrives";return`∂L/∂${O(e.part,r)} ${P(
e)}: ${s} = ${g(t)}`}function hn(r,e){let{chain:n,done:t}=r,o=dn(t.values[e.part],e);switch(e.part){case"output":return U(
r)===null?"What arrives from above. L is the sum of all outputs, each times its number here: click one to change it.":dn(
n.upstream,e)===1?"L is this very output. When it grows by 1, L grows by 1: the gradient begins as 1.":"L is another out\
put, so nothing begins here.";case"active":return mn(r,e);case"features":return n.relu?o>0?`The value was ${g(o)}, above\
 0: ReLU let it pass, and lets its gradient pass.`:`The value was ${g(o)}, not above 0: ReLU answered 0, and no gradient\
 comes back through it.`:mn(r,e);case"kernel":return"This weight was used at every position, each time on another input.\
 Its gradient adds up over the positions: what arrives there × the input it met. That is a cross-correlation of the inpu\
t with the arriving map.";case"input":return"Every position that read this cell sends its gradient back through the weig\
ht it read with. In order: the arriving map with zeros around it, under the kernel rotated by 180°. That is a full convo\
lution."}}function mn({chain:r,done:e},{row:n,col:t}){let[o,s]=[n>>1,t>>1];if(o>=r.upstream.shape[0]||s>=r.upstream.shape[1])
return"No window of 2×2 is left for this row or column: pooling never read it, so nothing comes back.";if(r.pooling==="\
average")return"Each of the four cells makes a quarter of the mean, so each gets a quarter of the gradient.";let[a,i]=ue(
e.values.active,o,s);return a===n&&i===t?"This cell won its window: only it reached the output, so all of the gradient c\
omes back to it.":`Row ${a}, column ${i} won this window. Changing a loser a little changes nothing: its gradient is 0.`}
function fn(r){let{done:e,chain:n}=r;if(n.upstream.data.some(i=>i!==0)&&e.grads.features.data.every(i=>i===0))return"Eve\
ry gradient is 0: ReLU answered 0 to the whole window, so no small change of any weight or input is felt. From this wind\
ow nothing can be learned.";let s=U(r);return`${s===null?`L is the sum of all outputs, each times its number in ∂L/∂${n.
pooling}: ${g(e.loss)}`:`L is the output in ${P(s)}: ${g(e.loss)}`}. Each ∂L/∂… says how fast L grows with each number. \
Point at one to see its sum; click another output, or change a number of the input, the kernel or ∂L/∂${n.pooling}.`}
function bn(r,e,{from:n,to:t,before:o,after:s,slope:a},i){let l=m=>String(Number(m.toPrecision(7))).replace("-","−"),u=Math.
abs(a-i)<=1e-5*(1+Math.abs(i)),c=`${O(e.part,r)} ${P(e)} from ${l(n)} to ${l(t)}: L goes from ${l(o)} to ${l(s)}, change\
 / ε = ${l(Number(a.toFixed(6)))}`;if(u)return{told:c,verdict:"✓ the gradient",agrees:u};let p=r.chain.relu?"another \
cell won its window, or ReLU switched":"another cell won its window";return{told:c,verdict:`≠ ${g(i)}: on the way ${p}\
. Take a smaller ε; exactly at a kink no ε agrees.`,agrees:u}}var at={explodes:"It explodes on its way back.",vanishes:"\
It vanishes on its way back.",holds:"It arrives."};function gn(r){let e=(r[0]/r[r.length-1])**(1/(r.length-1)),n=Math.abs(
e-1)<.02?"":`: each layer back multiplies it by ${Number(e.toPrecision(3))}`;return`${Q(r)}${n}. ${at[ln(r)]}`}function yn({
norm:r,init:e,of:n},t){let o=Math.max(...t)<un;return!r&&e==="small"?o?"Plain, without normalisation, every layer shrink\
s what passes, forward and back. All of its weights' gradients are smaller than the smallest number of float32, 1.4×10⁻⁴\
⁵: in an ordinary training they would be exactly 0.":"Plain, without normalisation, weights that are too small shrink \
what passes at every layer, forward and back. A shortcut carries the gradient around them.":r?e==="small"?"Batch normali\
sation undoes too small weights on the way forward. On the way back the gradient is divided by them: smaller weights, la\
rger gradients.":n==="weights"?"No gradient vanishes here: with batch normalisation the plain network's explodes, before\
 a single step of training. Shortcuts tame it. This is no proof of why deep plain networks train badly, but it is what t\
hey start from.":"The same, seen at the layers' outputs: the signal that travels back. Batch normalisation keeps sizes f\
orward; it does not keep them backward.":"He's weights keep sizes on average, where every kernel sees a whole patch. The\
 last maps here are 2×2, so most of a patch is zeros of the padding, and the plain network fades after all. Without norm\
alisation a residual sum also grows from block to block."}var it=[1,.1,.01,.001],me=class{element;title=d("p",{class:"cnn-title"});rule=d("p",{class:"cnn-rule"});table=d("div",{class:"\
cnn-cards"});sum=d("p",{class:"cnn-sum"});told=d("span",{});verdict=d("b",{});epsilon;cards=[];constructor(e){this.epsilon=
se("ε",it.map(t=>[String(t),String(t)]),t=>e(Number(t)));let n=d("p",{class:"cnn-check-line"},d("span",{class:"cnn-mute\
d"},"Check by nudging: "),this.told," ",this.verdict);this.element=d("div",{class:"cnn-arithmetic"},d("div",{class:"cnn-\
words"},this.title,this.rule,this.sum,d("div",{class:"cnn-check-row"},n,this.epsilon.element)),this.table)}update(e,n,t){
let{chain:o,done:s}=e,a=I(o,s,n);b(this.title,`∂L/∂${O(n.part,e)}, ${P(n)}`),b(this.rule,hn(e,n)),this.element.classList.
toggle("cnn-many",U(e)===null),this.drawCards(a),this.writeSum(a);let{told:i,verdict:l,agrees:u}=bn(e,n,sn(o,s,n,t),a.value);
b(this.told,i),b(this.verdict,l),S(this.verdict,"class",u?"cnn-agrees":"cnn-differs"),this.epsilon.show(String(t))}drawCards({
terms:e,columns:n}){for(;this.cards.length<e.length;)this.cards.push(this.card());let t=Z(e.map(({product:s})=>s));e.forEach(
(s,a)=>this.paint(this.cards[a],s,Y(s.product,t))),this.cards.forEach(({element:s},a)=>s.hidden=a>=e.length);let o=String(
n);this.table.style.getPropertyValue("--cols")!==o&&this.table.style.setProperty("--cols",o),this.table.classList.toggle(
"cnn-dense",n>4)}card(){let[e,n]=[d("span",{class:"cnn-factors"}),d("b",{})],t=d("div",{class:"cnn-card"},e,n);return this.
table.append(t),{element:t,factors:e,product:n}}paint({element:e,factors:n,product:t},{gradient:o,factor:s,product:a},i){
b(n,`${g(o)} ${"×"} ${g(s)}`),b(t,g(a)),e.style.setProperty("--t",Math.abs(i).toFixed(3)),S(e,"class",`cnn-card${i<0?" \
cnn-negative":""}${o===0?" cnn-idle":""}`)}writeSum({terms:e,value:n}){let t=e.filter(({gradient:i})=>i!==0),o=t.map(({product:i},l)=>l===
0?g(i):` ${i<0?"−":"+"} ${g(Math.abs(i))}`).join(""),s=t.length===0?"nothing arrives: ":e.length===1?"what arrives × t\
he slope here: ":t.length===1?"the one product that counts: ":`the ${t.length} products that count: `,a=t.length===1?`${g(
t[0].gradient)} ${"×"} ${g(t[0].factor)}`:o;this.sum.replaceChildren(d("span",{class:"cnn-muted"},s),t.length===0?"":`${a}\
 = `,d("b",{class:"cnn-result"},g(n)))}};function M(r,e={},...n){let t=document.createElementNS("http://www.w3.org/2000/svg",r);for(let[o,s]of Object.entries(e))
s!=null&&s!==!1&&t.setAttribute(o,String(s));return t.append(...n.filter(o=>o!==null&&o!==!1)),t}var Ce=8,_={top:10,right:14,bottom:40,left:52};function wn({log:r,domain:e},n,t,o,s){let a=Ve(n,s,r,e);return Object.assign(
i=>Je(a,i,t,o),{ticks:a.ticks})}var pe=class{constructor(e,n=()=>{}){this.point=n;this.element=d("div",{class:"cnn-chart"},
this.plot,this.readout,this.legend),S(this.plot,"aria-label",e),this.plot.addEventListener("pointermove",t=>this.look(this.
nearest(t))),this.plot.addEventListener("pointerdown",t=>this.look(this.nearest(t))),this.plot.addEventListener("pointer\
leave",t=>t.pointerType!=="touch"&&this.look(null)),this.plot.addEventListener("blur",()=>this.look(null)),this.plot.addEventListener(
"keydown",t=>this.pressed(t))}point;element;plot=M("svg",{class:"cnn-plot",role:"application",tabindex:0,"aria-roledescr\
iption":"chart"});readout=d("p",{class:"cnn-readout"});legend=d("div",{class:"cnn-series"});series=[];places=[];mark=null;drawn=null;draw(e,n,t,o){
let s=[e,n,t,o];if(vn(s,this.drawn))return;this.drawn=s,this.series=e;let{width:a,height:i}=o,l=e.flatMap(({points:m})=>m),
u=wn(n,l.map(([m])=>m),_.left,a-_.right,Math.max(2,a/90)),c=wn(t,l.map(([,m])=>m),i-_.bottom,_.top,Math.max(2,i/50));this.
places=e.map(({points:m})=>m.map(([h,v])=>[lt(n,h)?u(h):NaN,c(v)]));for(let[m,h]of Object.entries({width:a,height:i,viewBox:`\
0 0 ${a} ${i}`}))this.plot.setAttribute(m,String(h));this.write=m=>this.sentence(m,n,t),this.plot.replaceChildren(this.axes(
u,c,n,t,o),...e.map((m,h)=>this.curve(m,this.places[h])),M("g",{class:"cnn-cursor"}));let p=e.filter(({name:m})=>m!=="");
this.legend.replaceChildren(...p.length>1?p.map(ut):[]),this.show(this.mark)}show(e){let n=e===null?void 0:this.places[e.
series]?.[e.index];this.mark=n===void 0?null:e,this.plot.querySelector(".cnn-cursor")?.replaceChildren(...n===void 0||n.
some(Number.isNaN)?[]:[M("circle",{cx:n[0],cy:n[1],r:7})]),b(this.readout,this.mark===null?"":this.write(this.mark))}write=()=>"";sentence({
series:e,index:n},t,o){let{name:s,points:a,names:i}=this.series[e],[l,u]=a[n],c=(m,h)=>Number.isNaN(h)?"–":(m.write??g)(
h),p=i?.[n]??t.tell?.(l)??`${t.label} ${c(t,l)}`;return`${s}${s===""?"":", "}${p}: ${i===void 0?"":`${t.label} ${c(t,l)}\
, `}${o.label} ${c(o,u)}`}axes(e,n,t,o,{width:s,height:a}){let i=M("g",{class:"cnn-axes","aria-hidden":"true"}),[l,u]=[a-
_.bottom,s-_.right];for(let p of n.ticks)i.append(M("path",{d:`M${_.left} ${n(p)}H${u}`})),i.append(M("text",{x:_.left-6,
y:n(p)+4,"text-anchor":"end"},(o.write??g)(p)));for(let p of e.ticks)i.append(M("path",{d:`M${e(p)} ${l}v5`})),i.append(
M("text",{x:e(p),y:l+18,"text-anchor":"middle"},(t.write??g)(p)));let c=(l+_.top)/2;return i.append(M("path",{d:`M${_.left}\
 ${l}H${u}`,class:"cnn-axis"}),M("text",{x:(_.left+u)/2,y:a-4,"text-anchor":"middle",class:"cnn-axis-label"},t.label),M(
"text",{x:12,y:c,transform:`rotate(-90 12 ${c})`,"text-anchor":"middle",class:"cnn-axis-label"},o.label)),i}curve({look:e,
scatter:n,faint:t},o){let s=o.filter(i=>i.every(Number.isFinite)),a=M("g",{class:`cnn-curve${t===!0?" cnn-faint":""}`,"d\
ata-look":e%Ce});return n!==!0&&s.length>0&&a.append(M("path",{d:`M${s.map(([i,l])=>`${i.toFixed(1)} ${l.toFixed(1)}`).join(
"L")}`})),(n===!0||s.length<=24)&&a.append(...s.map(([i,l])=>$n(e,i,l))),a}nearest({clientX:e,clientY:n}){let{left:t,top:o}=this.
plot.getBoundingClientRect(),s=null,a=60**2;return this.places.forEach((i,l)=>i.forEach(([u,c],p)=>{let m=(u-e+t)**2+(c-
n+o)**2;m<a&&([s,a]=[{series:l,index:p},m])})),s}look(e){e?.series===this.mark?.series&&e?.index===this.mark?.index||(this.
show(e),this.point(this.mark))}pressed(e){let n={ArrowLeft:-1,ArrowRight:1,Home:-1/0,End:1/0}[e.key],t={ArrowUp:-1,ArrowDown:1}[e.
key];if(n===void 0&&t===void 0||this.series.length===0)return;e.preventDefault(),e.stopPropagation();let{series:o,index:s}=this.
mark??{series:0,index:n===1?-1:0},a=xn(o+(t??0),this.series.length);this.look({series:a,index:xn(s+(n??0),this.series[a].
points.length)})}};function vn(r,e){if(Object.is(r,e)||typeof r=="function"&&typeof e=="function")return!0;if(typeof r!=
"object"||typeof e!="object"||r===null||e===null)return!1;let[n,t]=[r,e],o=Object.keys(n);return o.length===Object.keys(
t).length&&o.every(s=>vn(n[s],t[s]))}var lt=({domain:r},e)=>r===void 0||e>=r[0]-1e-9&&e<=r[1]+1e-9,xn=(r,e)=>Math.max(0,
Math.min(e-1,r));function $n(r,e,n){let t=["M-4 0a4 4 0 1 0 8 0a4 4 0 1 0-8 0z","M-3.6-3.6h7.2v7.2h-7.2z","M0-4.6 4.4 3.\
4h-8.8z","M0-5 5 0 0 5-5 0z"],o=r%Ce>=t.length,s=t[r%t.length];return M("path",{d:s,transform:`translate(${e.toFixed(1)}\
 ${n.toFixed(1)})`,class:o?"cnn-mark cnn-hollow":"cnn-mark"})}function ut({name:r,look:e,scatter:n}){let t=M("svg",{width:28,
height:12,"aria-hidden":"true"}),o=M("g",{class:"cnn-curve","data-look":e%Ce});return n!==!0&&o.append(M("path",{d:"M1 6\
H27"})),o.append($n(e,14,6)),t.append(o),d("span",{class:"cnn-series-entry"},t,r)}var ct=[["Exploding",{depth:56,norm:!0,initialisation:"he",of:"weights"}],["Vanishing",{depth:56,norm:!1,initialisation:"\
small",of:"outputs"}],["Shallow",{depth:20,norm:!0,initialisation:"he",of:"weights"}]],dt=r=>W(r).replace(/^1×/,""),he=class{element;lines=[
d("p",{}),d("p",{})];chart;looked=0;note=d("p",{class:"cnn-note"});source=d("p",{class:"cnn-source"});stories;constructor(e,n){
this.chart=new pe("Norm of the gradient in each layer",o=>{o!==null&&(this.looked=o.series<2?o.series:o.series>>2,e(o.index))}),
this.stories=ct.map(([o,s])=>({element:N(o,()=>n(s)),traits:s}));let t=d("div",{class:"cnn-stories",role:"group","aria-l\
abel":"Try"},d("span",{class:"cnn-caption"},"Try"),...this.stories.map(({element:o})=>o));this.element=d("div",{class:"c\
nn-layers"},t,d("div",{class:"cnn-findings"},...this.lines),this.chart.element,this.note,this.source)}draw(e,n,t,o,s){let{
plain:a,residual:i}=Te(e.nets,n),l=[a,i].map(A=>A[n.of]),u=o?t:0,c=A=>A.map((L,x)=>[x+1,x<u?NaN:L]),p=l.map((A,L)=>({name:L===
0?"plain":"residual",look:L,points:c(A.median)})),m=l.flatMap(({least:A,most:L},x)=>[A,L].map(ve=>({name:"",look:x,points:c(
ve),faint:!0}))),h=l.flatMap(({least:A,most:L})=>[...A,...L]),v={label:`gradient norm of the ${n.of}`,log:!0,write:dt,domain:[
Math.min(...h),Math.max(...h)]},k={label:"layer",domain:[1,n.depth],write:A=>String(A)};this.chart.draw([...p,...m],k,v,
{width:Math.max(280,s),height:s<500?240:300}),this.chart.show({series:this.looked,index:t}),l.forEach(({median:A},L)=>b(
this.lines[L],`${L===0?"Plain":"Residual"}: ${gn(A)}`)),b(this.note,yn(n,a[n.of].median));let{recorded:f,machine:w,versions:F,
data:y,networks:T,seeds:C}=e;b(this.source,`Measured, not computed here: ${T}, before training, on ${y}; the line is the\
 median of ${C.length} seeds, faint their least and most. Recorded ${f}, ${w}, torch ${F.torch}.`);let re={depth:n.depth,
norm:n.norm,initialisation:n.init,of:n.of};for(let{element:A,traits:L}of this.stories)S(A,"aria-pressed",String(Object.entries(
L).every(([x,ve])=>re[x]===ve)))}};function kn(r,e,n){let{plain:t,residual:o}=Te(r.nets,e),[s,a]=[t[e.of].median,o[e.of].
median];return`${`Layer ${n+1} of ${e.depth}: plain ${W(s[n])}, residual ${W(a[n])}.`} Plain: ${Q(s)}. Residual: ${Q(a)}\
.`}var Mn={ArrowUp:[-1,0],ArrowDown:[1,0],ArrowLeft:[0,-1],ArrowRight:[0,1],Home:[0,-1/0],End:[0,1/0],PageUp:[-1/0,0],PageDown:[
1/0,0]},fe=class{constructor(e,n,t){this.events=t;this.element=d("div",{class:"cnn-grid",role:"grid","aria-label":n,"dat\
a-hue":e}),this.element.addEventListener("pointerover",o=>this.at(o,(s,a)=>t.point(s,a))),this.element.addEventListener(
"pointerleave",o=>{o.pointerType!=="touch"&&t.leave()}),this.element.addEventListener("focusin",o=>this.at(o,(s,a)=>this.
focused(s,a))),this.element.addEventListener("focusout",()=>t.leave()),this.element.addEventListener("click",o=>this.at(
o,(s,a,i)=>t.pick(s,a,i))),this.element.addEventListener("keydown",o=>this.keydown(o))}events;element;outline=d("div",{class:"\
cnn-outline",hidden:!0});cells=[];kept=new Map;lines=[];origin=[0,0];characters=3;stop=[NaN,NaN];resize(e,n,t=[0,0]){let[
o,s]=t,[a,i]=this.origin;if(e===this.cells.length&&n===this.cells[0]?.length&&o===a&&s===i)return;let{lines:l}=this,[u,c]=this.
stop;this.setStop(NaN,NaN),this.origin=t,this.cells=Array.from({length:e},(p,m)=>Array.from({length:n},(h,v)=>this.made(
o+m,s+v))),this.lines=this.cells.map((p,m)=>l[m+o-a]??d("div",{role:"row",class:"cnn-row"})),this.lines.forEach((p,m)=>Sn(
p,this.cells[m].map(h=>h.element))),Sn(this.element,[...this.lines,this.outline]),this.element.style.setProperty("--cnn-\
columns",String(n)),this.setStop(An(u,o,e)?u:Math.max(o,0),An(c,s,n)?c:Math.max(s,0))}name(e,n){S(this.element,"aria-lab\
el",e),S(this.element,"data-hue",n)}paint(e){let[n,t]=this.origin;this.cells.forEach((o,s)=>o.forEach((a,i)=>pt(a,e(n+s,
t+i),this.characters)))}box(e){if(this.outline.hidden=e===null,e===null)return;let n={r:e.row-this.origin[0],c:e.col-this.
origin[1],h:e.rows,w:e.cols};for(let[t,o]of Object.entries(n))this.outline.style.setProperty(`--${t}`,String(o))}setStop(e,n){
e===this.stop[0]&&n===this.stop[1]||(this.cell(...this.stop)?.setAttribute("tabindex","-1"),this.cell(e,n)?.setAttribute(
"tabindex","0"),this.stop=[e,n])}focus(e,n){this.cell(e,n)?.focus({preventScroll:!1})}cell(e,n){return this.cells[e-this.
origin[0]]?.[n-this.origin[1]]?.element}made(e,n){let t=`${e} ${n}`,o=this.kept.get(t);return o===void 0&&this.kept.set(
t,o=mt(e,n)),o}focused(e,n){this.setStop(e,n),this.events.point(e,n)}at(e,n){let t=e.target.closest("[role=gridcell]");t!==
null&&n(Number(t.dataset.row),Number(t.dataset.col),t)}keydown(e){this.at(e,(n,t,o)=>{this.handle(e,n,t,o)&&(e.preventDefault(),
e.stopPropagation())})}handle(e,n,t,o){let{key:s,altKey:a,ctrlKey:i,metaKey:l,shiftKey:u}=e,{nudge:c,pick:p}=this.events,
m=u&&a?.1:1;if(c!==void 0&&a&&(s==="ArrowUp"||s==="ArrowDown"))c(n,t,s==="ArrowUp"?m:-m);else{if(a||l)return!1;if(s in Mn)
this.move(s,i,n,t);else{if(i)return!1;if(s==="Enter"||s==="F2")p(n,t,o);else if(c!==void 0&&(s==="+"||s==="-"))c(n,t,s===
"+"?1:-1);else if(c!==void 0&&/^[\d.,]$/.test(s))p(n,t,o,s);else return this.events.key?.(e)??!1}}return!0}move(e,n,t,o){
let[s,a]=Mn[e],i=(p,m,h)=>Math.max(m,Math.min(m+h-1,p)),l=n&&(e==="Home"||e==="End"),[u,c]=[this.cells.length,this.cells[0].
length];this.focus(i(t+(l?a:s),this.origin[0],u),i(o+a,this.origin[1],c))}},mt=(r,e)=>({element:d("div",{role:"gridcell",
tabindex:-1,"data-row":r,"data-col":e})}),An=(r,e,n)=>r>=e&&r<e+n;function Sn(r,e){let n=new Set(e);for(let t of[...r.children])
n.has(t)||t.remove();e.forEach((t,o)=>{r.children[o]!==t&&r.insertBefore(t,r.children[o]??null)})}function pt(r,e,n){let{
element:t,look:o}=r;if(o!==void 0&&r.characters===n&&ht(e,o))return;let s=e.text??ze(e.value,n);t.textContent!==s&&(t.textContent=
s);let a=e.label(),i=s===""||s==="…"||a.split(/[\s,:]+/).includes(s);S(t,"aria-label",i?a:`${a}, about ${s}`),e.strength!==
o?.strength&&t.style.setProperty("--t",Math.abs(e.strength).toFixed(3));let l=`cnn-cell ${e.flags}${e.strength<0?" cnn-n\
egative":""}`;t.className!==l&&(t.className=l),r.look=e,r.characters=n}var ht=(r,e)=>r.value===e.value&&r.strength===e.strength&&
r.flags===e.flags&&r.text===e.text;function X(r,e){return r==="gradient"?e==="output"?"grad_output":null:e==="input"?"input":e==="kernel"?"weight":null}var Nn={
input:"input",kernel:"weight",features:"activation",active:"activation",output:"activation"},Ln={wide:["⋆","=","→","\
→"],stack:["⋆","=","↓","↓"]},Tn={wide:"←",stack:"↑"},ft=22,Cn=24,bt=38,be=class{constructor(e){this.events=e;
let n=H.map(t=>[t,this.column(t)]);this.columns=Object.fromEntries(n),this.signs=Ln.wide.map(t=>d("div",{class:"cnn-sign",
"aria-hidden":"true"},d("span",{},t),d("span",{},Tn.wide))),n.forEach(([,{element:t}],o)=>this.element.append(t,...this.
signs.slice(o,o+1)))}events;element=d("div",{class:"cnn-chain"});columns;signs;cell=0;column(e){let n=a=>new fe(Nn[e],"",
this.gridEvents(a,e)),t={value:n("value"),gradient:n("gradient")},o={value:d("strong",{}),gradient:d("strong",{})},s=a=>d(
"div",{class:"cnn-half","data-side":a,"data-part":a==="value"?e:`grad-${e}`},o[a],t[a].element);return{element:d("div",{
class:"cnn-column"},s("value"),s("gradient")),names:o,grids:t}}gridEvents(e,n){let{events:t}=this;return{point:(o,s)=>t.
point({part:n,row:o,col:s}),leave:()=>t.point(null),pick:(o,s,a,i)=>t.pick(e,{part:n,row:o,col:s},a,i),...X(e,n)!==null&&
{nudge:(o,s,a)=>t.nudge(e,{part:n,row:o,col:s},a)},key(o){if(o.key===" ")t.toggle();else if(o.key==="Escape")t.point(null);else
return!1;return!0}}}draw(e,n,t,o){this.fit(e,o),this.columns.active.element.hidden=this.signs[2].hidden=!e.chain.relu;for(let s of H){
let{names:a,grids:i}=this.columns[s],l=O(s,e);b(a.value,s==="output"?`${l} 2×2`:l),b(a.gradient,`∂L/∂${l}`);let u=e.
done.values[s];for(let c of["value","gradient"]){let[p,m]=u.shape;i[c].resize(p,m),i[c].name(c==="value"?l:`gradient of \
the ${l}`,c==="value"?Nn[s]:"activation")}}this.paint(e,n,t)}paint(e,n,t){let{chain:o,done:s,steps:a}=e,{terms:i}=I(o,s,
t),l=({part:f,row:w,col:F})=>`${f},${w},${F}`,u=f=>new Map(i.flatMap(w=>f(w)===null?[]:[[l(f(w)),w.gradient===0?"idle":"\
linked"]])),[c,p]=[u(({from:f})=>f),u(({by:f})=>f)],m=new Map(a.map((f,w)=>[l(f),w])),h=new Map(H.map(f=>[f,a.findIndex(
w=>w.part===f)])),v=f=>l(f)===l(t),k=f=>{let w=h.get(f.part);if(w<0)return!0;let F=f.part!=="kernel"&&f.part!=="input";return n>=
(F?w:m.get(l(f))??w)};for(let f of H){let{grids:w}=this.columns[f];this.paintValues(w.value,f,s.values[f],e,y=>`${p.get(
l(y))??""}${v(y)?" pointed":""}`),this.paintGradient(w.gradient,f,s.grads[f],k,y=>`${c.get(l(y))??""}${v(y)?" pointed":""}`);
let F=f===t.part||!o.relu&&f==="features"&&t.part==="active";w.gradient.box(F?{row:t.row,col:t.col,rows:1,cols:1}:null)}
this.boxPatch(e,t)}boxPatch(e,n){let[t,o]=e.done.values.features.shape;this.columns.input.grids.value.box(n.part==="kern\
el"?{row:n.row,col:n.col,rows:t,cols:o}:null);let s=U(e);this.columns.output.grids.value.box(s&&{...s,rows:1,cols:1})}paintValues(e,n,t,{
chain:o,done:s},a){let i=Z(t.data),l=n===(o.relu?"active":"features")&&o.pooling==="max";e.paint((u,c)=>{let p=t.data[u*
t.shape[1]+c],m=l&&s.grads.active.data[u*t.shape[1]+c]!==0,h=`${a({part:n,row:u,col:c})}${m?" winner":""}`;return{value:p,
strength:Y(p,i),flags:h,label:()=>`${P({row:u,col:c})}: ${g(p)}${m?", winner":""}`}})}paintGradient(e,n,t,o,s){let a=Z(t.
data);e.paint((i,l)=>{let u=t.data[i*t.shape[1]+l];if(!o({part:n,row:i,col:l}))return{value:0,strength:0,flags:"unknown",
text:"",label:()=>`${P({row:i,col:l})}: not yet`};let c=`${s({part:n,row:i,col:l})}${u===0?" nothing":""}`;return{value:u,
strength:Y(u,a),flags:c,label:()=>`${P({row:i,col:l})}: ${g(u)}`}})}arrange(e){this.element.dataset.arrangement=e,this.signs.
forEach((n,t)=>{b(n.firstElementChild,Ln[e][t]),b(n.lastElementChild,Tn[e])})}fit({chain:e,done:n},t){let o=H.filter(m=>m!==
"active"||e.relu),s=o.reduce((m,h)=>m+n.values[h].shape[1],0),a=Math.floor((t-ft*(o.length-1))/s),i=Math.floor((t-16)/(2*
n.values.input.shape[1])),l=Math.min(bt,a>=Cn?a:i),u=a>=Cn?"wide":"stack";this.element.dataset.arrangement!==u&&this.arrange(
u);let c=String(Math.max(...o.map(m=>n.values[m].shape[0])));if(this.element.style.getPropertyValue("--tall")!==c&&this.
element.style.setProperty("--tall",c),l===this.cell)return;this.cell=l,this.element.style.setProperty("--cell",`${l}px`),
this.element.style.setProperty("--digits",`${l>=34?15:l>=28?13:12}px`);let p=Math.floor((l-3)/(l>=34?8.4:l>=28?7.3:6.7));
for(let{grids:m}of Object.values(this.columns))for(let h of Object.values(m))h.characters=p}};var En=["input","weight","activation","pooling","grad_output","step","epsilon","view","depth","norm","initialisation","o\
f","layer","measured"],Ee=(r,e)=>Ne(r(e));function ee(r){return{input:Ee(r,"input"),kernel:Ee(r,"weight"),relu:r("activa\
tion")==="relu",pooling:r("pooling"),upstream:Ee(r,"grad_output")}}var gt=["input","weight","activation","pooling","grad\
_output"],ge;function ne(r){let e=gt.map(r);if(ge===void 0||Ge(e,ge[0])){let n=ee(r),t=rn(n);ge=[e,{chain:n,done:t,steps:on(
n,t)}]}return ge[1]}var ye=r=>({depth:Number(r("depth")),norm:r("norm")===!0,init:r("initialisation"),of:r("of")}),we=r=>Math.
min(Number(r("layer")),Number(r("depth"))-1),te=(r,{steps:e})=>Math.min(Number(r("step")),e.length-1);function xe([r,e],n,t){
let o=E([r,e]);return o.data[n*e+t]=1,q(o)}var G=100,yt=1e100;function Fn(r,e,n,t,o){if(!(Math.abs(o)<=yt))return!1;let s=structuredClone(
r.get(e));return s[n][t]=o,r.set({[e]:s,step:G}),!0}var Fe=(r,e,n,t)=>r(e)[n][t];function Pe(r,e,n){let t=r(e),o=Array.from(
{length:n},(l,u)=>Array.from({length:n},(c,p)=>t[u]?.[p]??(u+2*p)%3)),[s,a]=e==="input"?[o,r("weight")]:[r("input"),o],i=[
0,1].map(l=>{let[u,c]=l===0?[s.length,a.length]:[s[0].length,a[0].length];return u-c+1>>1});return{[e]:o,grad_output:xe(
i,0,0),step:G}}var B=r=>r("view")==="layers",wt={unit:"gradient",length:r=>B(r)?Number(r("depth")):ne(r).steps.length,index:r=>B(r)?Number(
r("depth"))-1-we(r):te(r,ne(r)),at:(r,e)=>B(r)?{layer:Number(r("depth"))-1-e}:{step:e}},_e=class{constructor(e){this.frame=
e;let{binding:n}=e;this.scene=ne(n.get),this.chain=new be({point:t=>this.point(t),pick:(t,o,s,a)=>this.pick(t,o,s,a),nudge:(t,o,s)=>this.
nudge(t,o,s),toggle:()=>e.player?.toggle()}),this.layers=new he(t=>n.set({layer:t,playing:!1}),t=>n.set({...t,playing:!1})),
this.arithmetic=new me(t=>n.set({epsilon:t})),this.showControls=xt(e),e.stage.append(this.hint,this.chain.element,this.layers.
element),e.detail.append(this.arithmetic.element)}frame;chain;layers;arithmetic;hint=d("p",{class:"cnn-hint"});showControls;scene;pointer=null;width=700;update(){
this.scene=ne(this.frame.binding.get),this.draw()}resize(e){this.width=e,this.draw()}describe(){let{get:e}=this.frame.binding;
return B(e)?kn(this.measured,ye(e),we(e)):pn(this.scene,this.focus)}python(){let{get:e}=this.frame.binding;return B(e)?cn(
ye(e)):an(ee(e))}get measured(){return this.frame.binding.get("measured")}get focus(){let{steps:e}=this.scene;return this.
pointer??e[te(this.frame.binding.get,this.scene)]}draw(){let{get:e}=this.frame.binding,n=B(e);if(this.showControls(),this.
chain.element.hidden=this.hint.hidden=this.arithmetic.element.hidden=n,this.layers.element.hidden=!n,n){this.layers.draw(
this.measured,ye(e),we(e),e("playing")===!0,this.width);return}this.chain.draw(this.scene,te(e,this.scene),this.focus,this.
width),b(this.hint,fn(this.scene)),this.arithmetic.update(this.scene,this.focus,Number(e("epsilon")))}point(e){if(JSON.stringify(
e)===JSON.stringify(this.pointer))return;this.pointer=e;let{binding:n}=this.frame,t=e===null?-1:this.scene.steps.findIndex(
({part:o,row:s,col:a})=>o===e.part&&s===e.row&&a===e.col);t>te(n.get,this.scene)&&n.set({step:t,playing:!1}),n.schedule()}pick(e,n,t,o){
let{binding:s,editor:a}=this.frame,{part:i,row:l,col:u}=n;if(e==="value"&&i==="output"){s.set({grad_output:xe(this.scene.
chain.upstream.shape,l,u),step:G,playing:!1});return}let c=X(e,i);if(c===null)return;let p=`${e==="gradient"?"gradient o\
f the ":""}${O(i,this.scene)} ${P(n)}`;a.open({cell:t,label:p,value:Fe(s.get,c,l,u),typed:o,write:m=>this.write(e,n,m)}),
this.point(n)}nudge(e,n,t){let o=X(e,n.part);o!==null&&this.write(e,n,Re(Fe(this.frame.binding.get,o,n.row,n.col),t))}write(e,{
part:n,row:t,col:o},s){let a=Fn(this.frame.binding,X(e,n),t,o,s);this.frame.complain(a?null:"This number is too large: s\
ums of products would overflow. Keep to numbers up to 1e100.")}};function xt({binding:r,choices:e,more:n}){let{get:t}=r,
o=y=>T=>r.set({[y]:T,playing:!1}),s=j("View",[["output","One output"],["layers","Many layers"]],o("view")),a=j("Pooling",
[["max","max"],["average","average"]],y=>r.set({pooling:y,step:G})),i=$e("ReLU",y=>r.set({activation:y?"relu":"none",step:G})),
l=D("All outputs",y=>{let{shape:T}=ee(t).upstream,C=E(T,new Float64Array(T[0]*T[1]).fill(1));r.set({grad_output:y?q(C):xe(
T,0,0),step:G})}),u=j("Depth",[["20","20 layers"],["56","56 layers"]],y=>o("depth")(Number(y))),c=$e("batch normalisatio\
n",o("norm")),p=j("Initialisation",[["he","He's weights"],["small","too small"]],o("initialisation")),m=j("Gradient",[["\
weights","of the weights"],["outputs","of the outputs"]],o("of")),h=ke("input","input size",[5,7],y=>r.set(Pe(t,"input",
y))),v=ke("kernel","kernel size",[2,3],y=>r.set(Pe(t,"weight",y))),k=[a.element,i.element,l.element],f=[u.element,c.element,
p.element];e.append(s.element,...k,...f);let w=d("div",{class:"cnn-fields"},h.element,v.element),F=d("div",{class:"cnn-f\
ields"},d("span",{class:"cnn-caption"},"gradient"),m.element);return n.append(w,F),()=>{let y=B(t);for(let C of k)C.hidden=
y;for(let C of f)C.hidden=!y;w.hidden=y,F.hidden=!y,s.show(String(t("view"))),l.show(ee(t).upstream.data.every(C=>C===1)),
a.show(String(t("pooling"))),i.show(t("activation")==="relu"),u.show(String(t("depth"))),c.show(t("norm")===!0),p.show(String(
t("initialisation"))),m.show(String(t("of")));let T=C=>[t(C).length,t(C)[0].length];h.show(T("input")),v.show(T("weight"))}}
var js=Ue({name:"GradientExplorer",title:"Gradient explorer",traits:En,sequence:wt,build:r=>new _e(r)});export{js as default};
