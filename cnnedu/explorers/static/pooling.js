function c(t,e={},...n){let r=document.createElement(t);for(let[o,a]of Object.entries(e))typeof a=="function"?r.addEventListener(
o.slice(2),a):a===!0?r.setAttribute(o,""):a!==!1&&a!=null&&r.setAttribute(o,String(a));return r.append(...n.filter(o=>o!=
null&&o!==!1)),r}var Sn={first:"M4 3v10M13 3.5v9L6 8z",back:"M11.5 3.5v9L5 8z",play:"M5 3v10l8-5z",pause:"M5 3.5v9M11 3.\
5v9",forward:"M4.5 3.5v9L11 8z",reset:"M3.5 8a4.5 4.5 0 1 0 1.6-3.4M5.5 1.8 4.8 4.9l3.1.5",minus:"M4 8h8",plus:"M4 8h8M8\
 4v8"};function V(t){let e="http://www.w3.org/2000/svg",n=document.createElementNS(e,"svg");n.setAttribute("viewBox","0 \
0 16 16"),n.setAttribute("class",`cnn-icon cnn-icon-${t}`),n.setAttribute("aria-hidden","true");let r=document.createElementNS(
e,"path");return r.setAttribute("d",Sn[t]),n.append(r),n}function w(t,e){t.textContent!==e&&(t.textContent=e)}function L(t,e,n){
t.getAttribute(e)!==n&&(n===null?t.removeAttribute(e):t.setAttribute(e,n))}var Tn=0,Ln=Math.random().toString(36).slice(
2,8),z=t=>`cnn-${t}-${Ln}-${++Tn}`;function S(t,e,n,r=!1){let o=n===void 0?t:V(n),a={type:"button",class:`cnn-button${r?" cnn-quiet":""}`,onclick:e};return c(
"button",n===void 0?a:{...a,"aria-label":t,title:t},o)}function he(t,e,n){let r=n===void 0?"aria-pressed":"aria-expanded",
o=S(t,()=>e(o.getAttribute(r)!=="true"));return o.setAttribute(r,"false"),n!==void 0&&(n.id||=z("panel"),o.setAttribute(
"aria-controls",n.id)),{element:o,show:a=>o.setAttribute(r,String(a))}}var Nn=(t,e)=>(e.id||=z("field"),c("div",{class:"\
cnn-field"},c("label",{for:e.id},t),e));function B(t,e,n){let r=c("select",{class:"cnn-select",onchange:()=>n(r.value)});
for(let[a,s]of e)r.append(c("option",{value:a},s));let o=a=>{r.value!==a&&(r.value=a)};return{element:Nn(t,r),show:o}}function fe(t,e,n){
let r=z("choice"),o=e.map(([i])=>c("input",{type:"radio",name:r,value:i,onchange:()=>n(i)})),a=e.map(([,i],u)=>c("label",
{},o[u],c("span",{},i)));return{element:c("div",{class:"cnn-segmented",role:"radiogroup","aria-label":t},...a),show:i=>o.
forEach(u=>u.checked=u.value===i)}}function be(t,e){let n=c("input",{type:"checkbox",onchange:()=>e(n.checked)});return{
element:c("label",{class:"cnn-check"},n,c("span",{},t)),show:o=>{n.checked=o}}}function U(t,e,[n,r],o){let a=n,s=null,l=g=>{
s===null&&requestAnimationFrame(()=>s=null),s=Math.max(n,Math.min(r,(s??a)+g)),o(s)},i=S(`Decrease ${e}`,()=>l(-1),"minu\
s"),u=S(`Increase ${e}`,()=>l(1),"plus"),d=c("output",{class:"cnn-number"}),p=z("stepper"),m=c("span",{id:p,class:"cnn-c\
aption"},t),h=c("div",{class:"cnn-stepper",role:"group","aria-labelledby":p},i,d,u),f=g=>{a=g[0];let b=g.every(y=>y===a);
w(d,b?String(a):g.join("×")),Ie(i,a<=n&&b),Ie(u,a>=r&&b)};return{element:c("div",{class:"cnn-field"},m,h),show:f}}var Ie=(t,e)=>t.setAttribute("aria-disabled",String(e));function x(t,e=2){if(!Number.isFinite(t))return Number.isNaN(t)?"nan":t>0?"∞":"−∞";let n=Math.abs(t);if(n<1e-9)return"\
0";let r=t<0?"−":"";return n>=1e15?r+Number(n.toPrecision(3)).toExponential():Number(n.toFixed(e))!==0?r+String(Number(
n.toFixed(e))):n>=1e-4?r+String(Number(n.toPrecision(2))):r+n.toExponential(1).replace(".0e","e").replace(/-(\d)$/,"-0$1")}function Be(t,e){let n=t<0?"−":"",r=Math.abs(t);for(let a of[2,1,0]){if(a<2&&r<.5*10**-a)break;let s=x(t,a);if(s.length<=
e)return s;let l=s.replace(/0\./,".");if(r<1&&l.length<=e)return l}let o=`${n}${Math.round(r/1e3)}k`;return r>=1e3&&o.length<=
e?o:"…"}function ge(t){let e=t.trim().replaceAll("−","-").replace(",","."),n=/^([+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?)(?:\/(\d+\.?\d*))?$/i.
exec(e);if(n===null)return null;let r=Number(n[1])/(n[2]===void 0?1:Number(n[2]));return Number.isFinite(r)?r:null}var R=(t,e)=>`${t}\
 ${e}${t===1?"":"s"}`,F=(t,e)=>`row ${x(t)}, column ${x(e)}`,je=(t,e)=>Number((t+e).toPrecision(12));var J=class{constructor(e){this.root=e;this.element=c("div",{class:"cnn-editor",role:"group",hidden:!0},S("One less",()=>this.
nudge(-1),"minus"),this.field,S("One more",()=>this.nudge(1),"plus")),this.field.addEventListener("input",()=>this.read()),
this.element.addEventListener("keydown",n=>this.keydown(n)),this.element.addEventListener("focusout",n=>{this.element.contains(
n.relatedTarget)||this.close(!1)})}root;element;field=c("input",{type:"text",class:"cnn-entry",autocomplete:"off",spellcheck:"\
false"});edit=null;open(e){this.edit?.cell.classList.remove("cnn-editing"),this.edit=e,e.cell.classList.add("cnn-editing"),
this.element.hidden=!1,this.element.setAttribute("aria-label",`Edit ${e.label}`),this.field.setAttribute("aria-label",e.
label),this.place(e.cell),this.field.value=e.typed??x(e.value,6),this.field.focus({preventScroll:!0}),e.typed===void 0?this.
field.select():this.read()}close(e){let{edit:n}=this;n!==null&&(this.edit=null,this.element.hidden=!0,n.cell.classList.remove(
"cnn-editing"),e&&n.cell.focus({preventScroll:!0}))}read(){let e=ge(this.field.value);this.field.setAttribute("aria-inva\
lid",String(e===null)),e!==null&&this.edit?.write(e)}nudge(e){let n=(ge(this.field.value)??0)+e;this.field.value=x(n,6),
this.read()}keydown(e){e.stopPropagation();let{key:n}=e;if(n==="ArrowUp"||n==="ArrowDown")this.nudge(n==="ArrowUp"?1:-1);else if(n===
"Escape"){let{edit:r}=this;r?.cancel!==void 0?r.cancel():r?.write(r.value),this.close(!0)}else if(n==="Enter"&&e.target===
this.field)this.close(!0);else return;e.preventDefault()}place(e){let[n,r]=[this.root.getBoundingClientRect(),e.getBoundingClientRect()],
{offsetWidth:o,offsetHeight:a}=this.element,s=r.left+r.width/2-o/2-n.left,l=Math.max(4,Math.min(n.width-o-4,s)),i=r.bottom-
n.top+6,u=i+a>n.height?r.top-n.top-a-6:i;this.element.style.translate=`${l}px ${u}px`}};function ye(t,e){let n=()=>{let o=t.get("_initial");return typeof o=="object"&&o!==null&&Object.keys(o).length>0?o:null},
r=n()===null?Object.fromEntries(e.map(o=>[o,structuredClone(t.get(o))])):{};return()=>n()??r}function We(t,e,n){let r=0,
o=()=>{r||=requestAnimationFrame(()=>{r=0,n()})};for(let a of e)t.on(`change:${a}`,o);return{get:a=>t.get(a),set(a){let s=Object.
entries(a).filter(([l,i])=>!Pn(t.get(l),i));for(let[l,i]of s)t.set(l,i);s.length>0&&t.save_changes()},schedule:o,dispose(){
cancelAnimationFrame(r),r=-1;for(let a of e)t.off(`change:${a}`,o)}}}var Pn=(t,e)=>t===e||JSON.stringify(t)===JSON.stringify(
e),qe=({get:t},e)=>n=>n in e?e[n]:t(n),Ge=(t,e)=>t.some((n,r)=>n!==e[r]);function Ue(t,e){let n,r=i=>t.get(i),o=i=>{for(let[u,d]of Object.entries(i))t.set(u,d);t.save_changes()},a=()=>{clearTimeout(
n),r("playing")===!0&&(n=setTimeout(s,1e3/Math.max(.25,Number(r("speed")))))},s=()=>{let[i,u]=[e.index(r)+1,e.length(r)-
1];o({...i<=u&&e.at(r,i),playing:i<u}),a()},l=["change:playing","change:speed"];for(let i of l)t.on(i,a);return a(),()=>{
clearTimeout(n);for(let i of l)t.off(i,a)}}var Fn=[.25,.5,1,2,4,8].map(t=>[String(t),`${t} / s`]),Q=class{constructor(e,n){
this.binding=e;this.sequence=n;this.scrub.setAttribute("aria-label",`Position among the ${n.unit}s`),this.scrub.addEventListener(
"input",()=>this.go(Number(this.scrub.value))),this.playButton=S("Play",()=>this.toggle(),"play"),this.playButton.append(
V("pause")),this.playButton.classList.add("cnn-play"),this.element=c("div",{class:"cnn-player",role:"group","aria-label":"\
Player",id:z("player")},c("div",{class:"cnn-transport"},S(`First ${n.unit}`,()=>this.go(0),"first",!0),S("Step back",()=>this.
step(-1),"back",!0),this.playButton,S("Step forward",()=>this.step(1),"forward",!0)),this.scrub,this.count,this.speed.element),
this.element.addEventListener("keydown",r=>this.keydown(r))}binding;sequence;element;playButton;scrub=c("input",{type:"r\
ange",min:0,step:1,class:"cnn-scrub"});count=c("span",{class:"cnn-count"});speed=B("Speed",Fn,e=>this.binding.set({speed:Number(
e)}));toggle(){let e=this.binding.get("playing")===!0,n=this.sequence.index(this.binding.get)>=this.sequence.length(this.
binding.get)-1;this.binding.set({...!e&&n&&this.sequence.at(this.binding.get,0),playing:!e})}pause(){this.binding.get("p\
laying")===!0&&this.binding.set({playing:!1})}update(){let e=this.binding.get("playing")===!0,[n,r]=[this.sequence.index(
this.binding.get),this.sequence.length(this.binding.get)];L(this.playButton,"aria-label",e?"Pause":"Play"),L(this.playButton,
"title",e?"Pause":"Play"),L(this.playButton,"data-playing",String(e)),L(this.scrub,"max",String(r-1)),this.scrub.valueAsNumber!==
n&&(this.scrub.valueAsNumber=n),L(this.scrub,"aria-valuetext",`${this.sequence.unit} ${n+1} of ${r}`),this.scrub.style.setProperty(
"--done",String(r>1?n/(r-1):1)),w(this.count,`${n+1} / ${r}`),this.speed.show(String(this.binding.get("speed")))}step(e){
this.go(this.sequence.index(this.binding.get)+e)}go(e){let n=this.sequence.length(this.binding.get)-1,r=this.sequence.at(
this.binding.get,Math.max(0,Math.min(n,e)));this.binding.set({...r,playing:!1})}keydown(e){e.key!==" "||e.target!==this.
scrub||(e.preventDefault(),this.toggle())}};var Y=class{constructor(e){this.source=e;let n=c("pre",{tabindex:0,role:"group","aria-label":"Python source"},this.code),
r=S("Copy",()=>{this.copy()}),o=c("div",{class:"cnn-python-bar"},c("span",{},"The same in Python"),this.status,r);this.element=
c("div",{class:"cnn-python",hidden:!0},o,n)}source;element;code=c("code",{});status=c("span",{class:"cnn-copied",role:"s\
tatus"});update(){this.element.hidden||(w(this.code,this.source()),w(this.status,""))}async copy(){try{await navigator.clipboard.
writeText(this.source()),w(this.status,"Copied")}catch{getSelection()?.selectAllChildren(this.code),w(this.status,"Selec\
ted: press Ctrl+C to copy")}}};function He(t,e,n){let r=Object.entries(e).find(([o,a])=>n.includes(o)&&(_n(t(o))||!De(t(o),a)));if(r!==void 0)throw new RangeError(
`the setting ${r[0]} is not what it should be`)}var _n=t=>typeof t=="number"&&Math.abs(t)>1e13;function De(t,e){if(e==null)
return!0;if(typeof e=="number")return Number.isFinite(t);if(Array.isArray(e)){if(!Array.isArray(t)||t.length>20*(e.length+
1))return!1;let n=e.length===0||typeof e[0]=="string";return t.length===0?n:e.length===0||t.every(r=>e.some(o=>De(r,o)))}
return typeof t==typeof e&&t!==null}var we=t=>t instanceof RangeError&&!/NaN|undefined|null|Invalid/.test(t.message)?`: ${t.
message.replace(/\.$/,"")}`:"";var En=["data-theme","data-jp-theme-light","data-vscode-theme-kind","theme","class"];function Ke(t){let e=new MutationObserver(
t);for(let r of[document.documentElement,document.body])e.observe(r,{attributeFilter:En});let n=matchMedia("(prefers-col\
or-scheme: dark)");return n.addEventListener("change",t),()=>{e.disconnect(),n.removeEventListener("change",t)}}var Cn=["playing","speed"],On=350,Ve=4;function Je(t){let{sequence:e}=t;return{initialize:({model:n})=>e===void 0?()=>{}:
Ue(n,e),render({model:n,el:r}){try{return Qe(t,n,r)}catch(o){return zn(t,n,r,`What was kept of this ${t.title.toLowerCase()}\
 could not be drawn${we(o)}.`)}}}}function zn(t,e,n,r){try{let o=ye(e,t.traits)();for(let a of t.traits)a in o&&e.set(a,
o[a]);return e.save_changes(),Qe(t,e,n,`${r} This is how it began.`)}catch{let o=`${r} Run its cell again, or load the p\
age anew.`;return n.replaceChildren(c("div",{class:"cnn"},c("p",{class:"cnn-problem",role:"alert"},o))),()=>n.replaceChildren()}}
function Qe(t,e,n,r=null){let o=[...t.traits,...t.sequence===void 0?[]:Cn],a=ye(e,o);He(v=>e.get(v),a(),t.traits.filter(
v=>t.loose?.includes(v)!==!0));let s=c("div",{class:"cnn",role:"group","aria-label":t.title,"data-explorer":t.name}),l=c(
"div",{class:"cnn-live",role:"status","aria-live":"polite","aria-atomic":"true"}),i=c("p",{class:"cnn-problem",role:"ale\
rt",hidden:!0}),u=v=>c("div",{class:`cnn-${v}`}),d,p=We(e,o,()=>y()),m={binding:p,editor:new J(s),player:t.sequence===void 0?
null:new Q(p,t.sequence),choices:u("choices"),more:u("more"),stage:u("stage"),detail:u("detail"),complain(v){i.hidden=v===
null,w(i,v??"")}},h;try{h=t.build(m)}catch(v){throw p.dispose(),v}let f=new Y(()=>h.python()),g=()=>{h.update(),m.player?.
update(),f.update()},b=null,y=()=>{clearTimeout(d);try{g()}catch(v){b=`This could not be drawn${we(v)}. Undo the last ch\
ange, or begin again.`,m.complain(b);return}b!==null&&i.textContent===b&&m.complain(null),b=null,d=setTimeout(()=>w(l,h.
describe()),On)},k=In(m,f,()=>{m.complain(null),h.reset?.(),p.set({...a(),...m.player!==null&&{playing:!1}})});s.append(
k,m.more,i,m.stage),m.player!==null&&s.append(m.player.element),s.append(m.detail,f.element,l,m.editor.element);let[M,$]=[
0,0],_=v=>{v<=Ve||v===M||(M=v,h.resize(v-Ve))},O=new ResizeObserver(()=>{cancelAnimationFrame($),$=requestAnimationFrame(
()=>_(s.clientWidth))}),pe=Ke(()=>h.theme?.()),K=()=>{clearTimeout(d),cancelAnimationFrame($),O.disconnect(),pe(),h.dispose?.(),
p.dispose(),s.remove()};n.append(s),Rn(m);try{_(s.clientWidth||700),g(),w(l,h.describe())}catch(v){throw K(),v}return r!==
null&&m.complain(r),s.dataset.ready="true",O.observe(s),K}function Rn({stage:t,player:e}){let n=r=>{r.target.closest("[r\
ole=gridcell]")!==null&&e?.pause()};t.addEventListener("pointermove",n),t.addEventListener("pointerdown",n),t.addEventListener(
"focusin",n)}function In(t,e,n){t.more.hidden=!0;let r=he("More",l=>{t.more.hidden=!l,r.show(l),t.binding.schedule()},t.
more),o=he("Python",l=>{e.element.hidden=!l,o.show(l),e.update()},e.element),a=t.more.hasChildNodes()&&r.element,s=c("di\
v",{class:"cnn-ends"},a,o.element,S("Reset",n,"reset"));return c("div",{class:"cnn-bar",role:"group","aria-label":"Setti\
ngs"},t.choices,s)}var Ze=t=>t.reduce((e,n)=>e*n,1);function A(t,e){let n=Ze(t);if(e!==void 0&&e.length!==n)throw new RangeError(`data has ${e.
length} elements, but shape (${t.join(", ")}) needs ${n}`);return{shape:[...t],data:e===void 0?new Float64Array(n):Float64Array.
from(e)}}function Xe(t){let e=[];for(let o=t;Array.isArray(o)&&(e.push(o.length),o.length!==0);o=o[0]);let n=[],r=(o,a)=>{
if(a===e.length&&!Array.isArray(o))n.push(o);else if(Array.isArray(o)&&o.length===e[a])o.forEach(s=>r(s,a+1));else throw new RangeError(
"the lists are ragged: every row must have the same length")};return r(t,0),A(e,n)}function j(t){let e=(n,r)=>{if(n===t.
shape.length)return t.data[r];let o=Ze(t.shape.slice(n+1));return Array.from({length:t.shape[n]},(a,s)=>e(n+1,r+s*o))};return e(
0,0)}var Ye=new WeakMap;function Z(t){let e=Ye.get(t)??Xe(t);return Ye.set(t,e),e}function jn(t){let e=[...t];for(let n=1;n<=1024;n++)if(e.every(r=>Math.round(r*n)/n===r))return n;return 1}function W(t,e){let n=jn(e.data),r=(a,s)=>{if(!Array.isArray(a))return String(n===1?a:Math.round(a*n));let l=Array.isArray(
a[0])?`,
${" ".repeat(s+1)}`:", ";return`[${a.map(i=>r(i,s+1)).join(l)}]`},o=`${t} = np.array(`;return`${o}${r(j(e),o.length)}, d\
type=float)${n===1?"":` / ${n}`}`}var qn=[1,2,1,2,4,2,1,2,1].map(t=>t/16);var Er=64*Number.EPSILON;function nn(t,e,n,r,o){let a=t+2*r-e;if(!o)return Math.floor(a/n)+1;let s=Math.ceil(a/n)+1;return(s-1)*n>=t+r?s-1:s}function N([
t,e],n){return n.global?{kernel:[t,e],stride:[t,e],padding:[0,0],ceil:!1,countPad:!0,global:!0}:n}function tn(t,e){let{kernel:n,
stride:r,padding:o,ceil:a}=N(t,e);for(let s of[0,1]){let[l,i,u]=[t[s],n[s],o[s]],d=s===0?"rows":"columns";if(2*u>i){let p=Math.
floor(i/2);return`Padding ${u} is more than half of a window of ${i} ${d}: a window could then hold nothing but padding.\
 `+(p>0?`Use at most ${p}, or a window of at least ${2*u}.`:`Use 0, or a window of at least ${2*u}.`)}if(i>l+2*u&&!(a&&nn(
l,i,r[s],u,!0)>=1))return`A window of ${i} ${d} does not fit on ${l+2*u} (${l} and ${2*u} of padding): use at most ${l+2*
u}.`}return null}function E(t,e){let{kernel:n,stride:r,padding:o,ceil:a}=N(t,e),s=l=>nn(t[l],n[l],r[l],o[l],a);return[s(
0),s(1)]}function H(t,e,[n,r]){let[o,a]=t.shape,{kernel:s,stride:l,padding:i}=N(t.shape,e),u=[];for(let d=0;d<s[0];d++)for(let p=0;p<
s[1];p++){let[m,h]=[n*l[0]-i[0]+d,r*l[1]-i[1]+p],f=m>=0&&m<o&&h>=0&&h<a,g=m>=o+i[0]||h>=a+i[1];u.push({row:m,col:h,kind:f?
"map":g?"beyond":"padding",value:f?t.data[m*a+h]:0})}return u}function G(t){let e=null;for(let n of t)n.kind==="map"&&(e===
null||n.value>e.value)&&(e=n);return e}function X(t,e){return t.filter(({kind:n})=>n==="map"||e&&n==="padding").length}function*ee(t,e){
let[n,r]=E(t.shape,e);for(let o=0;o<n*r;o++)yield[o,H(t,e,[Math.floor(o/r),o%r])]}function rn(t,e){let n=A(E(t.shape,e));
for(let[r,o]of ee(t,e))n.data[r]=G(o)?.value??-1/0;return n}function on(t,e){let n=A(E(t.shape,e)),{countPad:r}=N(t.shape,
e);for(let[o,a]of ee(t,e))n.data[o]=a.reduce((s,{value:l})=>s+l,0)/X(a,r);return n}function an(t,e,n){let r=A(e.shape);for(let[
o,a]of ee(e,n)){let s=G(a);s!==null&&(r.data[s.row*e.shape[1]+s.col]+=t.data[o])}return r}function sn(t,e,n){let r=A(e.shape),
{countPad:o}=N(e.shape,n);for(let[a,s]of ee(e,n)){let l=t.data[a]/X(s,o);for(let{row:i,col:u,kind:d}of s)d==="map"&&(r.data[i*
e.shape[1]+u]+=l)}return r}function ln(t,[e,n],r){let[o,a]=t.shape,s=A(t.shape);for(let l=0;l<o;l++)for(let i=0;i<a;i++){
let[u,d]=[l-e,i-n],p=u>=0&&u<o&&d>=0&&d<a,[m,h]=[(u%o+o)%o,(d%a+a)%a];s.data[l*a+i]=p||r==="circular"?t.data[m*a+h]:0}return s}
var Gn=1e-9,ve=(t,e)=>Array.from(t.data,(n,r)=>Math.abs(n-e.data[r])>Gn);function $e(t,e,n){let{kernel:r,stride:o,padding:a}=N(
t,e),s=new Set(Array.from({length:t[n]},(l,i)=>i));for(let l=0;l<E(t,e)[n];l++)for(let i=0;i<r[n];i++)s.delete(l*o[n]-a[n]+
i);return s}var en=({shape:t,data:e})=>({shape:[1,...t],data:e}),q=([t,e])=>t===e?`${t}`:`(${t}, ${e})`;function Un({kernel:t,
stride:e,padding:n,ceil:r,countPad:o,global:a}){if(a)return["1","1"];let s=[q(t),...q(e)===q(t)?[]:[`stride=${q(e)}`],...q(
n)==="0"?[]:[`padding=${q(n)}`],...r?["ceil_mode=True"]:[]].join(", ");return[s,o?s:`${s}, count_include_pad=False`]}function un({
map:t,opts:e,mode:n,gradOutput:r,shift:[o,a],boundary:s}){let[l,i]=e.global?["adaptive_max_pool2d","adaptive_avg_pool2d"]:
["max_pool2d","avg_pool2d"],[u,d]=Un(e),p=n==="backward"?[`${i}_backward`,`${l}_backward`]:[],m=n==="shift"&&s==="zero",
f=["import numpy as np",`from cnnedu.functional import ${[i,l,...p,...m?["pad"]:[]].sort().join(", ")}`,"",W("input",en(
t))];if(f.push(`maximum = ${l}(input, ${u})`,`average = ${i}(input, ${d})`),n==="backward"&&(f.push(W("grad_output",en(r))),
f.push(`grad_max = ${l}_backward(grad_output, input, ${u}).input`),f.push(`grad_average = ${i}_backward(grad_output, inp\
ut, ${d}).input`)),n==="shift"){let g=`pad(input, (${a}, ${-a}, ${o}, ${-o}))  # left, right, top, bottom`;f.push(`shift\
ed = ${m?g:`np.roll(input, (${o}, ${a}), (1, 2))`}`),f.push(`print(np.sum(np.abs(${l}(shifted, ${u}) - maximum) > 1e-9),\
 "maxima changed")`),f.push(`print(np.sum(np.abs(${i}(shifted, ${d}) - average) > 1e-9), "averages changed")`)}return`${f.
join(`
`)}
`}var ke=`${"−"}∞`,cn=16,T=t=>t===-1/0?ke:x(t),D=t=>Math.abs(Number(t.toFixed(2))-t)<1e-9||!Number.isFinite(t)?"=":"≈";
function re({cells:t}){let e=t.filter(({kind:n})=>n!=="beyond");return e.length>cn?`the largest of ${e.length} numbers`:
`max(${e.map(({kind:n,value:r})=>n==="map"?x(r):ke).join(", ")})`}function oe({cells:t,divisor:e,sum:n}){let r=t.filter(
({kind:s})=>s==="map").length;return Math.max(r,e)>cn?`${x(n)} / ${e}`:`(${t.filter(({kind:s})=>s==="map"||s==="padding"&&
e>r).map(({value:s},l)=>l>0&&s<0?`${"−"} ${x(-s)}`:`${l>0?"+ ":""}${x(s)}`).join(" ")}) / ${e}`}var Hn=t=>`${re(t)} = ${T(
t.largest)}`,Dn=t=>`${oe(t)} ${D(t.mean)} ${T(t.mean)}`,Me=({opts:t,position:e})=>t.global?"The whole map":`Window at ${F(
...e)}`;function Ae([t,e]){let n=(r,o,a)=>r===0?[]:[`${R(Math.abs(r),"pixel")} ${r>0?o:a}`];return[...n(t,"down","up"),...n(
e,"right","left")].join(" and ")||"nowhere"}var ae=t=>t.filter(Boolean).length,ne=t=>{let e=ae(t);return e===0?`none of ${t.
length} changed`:e===t.length?`all ${e} changed`:`${e} of ${t.length} changed`};function Se({state:t,window:e}){let n=dn(
t),{winner:r,equals:o}=e;if(r===null)return`${x(n)} goes nowhere: the window holds only padding`;let a=o>1?`, the first \
in reading order of ${o} that hold ${x(r.value)}`:`, which won with ${x(r.value)}`;return`all of ${x(n)} goes to ${F(r.row,
r.col)}${a}`}function Te({state:t,window:e}){let[n,r]=[dn(t),e.cells.filter(({kind:l})=>l==="map").length],o=n/e.divisor,
a=e.divisor-r,s=a>0?`; the ${R(a,"zero")} of the padding ${a===1?"takes its":"take their"} share, and it is lost`:"";return`${x(
n)} / ${e.divisor} ${D(o)} ${x(o)} goes to each of ${R(r,"cell")}${s}`}var dn=({gradOutput:t,position:[e,n]})=>t.data[e*
t.shape[1]+n];function mn(t){let{state:e,window:n,after:r}=t,o=Me(e);if(t.grads!==null)return`${o}, gradient backward. M\
ax: ${Se(t)}. Average: ${Te(t)}.`;let a=`${o}: ${Hn(n)}; average ${Dn(n)}.`;return r===null?a:`Map shifted ${Ae(e.shift)}\
. Max: ${ne(r.changedMax)}. Average: ${ne(r.changedAverage)}. ${a}`}function pn({state:t,unread:e}){let{opts:n,map:r}=t,
o=[],{padding:a,ceil:s}=N(r.shape,n);if(a.some(i=>i>0)){let i=n.countPad?"and divides by it too":"but does not divide by\
 it";o.push(`Striped: padding. To max it is ${ke} and never wins; the average adds it as 0, ${i}.`)}let l=["row","column"].
flatMap((i,u)=>e[u].size===0?[]:[R(e[u].size,i)]);if(l.length>0){let i=n.stride.some((d,p)=>d>n.kernel[p]),u=i?"the stri\
de is longer than the window":"the stride does not divide evenly";o.push(`Struck out: no window reads ${l.join(" and ")}\
; ${u}.${s||i?"":" Ceil mode would keep them."}`)}return o.join(" ")}function Le({state:t,maximum:e},{row:n,col:r}){let[
o,a]=e.shape,{opts:s,map:l}=t,i=[];for(let u=0;u<o;u++)for(let d=0;d<a;d++){let p=H(l,s,[u,d]);if(!p.some(f=>f.kind==="m\
ap"&&f.row===n&&f.col===r))continue;let m=G(p),h=p.filter(({kind:f})=>f==="map"||f==="padding"&&s.countPad).length;i.push(
{i:u,j:d,wins:m?.row===n&&m.col===r,share:1/h})}return i}function hn(t,e){let{state:n}=t;if(e!==null){let r=`Row ${e.row}\
, column ${e.col}`,o=Le(t,e);if(o.length===0)return`${r} is in no window: neither max nor average ever sees it.`;let a=o.
filter(l=>l.wins).length;if(t.grads!==null){let l=e.row*n.map.shape[1]+e.col,[i,u]=[t.grads.max.data[l],t.grads.average.
data[l]],d=o.length===1?`${a===1?"wins":"does not win"} the one window that holds it`:`wins ${a===0?"none":a} of the ${o.
length} windows that hold it`;return`${r} ${d}: through max it gets ${x(i)}, through average ${x(u)}.`}let s=a===0?"wins\
 in none of them, so max does not depend on it":`is the largest in ${a===o.length&&a>1?"all":a} of them`;return o.length===
1?`${r} is in one window. ${a>0?"It is the largest there: max hands it on.":"It is not the largest: max would not notice\
 if it changed a little."}`:`${r} is in ${o.length} windows and ${s}.`}return n.mode==="backward"?"Every output hands it\
s gradient back: max all of it to the winner, average an equal share to every cell. Change a gradient and see where it g\
oes.":n.mode==="shift"?"Pooling forgives a small shift only while every maximum stays in its window. Change the map, or \
choose another example.":"Point at an output to see its window; point at a cell of the map to see who reads it. Click a \
cell of the map to change it."}var Kn=" Global pooling leaves one number per map. A classifier of 1000 classes on 512 maps of 7×7 needs 25,088,000 weig\
hts; behind global average pooling, 512,000.",Ne=class{name=c("span",{class:"cnn-line-name"});terms=c("span",{class:"cnn\
-terms"});result=c("b",{class:"cnn-result"});element=c("p",{class:"cnn-line"},this.name,this.terms,this.result);show(e,n,r){
this.element.hidden=e==="",w(this.name,e),w(this.terms,n),this.result.hidden=r===null,w(this.result,r??"")}},se=class{title=c(
"p",{class:"cnn-title"});lines=Array.from({length:4},()=>new Ne);weights=c("p",{class:"cnn-weights"});element=c("div",{class:"\
cnn-arithmetic"},this.title,...this.lines.map(({element:e})=>e),this.weights);update(e){let{state:n,window:r,after:o,maximum:a}=e;
w(this.title,Me(n)),L(this.element,"data-mode",n.mode);let[s,l,i,u]=this.lines;if(e.grads!==null){s.show("max",`${Se(e)}\
.`,null),l.show("average",`${Te(e)}.`,null);let p=r.equals>1;i.show("ties",p?"the first in reading order wins, as in tor\
ch; the others get nothing.":"none in this window.",null),u.show("","",null)}else s.show("max",`${re(r)} =`,T(r.largest)),
(o===null?l:i).show("average",`${oe(r)} ${D(r.mean)}`,T(r.mean)),o===null?i.show("","",null):l.show("shifted",`${re(o.window)}\
 =`,T(o.window.largest)),o===null?u.show("","",null):u.show("shifted",`${oe(o.window)} ${D(o.window.mean)}`,T(o.window.mean));
let d=n.opts.global?Kn:"";w(this.weights,`${R(e.map.data.length,"number")} in, ${a.data.length} out, 0 weights: pooling \
has nothing to learn.${d}`)}};var Pe=["input","kernel_size","stride","padding","ceil_mode","count_include_pad","window","mode","position","grad_output",
"shift","boundary"];function bn(t){return{kernel:t("kernel_size"),stride:t("stride"),padding:t("padding"),ceil:t("ceil_m\
ode")===!0,countPad:t("count_include_pad")===!0,global:t("window")==="global"}}function Vn(t,e){let[n,r]=t.shape;if(n===
e[0]&&r===e[1])return t;let o=A(e);return o.data.forEach((a,s)=>{let[l,i]=[Math.floor(s/e[1]),s%e[1]];o.data[s]=l<n&&i<r?
t.data[l*r+i]:1}),o}var Jn=(t,e)=>[Math.min(t[0],e[0]-1),Math.min(t[1],e[1]-1)];function P(t){let[e,n]=[Z(t("input")),bn(
t)],r=E(e.shape,n);return{map:e,opts:n,mode:t("mode"),position:Jn(t("position"),r),gradOutput:Vn(Z(t("grad_output")),r),
shift:t("shift"),boundary:t("boundary")}}function ie(t,e){let n=qe(t,e),[r,o]=[Z(n("input")),bn(n)],a=tn(r.shape,o);if(a!==
null)return a;let{position:s,gradOutput:l}=P(n);return t.set({...e,position:s,grad_output:j(l)}),null}function gn(t,e,n,r){
let o=A(t.shape,t.data);return o.data[e*t.shape[1]+n]=r,j(o)}var C=(t,e,n)=>t.data[e*t.shape[1]+n]??0;function yn(t,e){let[
n,r]=t.shape,o=A([e,e]);return o.data.forEach((a,s)=>o.data[s]=C(t,Math.floor(s/e)%n,s%e%r)),{input:j(o)}}function Qn(t,e,n){
let r=H(t,e,n),o=G(r),a=r.reduce((i,{value:u})=>i+u,0),s=X(r,e.countPad||e.global),l=r.filter(({kind:i,value:u})=>i==="m\
ap"&&u===o?.value).length;return{cells:r,winner:o,equals:l,divisor:s,largest:o?.value??-1/0,sum:a,mean:a/s}}var fn=(t,{opts:e,
position:n})=>({map:t,maximum:rn(t,e),average:on(t,e),window:Qn(t,e,n)});function Fe(t){let{map:e,opts:n,mode:r,gradOutput:o,
shift:a,boundary:s}=t,l=fn(e,t),i=null;if(r==="shift"){let d=fn(ln(e,a,s),t),p=ve(l.maximum,d.maximum);i={...d,changedMax:p,
changedAverage:ve(l.average,d.average)}}let u=r==="backward"?{max:an(o,e,n),average:sn(o,e,n)}:null;return{state:t,...l,
unread:[$e(e.shape,n,0),$e(e.shape,n,1)],after:i,grads:u}}var Yn=[["forward","Pool"],["backward","Gradient"],["shift","Shift by one"]],Zn=[["sliding","sliding"],["global","whole \
map"]],Xn=[["0,1","1 right"],["0,-1","1 left"],["1,0","1 down"],["-1,0","1 up"],["1,1","1 down, 1 right"],["0,2","2 righ\
t"],["2,0","2 down"],["0,0","not at all"]],et=[["circular","what left on the other side"],["zero","zeros"]],nt=t=>t.replaceAll(
"_"," ");function wn(t){let e=r=>{t.complain(ie(t.binding,r)),t.binding.schedule()},n=[tt(t,e),rt(t,e),ot(t,e),at(t,e),st(
t,e)];return r=>n.forEach(o=>o(r))}function tt(t,e){let n=t.binding.get("presets")??{},r=[["","your own"],...Object.keys(
n).map(s=>[s,nt(s)])],o=B("Example",r,s=>e({...n[s],playing:!1,...s!==""&&{position:[0,0],grad_output:[[1]]}}));t.choices.
append(o.element);let a=new Map(Object.entries(n).map(([s,l])=>[s,JSON.stringify([l.input,l.window,l.kernel_size])]));return()=>{
let s=t.binding.get,l=JSON.stringify([s("input"),s("window"),s("kernel_size")]);o.show([...a].find(([,i])=>i===l)?.[0]??
"")}}function rt(t,e){let n=fe("What to look at",Yn,r=>e({mode:r}));return t.choices.append(n.element),({mode:r})=>n.show(
r)}var _e=(t,...e)=>c("fieldset",{class:"cnn-section"},c("legend",{},t),c("div",{class:"cnn-fields"},...e));function ot(t,e){
let n=i=>u=>e({[i]:[u,u]}),r=fe("Window",Zn,i=>e({window:i})),o=U("size","window",[1,6],n("kernel_size")),a=U("stride","\
stride",[1,6],n("stride")),s=U("padding","padding",[0,3],n("padding")),l=U("size","map size",[2,12],i=>e(yn(P(t.binding.
get).map,i)));return t.more.append(_e("Window",r.element,o.element,a.element,s.element),_e("Map",l.element)),({opts:i,map:u})=>{
r.show(i.global?"global":"sliding"),o.show(i.kernel),a.show(i.stride),s.show(i.padding),l.show(u.shape);for(let d of[o,a,
s])d.element.hidden=i.global}}function at(t,e){let n=be("keep windows that overhang (ceil mode)",a=>e({ceil_mode:a})),r=be(
"average counts the padding",a=>e({count_include_pad:a})),o=_e("Border",n.element,r.element);return t.more.append(o),({opts:a})=>{
n.show(a.ceil),r.show(a.countPad),o.hidden=a.global}}function st(t,e){let n=B("Shift the map",Xn,s=>e({shift:s.split(",").
map(Number)})),r=B("and let come in",et,s=>e({boundary:s})),o=c("div",{class:"cnn-fields cnn-shift"},n.element,r.element);
t.stage.append(o);let a=n.element.querySelector("select");return({mode:s,shift:l,boundary:i})=>{o.hidden=s!=="shift";let u=l.
join();[...a.options].some(d=>d.value===u)||a.append(c("option",{value:u},it(l))),n.show(u),r.show(i)}}var it=([t,e])=>`${t}\
 down, ${e} right`;var xn={ArrowUp:[-1,0],ArrowDown:[1,0],ArrowLeft:[0,-1],ArrowRight:[0,1],Home:[0,-1/0],End:[0,1/0],PageUp:[-1/0,0],PageDown:[
1/0,0]},le=class{constructor(e,n,r){this.events=r;this.element=c("div",{class:"cnn-grid",role:"grid","aria-label":n,"dat\
a-hue":e}),this.element.addEventListener("pointerover",o=>this.at(o,(a,s)=>r.point(a,s))),this.element.addEventListener(
"pointerleave",o=>{o.pointerType!=="touch"&&r.leave()}),this.element.addEventListener("focusin",o=>this.at(o,(a,s)=>this.
focused(a,s))),this.element.addEventListener("focusout",()=>r.leave()),this.element.addEventListener("click",o=>this.at(
o,(a,s,l)=>r.pick(a,s,l))),this.element.addEventListener("keydown",o=>this.keydown(o))}events;element;outline=c("div",{class:"\
cnn-outline",hidden:!0});cells=[];kept=new Map;lines=[];origin=[0,0];characters=3;stop=[NaN,NaN];resize(e,n,r=[0,0]){let[
o,a]=r,[s,l]=this.origin;if(e===this.cells.length&&n===this.cells[0]?.length&&o===s&&a===l)return;let{lines:i}=this,[u,d]=this.
stop;this.setStop(NaN,NaN),this.origin=r,this.cells=Array.from({length:e},(p,m)=>Array.from({length:n},(h,f)=>this.made(
o+m,a+f))),this.lines=this.cells.map((p,m)=>i[m+o-s]??c("div",{role:"row",class:"cnn-row"})),this.lines.forEach((p,m)=>$n(
p,this.cells[m].map(h=>h.element))),$n(this.element,[...this.lines,this.outline]),this.element.style.setProperty("--cnn-\
columns",String(n)),this.setStop(vn(u,o,e)?u:Math.max(o,0),vn(d,a,n)?d:Math.max(a,0))}name(e,n){L(this.element,"aria-lab\
el",e),L(this.element,"data-hue",n)}paint(e){let[n,r]=this.origin;this.cells.forEach((o,a)=>o.forEach((s,l)=>ut(s,e(n+a,
r+l),this.characters)))}box(e){if(this.outline.hidden=e===null,e===null)return;let n={r:e.row-this.origin[0],c:e.col-this.
origin[1],h:e.rows,w:e.cols};for(let[r,o]of Object.entries(n))this.outline.style.setProperty(`--${r}`,String(o))}setStop(e,n){
e===this.stop[0]&&n===this.stop[1]||(this.cell(...this.stop)?.setAttribute("tabindex","-1"),this.cell(e,n)?.setAttribute(
"tabindex","0"),this.stop=[e,n])}focus(e,n){this.cell(e,n)?.focus({preventScroll:!1})}cell(e,n){return this.cells[e-this.
origin[0]]?.[n-this.origin[1]]?.element}made(e,n){let r=`${e} ${n}`,o=this.kept.get(r);return o===void 0&&this.kept.set(
r,o=lt(e,n)),o}focused(e,n){this.setStop(e,n),this.events.point(e,n)}at(e,n){let r=e.target.closest("[role=gridcell]");r!==
null&&n(Number(r.dataset.row),Number(r.dataset.col),r)}keydown(e){this.at(e,(n,r,o)=>{this.handle(e,n,r,o)&&(e.preventDefault(),
e.stopPropagation())})}handle(e,n,r,o){let{key:a,altKey:s,ctrlKey:l,metaKey:i,shiftKey:u}=e,{nudge:d,pick:p}=this.events,
m=u&&s?.1:1;if(d!==void 0&&s&&(a==="ArrowUp"||a==="ArrowDown"))d(n,r,a==="ArrowUp"?m:-m);else{if(s||i)return!1;if(a in xn)
this.move(a,l,n,r);else{if(l)return!1;if(a==="Enter"||a==="F2")p(n,r,o);else if(d!==void 0&&(a==="+"||a==="-"))d(n,r,a===
"+"?1:-1);else if(d!==void 0&&/^[\d.,]$/.test(a))p(n,r,o,a);else return this.events.key?.(e)??!1}}return!0}move(e,n,r,o){
let[a,s]=xn[e],l=(p,m,h)=>Math.max(m,Math.min(m+h-1,p)),i=n&&(e==="Home"||e==="End"),[u,d]=[this.cells.length,this.cells[0].
length];this.focus(l(r+(i?s:a),this.origin[0],u),l(o+s,this.origin[1],d))}},lt=(t,e)=>({element:c("div",{role:"gridcell",
tabindex:-1,"data-row":t,"data-col":e})}),vn=(t,e,n)=>t>=e&&t<e+n;function $n(t,e){let n=new Set(e);for(let r of[...t.children])
n.has(r)||r.remove();e.forEach((r,o)=>{t.children[o]!==r&&t.insertBefore(r,t.children[o]??null)})}function ut(t,e,n){let{
element:r,look:o}=t;if(o!==void 0&&t.characters===n&&ct(e,o))return;let a=e.text??Be(e.value,n);r.textContent!==a&&(r.textContent=
a);let s=e.label(),l=a===""||a==="…"||s.split(/[\s,:]+/).includes(a);L(r,"aria-label",l?s:`${s}, about ${a}`),e.strength!==
o?.strength&&r.style.setProperty("--t",Math.abs(e.strength).toFixed(3));let i=`cnn-cell ${e.flags}${e.strength<0?" cnn-n\
egative":""}`;r.className!==i&&(r.className=i),t.look=e,t.characters=n}var ct=(t,e)=>t.value===e.value&&t.strength===e.strength&&
t.flags===e.flags&&t.text===e.text;function I(t){let e=0;for(let n=0;n<t.length;n++)e=Math.max(e,Math.abs(t[n]));return e}var ce=(t,e)=>e>0?Math.max(-1,Math.
min(1,t/e)):0,ue=class{element;low=c("span",{});high=c("span",{});bar=c("span",{class:"cnn-legend-bar"});note=c("span",{
class:"cnn-legend-note"});constructor(){this.element=c("div",{class:"cnn-legend"},this.low,this.bar,this.high,this.note)}show(e,n,r,o){
this.bar.dataset.hue=e,this.bar.dataset.signed=String(r);let a=n===null?"max":x(n);w(this.low,r?"−"+a:"0"),w(this.high,
a),w(this.note,o)}};var dt=["input","arriving"],ze=class{constructor(e,n){this.part=e;this.grid=new le("activation",e,mt(e,n));let r=c("div",
{class:"cnn-head"},this.title,this.shape),o=c("div",{class:"cnn-scroll"},this.grid.element);this.element=c("div",{class:"\
cnn-block","data-part":e},r,o,this.legend.element,this.note)}part;element;grid;legend=new ue;title=c("strong",{});shape=c(
"span",{});note=c("p",{class:"cnn-note",hidden:!0});head(e,n,r,o){this.grid.name(e,n),w(this.title,r),w(this.shape,o)}say(e,n=!1){
this.note.hidden=e==="",this.note.classList.toggle("cnn-strong",n),w(this.note,e)}},mt=(t,e)=>({point:(n,r)=>e.point(t,n,
r),leave:()=>e.leave(),pick:(n,r,o,a)=>e.pick(t,n,r,o,a),...dt.includes(t)&&{nudge:(n,r,o)=>e.nudge(t,n,r,o)},key(n){if(n.
key===" ")e.toggle();else if(n.key==="Escape")e.leave();else return!1;return!0}}),kn={first:["input","max","average"],shift:[
"shifted","max-after","average-after"],backward:["arriving","grad-max","grad-average"]},Mn={wide:36,pair:16},Ee=24,pt=88,
ht=128,ft=400,bt=520,Ce=t=>Object.keys(t).filter(e=>t[e]).join(" "),de=class{element=c("div",{class:"cnn-pools"});blocks;layout="";scene=null;constructor(e){
let n=Object.values(kn).flat();this.blocks=Object.fromEntries(n.map(r=>[r,new ze(r,e)])),this.element.append(...n.map(r=>this.
blocks[r].element))}update(e,n,r){let{mode:o}=e.state;this.scene===null&&setTimeout(()=>this.size(this.scene,!0),ft),this.
scene=e;for(let i of["shift","backward"])for(let u of kn[i])this.blocks[u].element.hidden=o!==i;this.size(e),this.fit(e,
r);let a={map:I(Oe(e.map)),out:Math.max(I(Oe(e.maximum)),I(e.average.data))};e.after!==null&&(a.out=Math.max(a.out,I(Oe(
e.after.maximum)),I(e.after.average.data))),this.paintMap("input",e,e,n,a.map),this.paintOutput("max",e,e.maximum,n,a.out,
null),this.paintOutput("average",e,e.average,n,a.out,null),this.paintShift(e,a),this.paintGradients(e,n);let[s,l]=e.state.
position;for(let i of["max","average","max-after","average-after","arriving"])this.blocks[i].grid.setStop(s,l)}size({state:e,
maximum:n},r=!1){let[o,a]=e.map.shape,[s,l]=n.shape,[i,u,d,p]=this.padded(e.map,n,e),m=`${s}×${l}`,h=e.opts.global?"glo\
bal ":"",{input:f,max:g,average:b,arriving:y,shifted:k,...M}=this.blocks;f.grid.resize(d,p,[-i,-u]),f.head("map","input",
"map",`${o}×${a}`);for(let{grid:$}of[g,b])$.resize(s,l);if(g.head("max","activation",`${h}max`,m),b.head("average","act\
ivation",`${h}average`,m),r||e.mode==="shift"){k.grid.resize(d,p,[-i,-u]),k.head("shifted map","input","shifted map",Ae(
e.shift));for(let $ of["max-after","average-after"])M[$].grid.resize(s,l);M["max-after"].head("max of the shifted map","\
activation","max","of the shifted map"),M["average-after"].head("average of the shifted map","activation","average","of \
the shifted map")}if(r||e.mode==="backward"){y.grid.resize(s,l),y.head("gradient arriving","activation","gradient","that\
 arrives");for(let $ of["grad-max","grad-average"])M[$].grid.resize(o,a);M["grad-max"].head("gradient through max","acti\
vation","through max","to the winner"),M["grad-average"].head("gradient through average","activation","through average",
"to all alike")}}padded(e,n,{opts:r}){let{kernel:o,stride:a,padding:s}=N(e.shape,r),l=i=>Math.max(e.shape[i]+2*s[i],(n.shape[i]-
1)*a[i]+o[i]);return[s[0],s[1],l(0),l(1)]}fit(e,n){let{state:r,maximum:o}=e,[,,a,s]=this.padded(r.map,o,r),l=o.shape[1],
i=r.mode==="backward"?Math.max(r.map.shape[1],l):l,u=a+(r.mode==="shift"?a:r.mode==="backward"?r.map.shape[0]:0),d=Math.
max(30,Math.min(42,Math.floor(bt/u))),p=r.opts.global?ht:pt,m=i*d<p?p:0,h=($,_,O)=>Math.floor(($-O)/_),f=h(n-2*Mn.wide,s+
(m?0:2*i),2*m),g=Math.min(h(n,s,0),m?1/0:h(n-Mn.pair,2*i,0)),b=f>=Ee+2?"wide":g>=Ee?"pair":"stack",y=Math.max(Ee,Math.min(
d,b==="wide"?f:b==="pair"?g:h(n,Math.max(s,i),0))),k=`${b},${y}`;if(k===this.layout)return;this.layout=k,this.element.dataset.
arrangement=b,this.element.style.setProperty("--cell",`${y}px`),this.element.style.setProperty("--digits",`${y>=34?15:y>=
29?13:12}px`);let M=Math.floor((y-3)/(y>=34?8.4:y>=29?7.3:6.7));for(let{grid:$}of Object.values(this.blocks))$.characters=
M}paintMap(e,n,{map:r,window:o},a,s){let{state:l,unread:i}=n,[u,d]=r.shape,{padding:p}=N(r.shape,l.opts),{grid:m,legend:h}=this.
blocks[e],f=new Set(o.cells.map(({row:b,col:y})=>`${b},${y}`)),{winner:g}=o;m.box(An(o.cells)),m.paint((b,y)=>{let k=b>=
0&&b<u&&y>=0&&y<d,M=b>=u+p[0]||y>=d+p[1],$=k?C(r,b,y):0,_=k&&(i[0].has(b)||i[1].has(y)),O=g!==null&&g.row===b&&g.col===y,
pe=a!==null&&a.row===b&&a.col===y&&k,K=Ce({pad:!k&&!M,beyond:M,unread:_,tap:f.has(`${b},${y}`),winner:O,pointed:pe}),v=`${M?
", behind the border":k?"":", padding"}${_?", never read":""}${O?", the largest of its window":""}`;return{value:$,strength:ce(
$,s),flags:K,label:()=>`${F(b,y)}${k?`: ${T($)}`:""}${v}`,...!k&&{text:""}}}),h.show("input",s,r.data.some(b=>b<0),""),this.
blocks[e].say(e==="input"?pn(n):"")}paintOutput(e,n,r,o,a,s){let{position:[l,i]}=n.state,{grid:u,legend:d}=this.blocks[e],
p=new Map(o===null?[]:Le(n,o).map(m=>[`${m.i},${m.j}`,m.wins]));u.box({row:l,col:i,rows:1,cols:1}),u.paint((m,h)=>{let f=C(
r,m,h),g=s?.[m*r.shape[1]+h]===!0,b=m===l&&h===i,y=p.get(`${m},${h}`),k=y===!0||y===!1&&e.startsWith("average"),M=Ce({current:b,
tap:b,linked:k,changed:g}),$=`${s===null?"":g?", changed":", unchanged"}${b?", shown":""}${k?", depends on the cell poin\
ted at":""}`,_=Number.isFinite(f)?ce(f,a):0;return{value:f,strength:_,flags:M,label:()=>`${F(m,h)}: ${T(f)}${$}`,...!Number.
isFinite(f)&&{text:T(f)}}}),d.show("activation",a,r.data.some(m=>m<0),"")}paintShift(e,n){let{after:r}=e;if(r!==null){this.
paintMap("shifted",e,r,null,n.map);for(let[o,a,s]of[["max-after",r.maximum,r.changedMax],["average-after",r.average,r.changedAverage]])
this.paintOutput(o,e,a,null,n.out,s),this.blocks[o].say(ne(s),!0),this.blocks[o].element.dataset.changed=ae(s)===0?"none":
ae(s)===s.length?"all":"some"}}paintGradients(e,n){let{grads:r,state:o,window:a}=e;if(r===null)return;let s=Math.max(...[
o.gradOutput,r.max,r.average].map(({data:u})=>I(u)));this.paintOutput("arriving",e,o.gradOutput,n,s,null);let l=An(a.cells.
filter(({kind:u})=>u==="map")),i=u=>u.data.reduce((d,p)=>d+p,0);this.blocks.arriving.say(`in all ${T(i(o.gradOutput))}`);
for(let[u,d]of[["grad-max",r.max],["grad-average",r.average]]){let{grid:p,legend:m}=this.blocks[u];p.box(l),p.paint((h,f)=>{
let g=C(d,h,f),b=n!==null&&n.row===h&&n.col===f;return{value:g,strength:ce(g,s),flags:Ce({pointed:b,nothing:g===0}),label:()=>`${F(
h,f)}: ${T(g)}`}}),m.show("activation",s,d.data.some(h=>h<0),""),this.blocks[u].say(`in all ${T(i(d))}`)}}},Oe=({data:t})=>t.
filter(Number.isFinite);function An(t){if(t.length===0)return null;let[e,n]=[t[0],t[t.length-1]];return{row:e.row,col:e.
col,rows:n.row-e.row+1,cols:n.col-e.col+1}}var me=t=>{let{map:e,opts:n}=P(t);return E(e.shape,n)},gt={unit:"window",length:t=>me(t).reduce((e,n)=>e*n,1),index:t=>P(
t).position[0]*me(t)[1]+P(t).position[1],at:(t,e)=>({position:[Math.floor(e/me(t)[1]),e%me(t)[1]]})},yt=["max","average",
"max-after","average-after","arriving"],Re=class{constructor(e){this.frame=e;this.scene=Fe(P(e.binding.get)),this.showControls=
wn(e),this.stage=new de({point:(n,r,o)=>this.point(n,r,o),leave:()=>this.show(null),pick:(n,r,o,a,s)=>this.pick(n,r,o,a,
s),nudge:(n,r,o,a)=>this.nudge(n,r,o,a),toggle:()=>e.player?.toggle()}),e.stage.append(this.stage.element,this.hint),e.detail.
append(this.arithmetic.element)}frame;stage;arithmetic=new se;hint=c("p",{class:"cnn-hint"});showControls;scene;traits=[];pointer=null;width=700;update(){
let e=Pe.map(this.frame.binding.get);Ge(e,this.traits)&&(this.scene=Fe(P(this.frame.binding.get)),this.traits=e),this.draw()}resize(e){
this.width=e,this.draw()}describe(){return mn(this.scene)}python(){let{state:e}=this.scene;return un(e)}draw(){this.showControls(
this.scene.state),this.stage.update(this.scene,this.pointer,this.width),this.arithmetic.update(this.scene),w(this.hint,hn(
this.scene,this.pointer))}show(e){JSON.stringify(e)!==JSON.stringify(this.pointer)&&(this.pointer=e,this.frame.binding.schedule())}inside(e,n){
let[r,o]=this.scene.map.shape;return e>=0&&e<r&&n>=0&&n<o}point(e,n,r){yt.includes(e)?this.frame.binding.set({position:[
n,r],playing:!1}):e==="shifted"?this.show(null):this.show(this.inside(n,r)?{row:n,col:r}:null)}target(e,n,r){let o=P(this.
frame.binding.get);return e==="arriving"?{trait:"grad_output",label:`gradient ${F(n,r)}`,value:C(o.gradOutput,n,r)}:e!==
"input"||!this.inside(n,r)?null:{trait:"input",label:`map ${F(n,r)}`,value:C(o.map,n,r)}}write(e,n,r,o){let a=P(this.frame.
binding.get),s=e==="input"?a.map:a.gradOutput;this.frame.complain(ie(this.frame.binding,{[e]:gn(s,n,r,o),playing:!1}))}pick(e,n,r,o,a){
this.point(e,n,r);let s=this.target(e,n,r);s!==null&&(this.frame.editor.open({cell:o,label:s.label,value:s.value,typed:a,
write:l=>this.write(s.trait,n,r,l)}),this.point(e,n,r))}nudge(e,n,r,o){let a=this.target(e,n,r);a!==null&&this.write(a.trait,
n,r,je(a.value,o))}},Na=Je({name:"PoolingExplorer",title:"Pooling explorer",traits:Pe,sequence:gt,build:t=>new Re(t)});export{Na as default};
