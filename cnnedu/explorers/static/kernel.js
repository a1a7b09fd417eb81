function m(o,e={},...t){let n=document.createElement(o);for(let[r,s]of Object.entries(e))typeof s=="function"?n.addEventListener(
r.slice(2),s):s===!0?n.setAttribute(r,""):s!==!1&&s!=null&&n.setAttribute(r,String(s));return n.append(...t.filter(r=>r!=
null&&r!==!1)),n}var bn={first:"M4 3v10M13 3.5v9L6 8z",back:"M11.5 3.5v9L5 8z",play:"M5 3v10l8-5z",pause:"M5 3.5v9M11 3.\
5v9",forward:"M4.5 3.5v9L11 8z",reset:"M3.5 8a4.5 4.5 0 1 0 1.6-3.4M5.5 1.8 4.8 4.9l3.1.5",minus:"M4 8h8",plus:"M4 8h8M8\
 4v8"};function de(o){let e="http://www.w3.org/2000/svg",t=document.createElementNS(e,"svg");t.setAttribute("viewBox","0\
 0 16 16"),t.setAttribute("class",`cnn-icon cnn-icon-${o}`),t.setAttribute("aria-hidden","true");let n=document.createElementNS(
e,"path");return n.setAttribute("d",bn[o]),t.append(n),t}function y(o,e){o.textContent!==e&&(o.textContent=e)}function S(o,e,t){
o.getAttribute(e)!==t&&(t===null?o.removeAttribute(e):o.setAttribute(e,t))}var gn=0,yn=Math.random().toString(36).slice(
2,8),_=o=>`cnn-${o}-${yn}-${++gn}`;function $(o,e,t,n=!1){let r=t===void 0?o:de(t),s={type:"button",class:`cnn-button${n?" cnn-quiet":""}`,onclick:e};return m(
"button",t===void 0?s:{...s,"aria-label":o,title:o},r)}function U(o,e,t){let n=t===void 0?"aria-pressed":"aria-expanded",
r=$(o,()=>e(r.getAttribute(n)!=="true"));return r.setAttribute(n,"false"),t!==void 0&&(t.id||=_("panel"),r.setAttribute(
"aria-controls",t.id)),{element:r,show:s=>r.setAttribute(n,String(s))}}var wn=(o,e)=>(e.id||=_("field"),m("div",{class:"\
cnn-field"},m("label",{for:e.id},o),e));function ne(o,e,t){let n=m("select",{class:"cnn-select",onchange:()=>t(n.value)});
for(let[s,i]of e)n.append(m("option",{value:s},i));let r=s=>{n.value!==s&&(n.value=s)};return{element:wn(o,n),show:r}}function G(o,e,t){
let n=_("choice"),r=e.map(([a])=>m("input",{type:"radio",name:n,value:a,onchange:()=>t(a)})),s=e.map(([,a],u)=>m("label",
{},r[u],m("span",{},a)));return{element:m("div",{class:"cnn-segmented",role:"radiogroup","aria-label":o},...s),show:a=>r.
forEach(u=>u.checked=u.value===a)}}function re(o,e){let t=m("input",{type:"checkbox",onchange:()=>e(t.checked)});return{
element:m("label",{class:"cnn-check"},t,m("span",{},o)),show:r=>{t.checked=r}}}function me(o,e,[t,n],r){let s=t,i=null,l=g=>{
i===null&&requestAnimationFrame(()=>i=null),i=Math.max(t,Math.min(n,(i??s)+g)),r(i)},a=$(`Decrease ${e}`,()=>l(-1),"minu\
s"),u=$(`Increase ${e}`,()=>l(1),"plus"),c=m("output",{class:"cnn-number"}),d=_("stepper"),p=m("span",{id:d,class:"cnn-c\
aption"},o),f=m("div",{class:"cnn-stepper",role:"group","aria-labelledby":d},a,c,u),b=g=>{s=g[0];let h=g.every(w=>w===s);
y(c,h?String(s):g.join("×")),ct(a,s<=t&&h),ct(u,s>=n&&h)};return{element:m("div",{class:"cnn-field"},p,f),show:b}}function dt(o,e,t){let n=m("input",{type:"file",accept:e,class:"cnn-file",tabindex:-1,"aria-hidden":"true"});return n.addEventListener(
"change",()=>{let r=n.files?.[0];n.value="",r!==void 0&&t(r)}),m("span",{class:"cnn-filebox"},$(o,()=>n.click()),n)}var ct=(o,e)=>o.
setAttribute("aria-disabled",String(e));function v(o,e=2){if(!Number.isFinite(o))return Number.isNaN(o)?"nan":o>0?"∞":"−∞";let t=Math.abs(o);if(t<1e-9)return"\
0";let n=o<0?"−":"";return t>=1e15?n+Number(t.toPrecision(3)).toExponential():Number(t.toFixed(e))!==0?n+String(Number(
t.toFixed(e))):t>=1e-4?n+String(Number(t.toPrecision(2))):n+t.toExponential(1).replace(".0e","e").replace(/-(\d)$/,"-0$1")}
function pe(o,e){return Number.isInteger(o)||e===1||e>99?v(o):`${v(o*e)}/${e}`}function mt(o,e){let t=o<0?"−":"",n=Math.
abs(o);for(let s of[2,1,0]){if(s<2&&n<.5*10**-s)break;let i=v(o,s);if(i.length<=e)return i;let l=i.replace(/0\./,".");if(n<
1&&l.length<=e)return l}let r=`${t}${Math.round(n/1e3)}k`;return n>=1e3&&r.length<=e?r:"…"}function Ue(o){let e=o.trim().
replaceAll("−","-").replace(",","."),t=/^([+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?)(?:\/(\d+\.?\d*))?$/i.exec(e);if(t===
null)return null;let n=Number(t[1])/(t[2]===void 0?1:Number(t[2]));return Number.isFinite(n)?n:null}var pt=(o,e)=>`${o} ${e}${o===
1?"":"s"}`,oe=(o,e)=>`row ${v(o)}, column ${v(e)}`,ht=(o,e)=>Number((o+e).toPrecision(12));var he=class{constructor(e){this.root=e;this.element=m("div",{class:"cnn-editor",role:"group",hidden:!0},$("One less",()=>this.
nudge(-1),"minus"),this.field,$("One more",()=>this.nudge(1),"plus")),this.field.addEventListener("input",()=>this.read()),
this.element.addEventListener("keydown",t=>this.keydown(t)),this.element.addEventListener("focusout",t=>{this.element.contains(
t.relatedTarget)||this.close(!1)})}root;element;field=m("input",{type:"text",class:"cnn-entry",autocomplete:"off",spellcheck:"\
false"});edit=null;open(e){this.edit?.cell.classList.remove("cnn-editing"),this.edit=e,e.cell.classList.add("cnn-editing"),
this.element.hidden=!1,this.element.setAttribute("aria-label",`Edit ${e.label}`),this.field.setAttribute("aria-label",e.
label),this.place(e.cell),this.field.value=e.typed??v(e.value,6),this.field.focus({preventScroll:!0}),e.typed===void 0?this.
field.select():this.read()}close(e){let{edit:t}=this;t!==null&&(this.edit=null,this.element.hidden=!0,t.cell.classList.remove(
"cnn-editing"),e&&t.cell.focus({preventScroll:!0}))}read(){let e=Ue(this.field.value);this.field.setAttribute("aria-inva\
lid",String(e===null)),e!==null&&this.edit?.write(e)}nudge(e){let t=(Ue(this.field.value)??0)+e;this.field.value=v(t,6),
this.read()}keydown(e){e.stopPropagation();let{key:t}=e;if(t==="ArrowUp"||t==="ArrowDown")this.nudge(t==="ArrowUp"?1:-1);else if(t===
"Escape"){let{edit:n}=this;n?.cancel!==void 0?n.cancel():n?.write(n.value),this.close(!0)}else if(t==="Enter"&&e.target===
this.field)this.close(!0);else return;e.preventDefault()}place(e){let[t,n]=[this.root.getBoundingClientRect(),e.getBoundingClientRect()],
{offsetWidth:r,offsetHeight:s}=this.element,i=n.left+n.width/2-r/2-t.left,l=Math.max(4,Math.min(t.width-r-4,i)),a=n.bottom-
t.top+6,u=a+s>t.height?n.top-t.top-s-6:a;this.element.style.translate=`${l}px ${u}px`}};function Ge(o,e){let t=()=>{let r=o.get("_initial");return typeof r=="object"&&r!==null&&Object.keys(r).length>0?r:null},
n=t()===null?Object.fromEntries(e.map(r=>[r,structuredClone(o.get(r))])):{};return()=>t()??n}function ft(o,e,t){let n=0,
r=()=>{n||=requestAnimationFrame(()=>{n=0,t()})};for(let s of e)o.on(`change:${s}`,r);return{get:s=>o.get(s),set(s){let i=Object.
entries(s).filter(([l,a])=>!vn(o.get(l),a));for(let[l,a]of i)o.set(l,a);i.length>0&&o.save_changes()},schedule:r,dispose(){
cancelAnimationFrame(n),n=-1;for(let s of e)o.off(`change:${s}`,r)}}}var vn=(o,e)=>o===e||JSON.stringify(o)===JSON.stringify(
e),bt=({get:o},e)=>t=>t in e?e[t]:o(t),D=(o,e)=>o.some((t,n)=>t!==e[n]);function gt(o,e){let t,n=a=>o.get(a),r=a=>{for(let[u,c]of Object.entries(a))o.set(u,c);o.save_changes()},s=()=>{clearTimeout(
t),n("playing")===!0&&(t=setTimeout(i,1e3/Math.max(.25,Number(n("speed")))))},i=()=>{let[a,u]=[e.index(n)+1,e.length(n)-
1];r({...a<=u&&e.at(n,a),playing:a<u}),s()},l=["change:playing","change:speed"];for(let a of l)o.on(a,s);return s(),()=>{
clearTimeout(t);for(let a of l)o.off(a,s)}}var xn=[.25,.5,1,2,4,8].map(o=>[String(o),`${o} / s`]),fe=class{constructor(e,t){
this.binding=e;this.sequence=t;this.scrub.setAttribute("aria-label",`Position among the ${t.unit}s`),this.scrub.addEventListener(
"input",()=>this.go(Number(this.scrub.value))),this.playButton=$("Play",()=>this.toggle(),"play"),this.playButton.append(
de("pause")),this.playButton.classList.add("cnn-play"),this.element=m("div",{class:"cnn-player",role:"group","aria-label":"\
Player",id:_("player")},m("div",{class:"cnn-transport"},$(`First ${t.unit}`,()=>this.go(0),"first",!0),$("Step back",()=>this.
step(-1),"back",!0),this.playButton,$("Step forward",()=>this.step(1),"forward",!0)),this.scrub,this.count,this.speed.element),
this.element.addEventListener("keydown",n=>this.keydown(n))}binding;sequence;element;playButton;scrub=m("input",{type:"r\
ange",min:0,step:1,class:"cnn-scrub"});count=m("span",{class:"cnn-count"});speed=ne("Speed",xn,e=>this.binding.set({speed:Number(
e)}));toggle(){let e=this.binding.get("playing")===!0,t=this.sequence.index(this.binding.get)>=this.sequence.length(this.
binding.get)-1;this.binding.set({...!e&&t&&this.sequence.at(this.binding.get,0),playing:!e})}pause(){this.binding.get("p\
laying")===!0&&this.binding.set({playing:!1})}update(){let e=this.binding.get("playing")===!0,[t,n]=[this.sequence.index(
this.binding.get),this.sequence.length(this.binding.get)];S(this.playButton,"aria-label",e?"Pause":"Play"),S(this.playButton,
"title",e?"Pause":"Play"),S(this.playButton,"data-playing",String(e)),S(this.scrub,"max",String(n-1)),this.scrub.valueAsNumber!==
t&&(this.scrub.valueAsNumber=t),S(this.scrub,"aria-valuetext",`${this.sequence.unit} ${t+1} of ${n}`),this.scrub.style.setProperty(
"--done",String(n>1?t/(n-1):1)),y(this.count,`${t+1} / ${n}`),this.speed.show(String(this.binding.get("speed")))}step(e){
this.go(this.sequence.index(this.binding.get)+e)}go(e){let t=this.sequence.length(this.binding.get)-1,n=this.sequence.at(
this.binding.get,Math.max(0,Math.min(t,e)));this.binding.set({...n,playing:!1})}keydown(e){e.key!==" "||e.target!==this.
scrub||(e.preventDefault(),this.toggle())}};var be=class{constructor(e){this.source=e;let t=m("pre",{tabindex:0,role:"group","aria-label":"Python source"},this.code),
n=$("Copy",()=>{this.copy()}),r=m("div",{class:"cnn-python-bar"},m("span",{},"The same in Python"),this.status,n);this.element=
m("div",{class:"cnn-python",hidden:!0},r,t)}source;element;code=m("code",{});status=m("span",{class:"cnn-copied",role:"s\
tatus"});update(){this.element.hidden||(y(this.code,this.source()),y(this.status,""))}async copy(){try{await navigator.clipboard.
writeText(this.source()),y(this.status,"Copied")}catch{getSelection()?.selectAllChildren(this.code),y(this.status,"Selec\
ted: press Ctrl+C to copy")}}};function yt(o,e,t){let n=Object.entries(e).find(([r,s])=>t.includes(r)&&($n(o(r))||!wt(o(r),s)));if(n!==void 0)throw new RangeError(
`the setting ${n[0]} is not what it should be`)}var $n=o=>typeof o=="number"&&Math.abs(o)>1e13;function wt(o,e){if(e==null)
return!0;if(typeof e=="number")return Number.isFinite(o);if(Array.isArray(e)){if(!Array.isArray(o)||o.length>20*(e.length+
1))return!1;let t=e.length===0||typeof e[0]=="string";return o.length===0?t:e.length===0||o.every(n=>e.some(r=>wt(n,r)))}
return typeof o==typeof e&&o!==null}var De=o=>o instanceof RangeError&&!/NaN|undefined|null|Invalid/.test(o.message)?`: ${o.
message.replace(/\.$/,"")}`:"";var kn=["data-theme","data-jp-theme-light","data-vscode-theme-kind","theme","class"];function ye(o){let e=new MutationObserver(
o);for(let n of[document.documentElement,document.body])e.observe(n,{attributeFilter:kn});let t=matchMedia("(prefers-col\
or-scheme: dark)");return t.addEventListener("change",o),()=>{e.disconnect(),t.removeEventListener("change",o)}}var ge,vt=new Map;
function C(o,e){let t=o.appendChild(document.createElement("i"));t.style.color=`var(${e})`;let{color:n}=getComputedStyle(
t);t.remove();let r=vt.get(n);if(r===void 0){ge??=document.createElement("canvas").getContext("2d",{willReadFrequently:!0}),
ge.fillStyle=n,ge.fillRect(0,0,1,1);let[s,i,l]=ge.getImageData(0,0,1,1).data;vt.set(n,r=[s,i,l])}return r}var Mn=["playing","speed"],An=350,xt=4;function $t(o){let{sequence:e}=o;return{initialize:({model:t})=>e===void 0?()=>{}:
gt(t,e),render({model:t,el:n}){try{return kt(o,t,n)}catch(r){return Sn(o,t,n,`What was kept of this ${o.title.toLowerCase()}\
 could not be drawn${De(r)}.`)}}}}function Sn(o,e,t,n){try{let r=Ge(e,o.traits)();for(let s of o.traits)s in r&&e.set(s,
r[s]);return e.save_changes(),kt(o,e,t,`${n} This is how it began.`)}catch{let r=`${n} Run its cell again, or load the p\
age anew.`;return t.replaceChildren(m("div",{class:"cnn"},m("p",{class:"cnn-problem",role:"alert"},r))),()=>t.replaceChildren()}}
function kt(o,e,t,n=null){let r=[...o.traits,...o.sequence===void 0?[]:Mn],s=Ge(e,r);yt(A=>e.get(A),s(),o.traits.filter(
A=>o.loose?.includes(A)!==!0));let i=m("div",{class:"cnn",role:"group","aria-label":o.title,"data-explorer":o.name}),l=m(
"div",{class:"cnn-live",role:"status","aria-live":"polite","aria-atomic":"true"}),a=m("p",{class:"cnn-problem",role:"ale\
rt",hidden:!0}),u=A=>m("div",{class:`cnn-${A}`}),c,d=ft(e,r,()=>w()),p={binding:d,editor:new he(i),player:o.sequence===void 0?
null:new fe(d,o.sequence),choices:u("choices"),more:u("more"),stage:u("stage"),detail:u("detail"),complain(A){a.hidden=A===
null,y(a,A??"")}},f;try{f=o.build(p)}catch(A){throw d.dispose(),A}let b=new be(()=>f.python()),g=()=>{f.update(),p.player?.
update(),b.update()},h=null,w=()=>{clearTimeout(c);try{g()}catch(A){h=`This could not be drawn${De(A)}. Undo the last ch\
ange, or begin again.`,p.complain(h);return}h!==null&&a.textContent===h&&p.complain(null),h=null,c=setTimeout(()=>y(l,f.
describe()),An)},x=Ln(p,b,()=>{p.complain(null),f.reset?.(),d.set({...s(),...p.player!==null&&{playing:!1}})});i.append(
x,p.more,a,p.stage),p.player!==null&&i.append(p.player.element),i.append(p.detail,b.element,l,p.editor.element);let[E,M]=[
0,0],T=A=>{A<=xt||A===E||(E=A,f.resize(A-xt))},ee=new ResizeObserver(()=>{cancelAnimationFrame(M),M=requestAnimationFrame(
()=>T(i.clientWidth))}),I=ye(()=>f.theme?.()),B=()=>{clearTimeout(c),cancelAnimationFrame(M),ee.disconnect(),I(),f.dispose?.(),
d.dispose(),i.remove()};t.append(i),Tn(p);try{T(i.clientWidth||700),g(),y(l,f.describe())}catch(A){throw B(),A}return n!==
null&&p.complain(n),i.dataset.ready="true",ee.observe(i),B}function Tn({stage:o,player:e}){let t=n=>{n.target.closest("[\
role=gridcell]")!==null&&e?.pause()};o.addEventListener("pointermove",t),o.addEventListener("pointerdown",t),o.addEventListener(
"focusin",t)}function Ln(o,e,t){o.more.hidden=!0;let n=U("More",l=>{o.more.hidden=!l,n.show(l),o.binding.schedule()},o.more),
r=U("Python",l=>{e.element.hidden=!l,r.show(l),e.update()},e.element),s=o.more.hasChildNodes()&&n.element,i=m("div",{class:"\
cnn-ends"},s,r.element,$("Reset",t,"reset"));return m("div",{class:"cnn-bar",role:"group","aria-label":"Settings"},o.choices,
i)}async function En(o){let e=new Image;try{if(!/^(data:image\/|blob:)/.test(o))throw new Error("not a picture, and nothing\
 is to be fetched");e.src=o,await e.decode()}catch{throw new Error("This file is no picture that the browser can read: t\
ry PNG, JPEG or WebP.")}return ve(e,e.naturalWidth,e.naturalHeight)}function ve(o,e,t){let n=Mt(e,t);n.fillStyle="#fff",
n.fillRect(0,0,e,t),n.drawImage(o,0,0,e,t);let{data:r}=n.getImageData(0,0,e,t),s=!1;for(let a=0;a<r.length&&!s;a+=4)s=r[a]!==
r[a+1]||r[a]!==r[a+2];let i=s?3:1,l=new Uint8Array(e*t*i);for(let a=0,u=0;a<l.length;u+=4)for(let c=0;c<i;c++)l[a++]=r[u+
c];return{width:e,height:t,channels:i,data:l}}function xe({width:o,height:e,channels:t,data:n}){let r=Mt(o,e),s=r.createImageData(
o,e);for(let i=0;i<o*e;i++){for(let l=0;l<3;l++)s.data[4*i+l]=n[i*t+(t===3?l:0)];s.data[4*i+3]=255}return r.putImageData(
s,0,0),r.canvas.toDataURL("image/png")}var we=class{constructor(e){this.ready=e}ready;url="";picture=null;problem=null;get(e){
return e!==this.url&&(this.url=e,En(e).then(t=>this.done(e,t,null),t=>this.done(e,null,t.message))),this.picture}done(e,t,n){
e===this.url&&(this.picture=t??this.picture,this.problem=n,this.ready())}};function Mt(o,e){let t=document.createElement(
"canvas");return[t.width,t.height]=[o,e],t.getContext("2d",{willReadFrequently:!0})}var St=o=>o.reduce((e,t)=>e*t,1);function F(o,e){let t=St(o);if(e!==void 0&&e.length!==t)throw new RangeError(`data has ${e.
length} elements, but shape (${o.join(", ")}) needs ${t}`);return{shape:[...o],data:e===void 0?new Float64Array(t):Float64Array.
from(e)}}function Tt(o){let e=[];for(let r=o;Array.isArray(r)&&(e.push(r.length),r.length!==0);r=r[0]);let t=[],n=(r,s)=>{
if(s===e.length&&!Array.isArray(r))t.push(r);else if(Array.isArray(r)&&r.length===e[s])r.forEach(i=>n(i,s+1));else throw new RangeError(
"the lists are ragged: every row must have the same length")};return n(o,0),F(e,t)}function $e(o){let e=(t,n)=>{if(t===o.
shape.length)return o.data[n];let r=St(o.shape.slice(t+1));return Array.from({length:o.shape[t]},(s,i)=>e(t+1,n+i*r))};return e(
0,0)}var At=new WeakMap;function Lt(o){let e=At.get(o)??Tt(o);return At.set(o,e),e}function Ve(o){let e=[...o];for(let t=1;t<=1024;t++)if(e.every(n=>Math.round(n*t)/t===n))return t;return 1}function K(o,e){let t=Ve(e.data),n=(s,i)=>{if(!Array.isArray(s))return String(t===1?s:Math.round(s*t));let l=Array.isArray(
s[0])?`,
${" ".repeat(i+1)}`:", ";return`[${s.map(a=>n(a,i+1)).join(l)}]`},r=`${o} = np.array(`;return`${r}${n($e(e),r.length)}, \
dtype=float)${t===1?"":` / ${t}`}`}var Pn=[1,2,1,2,4,2,1,2,1].map(o=>o/16);var po=64*Number.EPSILON;var N=(o,e)=>e?o-1>>1:0,W=(o,e,{stride:t,same:n})=>Math.floor((o-(n?1:e))/t)+1;function _n(o){let e=new Uint8Array(o.length/
3);for(let t=0,n=0;t<e.length;t++,n+=3)e[t]=o[n]*19595+o[n+1]*38470+o[n+2]*7471+32768>>16;return e}function Ft(o,e,t){return e===
1?Array(t).fill(new Float64Array(o)):t===1?[new Float64Array(_n(o))]:[0,1,2].map(n=>{let r=new Float64Array(o.length/3);
for(let s=0,i=n;s<r.length;s++,i+=3)r[s]=o[i];return r})}function Cn(o,e){let t=o.length/e,n=0;for(let u=1;u<o.length;u++)
Math.abs(o[u])>Math.abs(o[n])&&(n=u);let r=Math.floor(n/t)*t,s=o.slice(r,r+t),i=o[n];if(i===0)return[Array.from({length:e},
()=>0),s];let l=Array.from({length:e},(u,c)=>o[c*t+(n-r)]/i);return o.every((u,c)=>Math.abs(u-l[Math.floor(c/t)]*s[c%t])<=
1e-14*Math.abs(i))?[l,s]:null}var ke=7;function Et(o,e,t,n,r,s){let i=s[0],l=s[1],a=s[2],u=s[3],c=s[4],d=s[5],p=s[6],f=n[r],
b=n[r+1],g=n[r+2],h=n[r+3],w=n[r+4],x=n[r+5];for(let E=e,M=r+6;E<e+t;E++,M++){let T=n[M];o[E]+=i*f+l*b+a*g+u*h+c*w+d*x+p*
T,f=b,b=g,g=h,h=w,w=x,x=T}}function zn(o,e,t,n,r,s,i,l,a){for(let u=e;u<t;u++)o[u]=i*n[u]+l*r[u]+a*s[u]}var Me=class{planes=[];rows=0;cols=0;width=0;padded=[];paddedFor="";mixed=new Float64Array(
0);maps=[];turns=[];turn=0;last=[];lastFor="";setPicture(e,t,n){let r=e.every(s=>s===e[0]);[this.planes,this.rows,this.cols]=
[r?e.slice(0,1):e,t,n],this.width=n+ke,this.paddedFor=this.lastFor=""}apply(e,t){let[n,,r,s]=e.shape,i=W(this.rows,r,t),
l=W(this.cols,s,t);if(i<1||l<1)throw new RangeError(`a kernel of ${r}×${s} does not fit into ${this.rows}×${this.cols}`);
this.pad(r,s,t.same);let a=`${this.paddedFor} ${t.stride}`;this.last=a===this.lastFor?this.last.slice(0,n):[],this.lastFor=
a,this.maps=Array.from({length:n},(c,d)=>this.maps[d]?.length===i*l?this.maps[d]:new Float64Array(i*l));let u=this.maps.
map((c,d)=>this.turns[d]??0);return this.turns=u,this.maps.forEach((c,d)=>{let p=this.filter(e,d,t.flip),f=this.last[d];
f!==void 0&&p.every((b,g)=>b===f[g])||(u[d]=++this.turn,!(t.stride===1&&this.edit(c,i,l,p,f,r,s))&&(this.last[d]=p,c.fill(
0),t.stride>1?this.strided(c,i,l,p,r,s,t.stride):this.dense(c,i,l,p,r,s)))}),{rows:i,cols:l,maps:this.maps,turns:u}}filter({
shape:e,data:t},n,r){let[,s,i,l]=e,[a,u]=[i*l,this.planes.length],c=t.slice(n*s*a,(n*s+u)*a);for(let d=u*a;d<s*a;d++)c[d%
a]+=t[n*s*a+d];if(r)for(let d=0;d<u;d++)c.subarray(d*a,(d+1)*a).reverse();return c}pad(e,t,n){let r=`${e} ${t} ${n}`;if(r===
this.paddedFor)return;this.paddedFor=r;let{width:s}=this,i=this.rows+ke;(this.padded.length!==this.planes.length||this.padded[0].
length!==s*i)&&(this.padded=this.planes.map(()=>new Float64Array(s*i)),this.mixed=new Float64Array(s*i));let[l,a]=[N(e,n),
N(t,n)];this.planes.forEach((u,c)=>{let d=this.padded[c].fill(0);for(let p=0;p<this.rows;p++)d.set(u.subarray(p*this.cols,
(p+1)*this.cols),(p+l)*s+a)})}edit(e,t,n,r,s,i,l){if(s===void 0)return!1;let a=[...r.keys()].filter(c=>r[c]!==s[c]),u=a.
map(c=>r[c]-s[c]);return a.length>2||u.some(c=>Math.abs(c)>1e3)?!1:(a.forEach((c,d)=>{let[p,f,b]=[Math.floor(c/(i*l)),Math.
floor(c/l)%i,c%l],g=new Float64Array(ke).fill(u[d],0,1);for(let h=0;h<t;h++)Et(e,h*n,n,this.padded[p],(h+f)*this.width+b,
g)}),s.set(r),!0)}dense(e,t,n,r,s,i){let{padded:l,mixed:a}=this,u=l.length>1?Cn(r,l.length):null;if(u===null){for(let[w,
x]of l.entries())this.plane(e,t,n,x,r.subarray(w*s*i),s,i);return}let[[c,d,p],f]=u,[b,g,h]=l;for(let w=0;w<a.length;w+=this.
width)zn(a,w,w+this.width,b,g,h,c,d,p);this.plane(e,t,n,a,f,s,i)}plane(e,t,n,r,s,i,l){for(let a=0;a<i;a++){let u=new Float64Array(
ke);if(u.set(s.subarray(a*l,(a+1)*l)),!u.every(c=>c===0))for(let c=0;c<t;c++)Et(e,c*n,n,r,(c+a)*this.width,u)}}strided(e,t,n,r,s,i,l){
let{width:a}=this;this.padded.forEach((u,c)=>{for(let d=0,p=0;d<t;d++)for(let f=0;f<n;f++,p++){let b=0;for(let g=0,h=c*s*
i;g<s;g++){let w=(d*l+g)*a+f*l;for(let x=0;x<i;x++,h++)b+=r[h]*u[w+x]}e[p]+=b}})}};function Se(o,e,t,[n,r],s,[i,l]){let a=F([o.length,n,r]),[u,c]=[i*s.stride-N(n,s.same),l*s.stride-N(r,s.same)],d=0;for(let p of o)
for(let f=u;f<u+n;f++)for(let b=c;b<c+r;b++)a.data[d++]=f>=0&&f<e&&b>=0&&b<t?p[f*t+b]:0;return a}function Te([o,e],[t,n],{
stride:r,same:s},[i,l]){let a=(u,c,d)=>u-(c-1>>1)<0||u+(c>>1)>=d;return s&&(a(i*r,t,o)||a(l*r,n,e))}function Pt(o,e,t){let[
,n,r,s]=o.shape,i=n*r*s,l=F([n,r,s],o.data.slice(e*i,(e+1)*i));if(t)for(let a=0;a<n;a++)l.data.subarray(a*r*s,(a+1)*r*s).
reverse();return l}function _t(o,e,t){for(let n=0;n<t.length;n++){let r=o[n];t[n]=e==="signed"?r:e==="abs"?Math.abs(r):r<
0?0:e==="clip"&&r>255?255:r}return t}var Ae=512;function Je(o){let e=Math.max(1,Math.floor(o.reduce((i,l)=>i+l.length,0)/
2e4))|1,[t,n]=[0,0];for(let i of o)for(let l=0;l<i.length;l+=e,n++){let a=Math.abs(i[l]);a>t&&(t=a)}if(t===0)return 0;let r=new Uint32Array(
Ae+1);for(let i of o)for(let l=0;l<i.length;l+=e)r[Math.ceil(Math.abs(i[l])/t*Ae)]+=1;let s=0;for(let i=Ae;i>0;i--)if(s+=
r[i],s>n/40)return Nt(i*t/Ae);return Nt(t)}function Nt(o){let e=10**(Math.floor(Math.log10(o))-1);return Number((Math.ceil(
o/e-1e-9)*e).toPrecision(2))}function Ye(o,e,t,n){let[r,s]=[-1/0,-1];return o.forEach((i,l)=>{e*i>r&&n(Math.floor(l/t),l%
t)&&([r,s]=[e*i,l])}),s<0?Ye(o,e,t,()=>!0):[Math.floor(s/t),s%t]}function Ct(o){let[e,t]=[0,0];for(let n=0;n<o.length;n++)
o[n]>0?t+=255*o[n]:e+=255*o[n];return[e,t]}function zt(o){let e=Array.from(o),t=e.reduce((i,l)=>i+l,0),n=e.reduce((i,l)=>i+
Math.max(0,l),0),r=e.reduce((i,l)=>i+Math.abs(l),0),s=Math.abs(t)>1e-9*r?t:n;return s===0?e:e.map(i=>i/s)}function z(o,[
e,t],[n,r]){let[s,i]=[(n-1>>1)-(e-1>>1),(r-1>>1)-(t-1>>1)];return Array.from({length:n*r},(l,a)=>{let[u,c]=[Math.floor(a/
r)-s,a%r-i];return u>=0&&u<e&&c>=0&&c<t?o[u*t+c]:0})}function Ot(o){let e=Array.from(o).reduce((i,l)=>i+l,0)/o.length,t=Array.
from(o,i=>i-e),n=Math.max(...t.map(Math.abs));if(n===0)return t.map(()=>0);let r=t.map(i=>8*i/n),s=r.map(i=>Math.round(i)||
0);for(let i=s.reduce((l,a)=>l+a,0);i!==0;i-=Math.sign(i)){let l=u=>(s[u]-r[u])*Math.sign(i),a=0;for(let u=1;u<s.length;u++)
l(u)>l(a)&&(a=u);s[a]-=Math.sign(i)}return s}function V(o,e){let t=Math.max(1,Math.ceil(Math.max(o,e)/16));return{step:t,
down:Math.ceil(o/t),along:Math.ceil(e/t)}}function Rt({step:o,along:e,down:t},n,r,s){if(n>=e*t-1)return[r-1,s-1];let i=(l,a)=>Math.
min(a-1,l*o+(o>>1));return[i(Math.floor(n/e),r),i(n%e,s)]}var Le=({step:o,along:e},t,n)=>Math.floor(t/o)*e+Math.floor(n/
o);var It=["image","kernel","stride","padding","flip","display","color_scale","position","slide"],J=o=>({stride:Number(o("s\
tride")),same:o("padding")==="same",flip:o("flip")===!0}),q=o=>Lt(o("kernel"));function Y(o,e){let[t,n]=[q(o),J(o)],[r,s]=Ee(
e,t,n),i=[t.shape[0],r,s],[l,a,u]=o("position").map((c,d)=>Math.max(0,Math.min(i[d]-1,c)));return{image:o("image"),weight:t,
how:n,display:o("display"),scaling:o("color_scale"),position:[l,a,u],slide:o("slide")===!0}}var Ee=(o,e,t)=>[Math.max(1,
W(o[0],e.shape[2],t)),Math.max(1,W(o[1],e.shape[3],t))],Xe=["",{}];function Ze(o){let e=o("_pictures");return Xe[0]!==e&&
(Xe=[e,JSON.parse(String(e??"{}"))]),Xe[1]}function se(o){let e=String(o("image"));return e.startsWith("data:")?e:Ze(o)[e]??
""}function Bt(o){let e=o.startsWith("data:image/png;base64,")?atob(o.slice(22,54)):"",t=n=>[0,1,2,3].reduce((r,s)=>r*256+
e.charCodeAt(n+s),0);return e.length<24?[1,1]:[t(20),t(16)]}var Qe=o=>Ee(Bt(se(o)),q(o),J(o)),Wt={unit:"stop",length(o){
let{down:e,along:t}=V(...Qe(o));return e*t},index(o){if(o("slide")!==!0)return 0;let e=Qe(o),{position:t}=Y(o,Bt(se(o)));
return Le(V(...e),t[1],t[2])},at(o,e){let t=Qe(o),[n]=o("position");return{slide:!0,position:[n,...Rt(V(...t),e,...t)]}}};
function Fe(o,e,t){let[n,r]=e.shape.slice(2);return W(o[0],n,t)>=1&&W(o[1],r,t)>=1?null:`A kernel of ${n}×${r} does not\
 fit into a picture of ${o.join("×")} without padding: use a smaller kernel, or zeros around the picture.`}function jt(o,e,t){
let n=bt(o,e),r=Fe(t,q(n),J(n));return r===null&&o.set({...e,position:Y(n,t).position}),r}var ie={all:[1/3,1/3,1/3],red:[
1,0,0],green:[0,1,0],blue:[0,0,1],"red − green":[1,-1,0],"blue − yellow":[-1/2,-1/2,1]},j=o=>[o.shape[2],o.shape[3]];
function H(o,e){let[,t,n,r]=o.shape;return Array.from({length:t},(s,i)=>{let l=(e*t+i)*n*r;return Array.from(o.data.subarray(
l,l+n*r))})}function X(o,e){let t=H(o,e),n=j(o);if(t.length===1)return{mix:"all",plane:{size:n,values:t[0]}};for(let[r,s]of Object.
entries(ie)){let i=s.findIndex(a=>a>0),l=t[i].map(a=>a/s[i]);if(t.every((a,u)=>a.every((c,d)=>Math.abs(c-s[u]*l[d])<1e-12)))
return{mix:r,plane:{size:n,values:l}}}return{mix:null,plane:{size:n,values:t[0].map((r,s)=>t.reduce((i,l)=>i+l[s],0))}}}
function et(o,e,t){let{mix:n,plane:{size:r,values:s}}=X(o,e);if(n===null)return"";let i=l=>{let a=[l.length,l[0].length];
return a[0]<=r[0]&&a[1]<=r[1]&&z(l.flat(),a,r).every((u,c)=>Math.abs(u-s[c])<1e-9)};return Object.keys(t).find(l=>i(t[l]))??
""}function ae(o,[e,t]){let n=F([o.length,o[0].length,e,t],o.flat(2));return{kernel:$e(n)}}var qt=(o,e,t)=>t===1?[[...o]]:
ie[e].map(n=>o.map(r=>n*r+0));function On(o,e){let[t,n]=j(o),r=l=>H(o,e).every(a=>z(z(a,[t,n],l),l,[t,n]).every((u,c)=>u===
a[c])),[s,i]=[t,n];for(;s>1&&r([s-1,i]);)s-=1;for(;i>1&&r([s,i-1]);)i-=1;return[s,i]}function le(o,e,t,n){let[r,s]=o.shape,
l=Array.from({length:r},(u,c)=>c).filter(u=>u!==e).map(u=>On(o,u)).reduce((u,c)=>[Math.max(u[0],c[0]),Math.max(u[1],c[1])],
t.size),a=n??X(o,e).mix??"all";return ae(Array.from({length:Math.max(r,e+1)},(u,c)=>c===e?qt(z(t.values,t.size,l),a,s):H(
o,c).map(d=>z(d,j(o),l))),l)}var Ne=(o,e,t,n=j(o))=>ae(Array.from({length:o.shape[0]},(r,s)=>s===e?t:H(o,s).map(i=>z(i,j(
o),n))),n);function Ht(o,[e,t,n,r],s){let i=H(o,e);return i[t][n*o.shape[3]+r]=s,Ne(o,e,i)}var Ut=(o,e)=>ae(Array.from({
length:o.shape[0]},(t,n)=>H(o,n).map(r=>z(r,j(o),e))),e),Gt=(o,e)=>o.shape[1]===e?{}:ae(Array.from({length:o.shape[0]},(t,n)=>qt(
X(o,n).plane.values,"all",e)),j(o)),Rn=["sobel_y","spot","gabor_falling","sobel_x","gaussian_blur_5"];function Dt(o,e,t){
let[n,r,s,i]=o.shape;if(e<=n)return ae(Array.from({length:e},(c,d)=>H(o,d)),[s,i]);let l=Array.from({length:n},(c,d)=>et(
o,d,t)),a=t[Rn.find(c=>c in t&&!l.includes(c))??""]??[[1]],u=F([n+1,r,s,i]);return u.data.set(o.data),le(u,n,{size:[a.length,
a[0].length],values:a.flat()},"all")}var In=["red","green","blue"],tt=o=>In[o],Q=o=>o.replaceAll("_"," ");function Jt(o,e,t){let n=Array.from(e),r=n.reduce((l,a)=>l+
a,0),s=n.reduce((l,a)=>l+Math.abs(a),0),i=t?"A patch of the picture, now looked for everywhere.":o??"Your own.";return s===
0?`${i} All its weights are 0: so is the map.`:Math.abs(r)<1e-9*s?`${i} Its weights sum to 0: silent where the picture i\
s flat.`:Math.abs(r-1)<1e-9?`${i} Its weights sum to 1: flat regions keep their brightness.`:`${i} Its weights sum to ${v(
r)}: a flat region comes out ${v(r)} times as bright.`}var nt={signed:["± signed","Orange: the patch matches. Blue: it \
is the opposite. This is what the next layer gets."],abs:["size","How strong an answer is, either way: an edge counts wh\
ichever side is bright. Signs are lost."],clip:["0…255","As a picture: below 0 is black, above 255 white. Kernels that\
 sum to 1 look best this way."],relu:["ReLU","What is negative becomes 0, as behind most convolutions in a network: only\
 matches stay."]};function Yt(o,e){let t=v(o);return e==="abs"?`shown as |${t}| = ${v(Math.abs(o))}`:e==="relu"?`shown a\
s max(0, ${t}) = ${v(Math.max(0,o))}`:e==="clip"?`shown as grey ${v(Math.max(0,Math.min(255,o)))} of 255`:""}var Kt=new WeakMap;
function rt(o){let e=Kt.get(o);if(e!==void 0)return e;let t=o.every(r=>Math.round(r*100)/100===r),n=t?1:Ve(o);return n===
1&&!t&&(n=[4096,12288].find(r=>o.every(s=>Math.abs(s*r-Math.round(s*r))<1e-9))??1),Kt.set(o,n),n}var Bn=9;function ot(o,e,t){
let[n,r,s]=e.shape,i=(u,c)=>{let d=0;for(let p=u;p<c;p++)d+=o.data[p]*e.data[p];return d},l=r*s,a;if(n>1)a=Array.from({length:n},
(u,c)=>`${v(i(c*l,(c+1)*l))} (${tt(c)})`);else if(l<=Bn){let u=rt(e.data);a=Array.from(e.data,(c,d)=>`${v(o.data[d])}${"\
×"}${pe(c,u)}`)}else r>1?a=Array.from({length:r},(u,c)=>`${v(i(c*s,(c+1)*s))} (row ${c})`):a=Array.from({length:s},(u,c)=>v(
i(c,c+1)));return`${a.join(" + ")} = ${v(t)}`}function Xt({weight:o,position:[e,t,n]},r,s,i){return`${o.shape[0]>1?`filt\
er ${e}, `:""}output ${oe(t,n)}: ${ot(r,s,i)}`}function Qt(o,e){let[t,n]=Ct(o),[r,s]=e<0?[t,n]:[n,t];if(r===0)return n-t===
0?"All weights are 0: so is every answer.":`The ${e<0?"least":"largest"} answer that any patch could give.`;let i=Math.round(
100*e/r),[l,a]=e<0?["negative","positive"]:["positive","negative"],u=s===0?"all white":`white under the ${l} weights and\
 black under the ${a} ones`;return`${i} % of the ${e<0?"most negative":"largest"} answer possible, ${v(r)}, which only a\
 patch gets that is ${u}.`}function Zt({weight:o}){let[e,t,n,r]=o.shape,s=`${n}×${r}${t>1?`×${t} channels`:""} = ${pt(
n*r*t,"weight")}`;return e>1?`${e} filters of ${s} each`:s}var Wn=2e4,Vt={abs:"np.abs(output)",clip:"np.clip(output, 0, \
255)",relu:"np.maximum(output, 0)"};function en({image:o,weight:e,how:t,display:n},r){let[,s,i,l]=e.shape,a=o.startsWith(
"data:"),u=a&&o.length<=Wn,c=a?`np.array(picture.convert("${r&&s===3?"RGB":"L"}"))`:`load_image("${o}")`;s===1&&r&&!a&&(c=
`np.array(Image.fromarray(${c}).convert("L"))`);let d=[];u?d.push(`picture = Image.open(io.BytesIO(base64.b64decode("${o.
slice(o.indexOf(",")+1)}")))`):a&&d.push('picture = Image.open("picture.png")  # yours: "Save picture" writes this file'),
s===1?d.push(`input = ${c}[None].astype(float)  # one channel of grey, 0 to 255`):r?d.push(`input = np.moveaxis(${c}, 2,\
 0).astype(float)  # red, green, blue first, 0 to 255`):d.push(`input = np.repeat(${c}[None].astype(float), 3, axis=0)  \
# grey in all three channels, 0 to 255`),d.push(K("weight",e)),t.flip&&d.push("weight = weight[..., ::-1, ::-1]  # rotat\
ed by 180 degrees: true convolution");let p=t.same&&(i>1||l>1),f=p&&t.stride>1;if(f){let[h,w]=[i-1>>1,l-1>>1];d.push(`in\
put = pad(input, (${w}, ${l-1-w}, ${h}, ${i-1-h}))  # left, right, top, bottom`)}let b=`${t.stride>1?`, stride=${t.stride}`:
""}${p&&!f?', padding="same"':""}`;return d.push(`output = conv2d(input, weight${b})`),Vt[n]!==void 0&&d.push(`shown = ${Vt[n]}`),
`${[...[...u?["import base64","import io",""]:[],"import numpy as np",...a||s===1&&r?["from PIL import Image"]:[],...a?[]:
["from cnnedu.data import load_image"],`from cnnedu.functional import conv2d${f?", pad":""}`],"",...d].join(`
`)}
`}function tn(o,e,t){let n=Object.keys(Ze(o.binding.get)),r=[...n.map(u=>[u,u]),["","your own"]],s=ne("Picture",r,u=>{o.complain(
null),u!==""&&e.choose(u),o.binding.schedule()}),i=dt("Open…","image/*",u=>{e.open(u)}),l=U("Draw",u=>{t().toggle(u),o.
binding.schedule()}),a=U("Your camera",()=>{e.camera()});return o.choices.append(s.element,i,l.element,a.element),({image:u})=>{
s.show(!e.live&&n.includes(u)?u:""),l.show(t().on),a.show(e.live),y(a.element,e.live?"Stop camera":"Your camera")}}var _e=(o,...e)=>m(
"fieldset",{class:"cnn-section"},m("legend",{},o),m("div",{class:"cnn-fields"},...e));function nn(o,e,t){let n=()=>q(o.binding.
get),r=()=>Math.min(n().shape[0]-1,o.binding.get("position")[0]),s={},i=me("filters","filters",[1,4],h=>e(Dt(n(),h,s))),
l=me("size","kernel size",[1,7],h=>e(Ut(n(),[h,h]))),a=re("flip the kernel (true convolution)",h=>e({flip:h})),u=G("Chan\
nels the filters read",[["1","grey"],["3","red, green, blue"]],h=>e(Gt(n(),Number(h)))),c=[...Object.keys(ie).map(h=>[h,
h]),["","each its own"]],d=ne("kernel on",c,h=>{h in ie?e(le(n(),r(),X(n(),r()).plane,h)):o.binding.schedule()}),p=me("s\
tride","stride",[1,4],h=>e({stride:h})),f=G("Border",[["same","zeros around"],["valid","no padding"]],h=>e({padding:h})),
b=re("one colour scale for all maps",h=>e({color_scale:h?"layer":"unit"})),g=m("div",{class:"cnn-field"},m("span",{class:"\
cnn-caption"},"read"),u.element);return o.more.append(_e("Filters",i.element,l.element,a.element),_e("Channels",g,d.element),
_e("Geometry",p.element,f.element),_e("Picture",b.element,$("Save picture",t)),m("p",{class:"cnn-note"},"A layer sums ov\
er its channels. Read in grey, a filter has k×k weights; reading red, green and blue it has k×k×3, and the kernel stands\
 in each channel, times a third, so that grey pictures get the same answers. “red − green” finds what differs only in co\
lour.")),(h,w)=>{s=w;let[x,E,M,T]=h.weight.shape;i.show([x]),l.show([M,T]),a.show(h.how.flip),u.show(String(E)),d.element.
hidden=E===1,E===3&&d.show(X(h.weight,h.position[0]).mix??""),p.show([h.how.stride]),f.show(h.how.same?"same":"valid"),b.
show(h.scaling==="layer")}}function rn(o){let e=Object.entries(nt).map(([r,[s]])=>[r,s]),t=G("Shown of each answer",e,r=>o(
{display:r})),n=m("p",{class:"cnn-note"});return{element:m("div",{class:"cnn-display"},m("span",{class:"cnn-caption"},"s\
how"),t.element,n),show(r){t.show(r),y(n,nt[r][1])}}}var on={ArrowUp:[-1,0],ArrowDown:[1,0],ArrowLeft:[0,-1],ArrowRight:[0,1],Home:[0,-1/0],End:[0,1/0],PageUp:[-1/0,0],PageDown:[
1/0,0]},Ce=class{constructor(e,t,n){this.events=n;this.element=m("div",{class:"cnn-grid",role:"grid","aria-label":t,"dat\
a-hue":e}),this.element.addEventListener("pointerover",r=>this.at(r,(s,i)=>n.point(s,i))),this.element.addEventListener(
"pointerleave",r=>{r.pointerType!=="touch"&&n.leave()}),this.element.addEventListener("focusin",r=>this.at(r,(s,i)=>this.
focused(s,i))),this.element.addEventListener("focusout",()=>n.leave()),this.element.addEventListener("click",r=>this.at(
r,(s,i,l)=>n.pick(s,i,l))),this.element.addEventListener("keydown",r=>this.keydown(r))}events;element;outline=m("div",{class:"\
cnn-outline",hidden:!0});cells=[];kept=new Map;lines=[];origin=[0,0];characters=3;stop=[NaN,NaN];resize(e,t,n=[0,0]){let[
r,s]=n,[i,l]=this.origin;if(e===this.cells.length&&t===this.cells[0]?.length&&r===i&&s===l)return;let{lines:a}=this,[u,c]=this.
stop;this.setStop(NaN,NaN),this.origin=n,this.cells=Array.from({length:e},(d,p)=>Array.from({length:t},(f,b)=>this.made(
r+p,s+b))),this.lines=this.cells.map((d,p)=>a[p+r-i]??m("div",{role:"row",class:"cnn-row"})),this.lines.forEach((d,p)=>an(
d,this.cells[p].map(f=>f.element))),an(this.element,[...this.lines,this.outline]),this.element.style.setProperty("--cnn-\
columns",String(t)),this.setStop(sn(u,r,e)?u:Math.max(r,0),sn(c,s,t)?c:Math.max(s,0))}name(e,t){S(this.element,"aria-lab\
el",e),S(this.element,"data-hue",t)}paint(e){let[t,n]=this.origin;this.cells.forEach((r,s)=>r.forEach((i,l)=>qn(i,e(t+s,
n+l),this.characters)))}box(e){if(this.outline.hidden=e===null,e===null)return;let t={r:e.row-this.origin[0],c:e.col-this.
origin[1],h:e.rows,w:e.cols};for(let[n,r]of Object.entries(t))this.outline.style.setProperty(`--${n}`,String(r))}setStop(e,t){
e===this.stop[0]&&t===this.stop[1]||(this.cell(...this.stop)?.setAttribute("tabindex","-1"),this.cell(e,t)?.setAttribute(
"tabindex","0"),this.stop=[e,t])}focus(e,t){this.cell(e,t)?.focus({preventScroll:!1})}cell(e,t){return this.cells[e-this.
origin[0]]?.[t-this.origin[1]]?.element}made(e,t){let n=`${e} ${t}`,r=this.kept.get(n);return r===void 0&&this.kept.set(
n,r=jn(e,t)),r}focused(e,t){this.setStop(e,t),this.events.point(e,t)}at(e,t){let n=e.target.closest("[role=gridcell]");n!==
null&&t(Number(n.dataset.row),Number(n.dataset.col),n)}keydown(e){this.at(e,(t,n,r)=>{this.handle(e,t,n,r)&&(e.preventDefault(),
e.stopPropagation())})}handle(e,t,n,r){let{key:s,altKey:i,ctrlKey:l,metaKey:a,shiftKey:u}=e,{nudge:c,pick:d}=this.events,
p=u&&i?.1:1;if(c!==void 0&&i&&(s==="ArrowUp"||s==="ArrowDown"))c(t,n,s==="ArrowUp"?p:-p);else{if(i||a)return!1;if(s in on)
this.move(s,l,t,n);else{if(l)return!1;if(s==="Enter"||s==="F2")d(t,n,r);else if(c!==void 0&&(s==="+"||s==="-"))c(t,n,s===
"+"?1:-1);else if(c!==void 0&&/^[\d.,]$/.test(s))d(t,n,r,s);else return this.events.key?.(e)??!1}}return!0}move(e,t,n,r){
let[s,i]=on[e],l=(d,p,f)=>Math.max(p,Math.min(p+f-1,d)),a=t&&(e==="Home"||e==="End"),[u,c]=[this.cells.length,this.cells[0].
length];this.focus(l(n+(a?i:s),this.origin[0],u),l(r+i,this.origin[1],c))}},jn=(o,e)=>({element:m("div",{role:"gridcell",
tabindex:-1,"data-row":o,"data-col":e})}),sn=(o,e,t)=>o>=e&&o<e+t;function an(o,e){let t=new Set(e);for(let n of[...o.children])
t.has(n)||n.remove();e.forEach((n,r)=>{o.children[r]!==n&&o.insertBefore(n,o.children[r]??null)})}function qn(o,e,t){let{
element:n,look:r}=o;if(r!==void 0&&o.characters===t&&Hn(e,r))return;let s=e.text??mt(e.value,t);n.textContent!==s&&(n.textContent=
s);let i=e.label(),l=s===""||s==="…"||i.split(/[\s,:]+/).includes(s);S(n,"aria-label",l?i:`${i}, about ${s}`),e.strength!==
r?.strength&&n.style.setProperty("--t",Math.abs(e.strength).toFixed(3));let a=`cnn-cell ${e.flags}${e.strength<0?" cnn-n\
egative":""}`;n.className!==a&&(n.className=a),o.look=e,o.characters=t}var Hn=(o,e)=>o.value===e.value&&o.strength===e.strength&&
o.flags===e.flags&&o.text===e.text;function st(o){let e=0;for(let t=0;t<o.length;t++)e=Math.max(e,Math.abs(o[t]));return e}var it=(o,e)=>e>0?Math.max(-1,Math.
min(1,o/e)):0,ze=class{element;low=m("span",{});high=m("span",{});bar=m("span",{class:"cnn-legend-bar"});note=m("span",{
class:"cnn-legend-note"});constructor(){this.element=m("div",{class:"cnn-legend"},this.low,this.bar,this.high,this.note)}show(e,t,n,r){
this.bar.dataset.hue=e,this.bar.dataset.signed=String(n);let s=t===null?"max":v(t);y(this.low,n?"−"+s:"0"),y(this.high,
s),y(this.note,r)}};var ln=["patch","kernel","products"],un={patch:"input",kernel:"weight",products:"activation"},cn=34,dn=27,Gn=20,Oe=class{constructor(e,t,n){
this.editor=e;this.events=t;this.again=n;let r=m("div",{class:"cnn-actions",role:"group","aria-label":"Kernel and map"},
$("Strongest match",()=>t.seek(1)),$("Strongest opposite",()=>t.seek(-1)),$("Look for this patch",()=>t.look()),$("Norma\
lise",()=>t.normalise())),s=m("p",{class:"cnn-sum"},this.sum," = ",this.result," ",this.after);this.element=m("div",{class:"\
cnn-arithmetic"},this.title,this.rows,s,this.range,r)}editor;events;again;element;title=m("p",{class:"cnn-title"});rows=m(
"div",{class:"cnn-channels"});sum=m("span",{});result=m("b",{class:"cnn-result"});after=m("span",{});range=m("p",{class:"\
cnn-note"});grids=[];captions=[];pointed=null;scene=null;width=688;arranged="";resize(e){this.width=e}update(e){this.scene=
e;let{state:t,patch:n,used:r,sum:s}=e,[i,l,a]=t.position,[u,c,d]=r.shape,p=t.weight.shape[0]>1,f=Te([e.picture.height,e.
picture.width],[c,d],t.how,[l,a])?" The patch reaches over the border, where zeros stand.":"";for(y(this.title,`Output ${oe(
l,a)}${p?` of map ${i}`:""}: ${Zt(e.state)}.${f}`);this.grids.length<u;)this.add();this.arrange(d);let b=rt(r.data),g=Array.
from(r.data,M=>pe(M,b)),h=b>1&&g.some(M=>M.length>this.grids[0].kernel.characters),w=st(r.data),x=Float64Array.from(r.data,
(M,T)=>M*n.data[T]),E=st(x);this.grids.forEach((M,T)=>{let ee=T<u;if(this.rows.children[T].hidden=!ee,!ee)return;let I=(k,L)=>(T*
c+k)*d+L,B=u>1?`, ${tt(T)}`:"";y(this.captions[T].patch,`patch${B}`),y(this.captions[T].kernel,`${t.how.flip?"kernel, ro\
tated":"kernel"}${B}${h?` ÷ ${b}`:""}`),y(this.captions[T].products,`products${B}`);for(let k of ln)M[k].resize(c,d),M[k].
name(k+B,un[k]);let A=(k,L)=>this.pointed!==null&&this.pointed[0]===T&&this.pointed[1]===k&&this.pointed[2]===L?"linked":
"",He=(k,L,P,te,fn="",ce)=>({value:k,strength:L,flags:`${A(P,te)}${fn}`,label:()=>`row ${P}, column ${te}: ${ce??v(k)}${h&&
ce!==void 0?`/${b}`:""}`,...ce!==void 0&&{text:ce}});M.patch.paint((k,L)=>{let P=n.data[I(k,L)];return He(P,P/255,k,L,P>
117?" bright":" deep")}),M.kernel.paint((k,L)=>{let P=r.data[I(k,L)],te=h?v(Math.round(P*b)):g[I(k,L)];return He(P,it(P,
w),k,L,"",te.length<=M.kernel.characters?te:void 0)}),M.products.paint((k,L)=>He(x[I(k,L)],it(x[I(k,L)],E),k,L))}),this.
words(e,s)}words({state:e,patch:t,used:n},r){let[s,i,l]=this.pointed??[],[a,u,c]=n.shape,d=ot(t,n,r);if(y(this.sum,`Sum:\
 ${d.slice(0,d.lastIndexOf(" = "))}`),y(this.result,v(r)),y(this.after,Yt(r,e.display)),s!==void 0&&s<a&&i<u&&l<c){let p=(s*
u+i)*c+l,[f,b]=[t.data[p],n.data[p]];y(this.range,`Row ${i}, column ${l}: pixel ${v(f)} ${"×"} weight ${v(b,4)} = ${v(f*
b)}.`);return}y(this.range,Qt(n.data,r))}arrange(e){let t=`${this.width} ${e} ${this.grids.length}`;if(t===this.arranged)
return;this.arranged=t;let n=a=>Math.floor((this.width-(a-1)*Gn-6)/(a*e)),r=n(3)>=dn?1:n(2)>=dn?2:3,s=Math.min(r===3?38:
44,n(4-r)),i=r===1?s:Math.min(44,n(1));S(this.element,"data-lines",String(r));for(let[a,u]of[["small",s],["large",i]])this.
element.style.setProperty(`--${a}`,`${u}px`),this.element.style.setProperty(`--${a}-digits`,u<cn?"12px":"13px");let l=a=>Math.
floor(a/(a<cn?7.2:8));for(let a of this.grids)a.patch.characters=a.products.characters=l(s),a.kernel.characters=l(i)}add(){
let e=this.grids.length,t={patch:at(),kernel:at(),products:at()},n=Object.fromEntries(ln.map(i=>[i,new Ce(un[i],i,this.gridEvents(
i,e))])),r=i=>m("div",{class:"cnn-operand","data-part":i},t[i],n[i].element),s=i=>m("span",{class:"cnn-operator","aria-h\
idden":"true"},i);this.rows.append(m("div",{class:"cnn-equation"},r("patch"),s("×"),r("kernel"),s("="),r("products"))),
this.grids.push(n),this.captions.push(t)}gridEvents(e,t){let n=s=>{String(s)!==String(this.pointed)&&(this.pointed=s,this.
again())},r={point:(s,i)=>n([t,s,i]),leave:()=>n(null),pick:()=>{}};return e!=="kernel"?r:{...r,pick:(s,i,l,a)=>{let u=this.
scene.used.data[this.index(t,s,i)];this.editor.open({cell:l,label:`kernel ${oe(s,i)}`,value:u,typed:a,write:c=>this.write(
t,s,i,c)})},nudge:(s,i,l)=>this.write(t,s,i,ht(this.scene.used.data[this.index(t,s,i)],l))}}index(e,t,n){let[,r,s]=this.
scene.used.shape;return(e*r+t)*s+n}write(e,t,n,r){let{used:s,state:i}=this.scene,[,l,a]=s.shape;t>=l||n>=a||Math.abs(r)>
1e6||(i.how.flip?this.events.weight(e,l-1-t,a-1-n,r):this.events.weight(e,t,n,r))}},at=()=>m("div",{class:"cnn-operand-c\
aption"});var Re=class{constructor(e,t){this.presets=e;let n=_("kernels"),r=Object.keys(e).map(s=>{let[i,l]=[e[s].length,e[s][0].length],
a=m("canvas",{width:l,height:i,"aria-hidden":"true"}),u=m("input",{type:"radio",name:n,value:s,"aria-label":Q(s),onchange:()=>t(
s)});return this.radios.set(s,u),this.canvases.set(s,a),m("label",{class:"cnn-preset",title:Q(s)},u,a,m("span",{},Q(s)))});
this.element=m("div",{class:"cnn-gallery",role:"radiogroup","aria-label":"Kernel"},...r)}presets;element;radios=new Map;canvases=new Map;painted=!1;show(e){
let t=!this.painted;t&&this.paint();for(let[n,r]of this.radios)r.checked=n===e;t&&this.reveal()}reveal(){let{element:e}=this,
t=[...this.radios.values()].find(n=>n.checked)?.parentElement;t==null||e.scrollWidth<=e.clientWidth||(e.scrollLeft=t.offsetLeft-
e.offsetLeft-(e.clientWidth-t.offsetWidth)/2)}paint(){if(!this.element.isConnected)return;this.painted=!0;let e=C(this.element,
"--cnn-ground"),t=[C(this.element,"--cnn-weight-minus"),C(this.element,"--cnn-weight-plus")];for(let[n,r]of this.canvases){
let s=this.presets[n].flat(),i=Math.max(...s.map(Math.abs)),l=r.getContext("2d"),a=l.createImageData(r.width,r.height);s.
forEach((u,c)=>{let[d,p]=[t[u<0?0:1],Math.abs(u)/i];for(let f=0;f<3;f++)a.data[4*c+f]=e[f]+(d[f]-e[f])*p;a.data[4*c+3]=255}),
l.putImageData(a,0,0)}}};var Ie=128,Be=class{constructor(e,t){this.sources=e;this.heat=t;let n=G("Colour of the pen",[["255","white"],["0","black"]],
i=>this.ink=Number(i));n.show("255");let r=$("Blank page",()=>this.sources.keep({width:Ie,height:Ie,channels:1,data:new Uint8Array(
Ie*Ie)}));this.element=m("div",{class:"cnn-pen",role:"group","aria-label":"Pen",hidden:!0},n.element,r,this.keys.element,
m("p",{class:"cnn-note"},"Draw on the picture with the mouse or a finger. With the keys: the arrows move, the space bar \
puts the pen down and lifts it."));let{element:s}=t;s.addEventListener("pointerdown",i=>{!this.on||i.button!==0||(s.setPointerCapture(
i.pointerId),this.held=!0,this.last=null,this.stroke(...t.at(i)))}),s.addEventListener("pointermove",i=>{this.held&&this.
stroke(...t.at(i))});for(let i of["pointerup","pointercancel"])s.addEventListener(i,()=>{this.held=!1,this.finish()});s.
addEventListener("blur",()=>this.finish())}sources;heat;element;on=!1;ink=255;down=!1;held=!1;last=null;drawn=null;keys=re(
"pen down for the arrow keys",e=>this.down=e);toggle(e){this.on=e,this.element.hidden=!e,this.heat.element.classList.toggle(
"cnn-drawing",e),this.press(!1),e||this.finish()}press(e=!this.down){this.down=e,this.last=null,this.keys.show(e),e||this.
finish()}moved(e,t){this.on&&this.down&&!this.held&&this.stroke(e,t)}stroke(e,t){let n=this.drawn??this.sources.picture;
if(n===null)return;this.drawn??={...n,data:n.data.slice()};let{width:r,height:s,channels:i,data:l}=this.drawn,a=Math.max(
1,Math.max(r,s)/64),[u,c]=this.last??[e,t],d=Math.max(1,Math.ceil(Math.hypot(e-u,t-c)));for(let p=0;p<=d;p++){let f=u+(e-
u)*p/d,b=c+(t-c)*p/d;for(let g=Math.max(0,Math.ceil(f-a));g<=Math.min(s-1,f+a);g++)for(let h=Math.max(0,Math.ceil(b-a));h<=
Math.min(r-1,b+a);h++)Math.hypot(g-f,h-b)<=a&&l.fill(this.ink,(g*r+h)*i,(g*r+h+1)*i)}this.last=[e,t],this.sources.show({
...this.drawn})}finish(){let{drawn:e}=this;this.drawn=null,this.last=null,e!==null&&this.sources.keep(e)}};var We=class{filter=new Me;picture=null;depth=0;planes=[];key=[];maps={rows:1,cols:1,maps:[],turns:[]};shown=[];copies=[];most=[];usedFor=[];used={
shape:[],data:new Float64Array(0)};pictureTurn=0;shownFor=[];compose(e,t){let{weight:n,how:r,position:[s,i,l]}=t,a=n.shape[1];
if(e!==this.picture||a!==this.depth){let w=e===this.picture&&e.channels===1?this.planes[0]:void 0;[this.picture,this.depth]=
[e,a],this.planes=w===void 0?Ft(e.data,e.channels,a):Array(a).fill(w),this.filter.setPicture(this.planes,e.height,e.width),
this.key=[],this.pictureTurn+=1}let u=[n,r.stride,r.same,r.flip,t.display,t.scaling];D(u,this.key)&&(D(u.slice(0,4),this.
key)&&(this.maps=this.filter.apply(n,r)),this.key=u,this.show(t));let c=[n.shape[2],n.shape[3]],d=Se(this.planes,e.height,
e.width,c,r,[i,l]),{maps:p,shown:f,most:b,pictureTurn:g}=this;(this.usedFor[0]!==n||this.usedFor[1]!==s||this.usedFor[2]!==
r.flip)&&(this.usedFor=[n,s,r.flip],this.used=Pt(n,s,r.flip));let{used:h}=this;return{picture:e,state:t,maps:p,shown:f,most:b,
patch:d,used:h,sum:p.maps[s][i*p.cols+l],pictureTurn:g}}get read(){return this.planes}show({display:e,scaling:t}){let{maps:n,
turns:r}=this.maps,s=this.shownFor;this.shownFor=n.map((l,a)=>[l,r[a],e,t]);let i=l=>s[l]!==void 0&&!D(this.shownFor[l],
s[l]);e==="signed"?this.shown=n:(this.copies=n.map((l,a)=>this.copies[a]?.length===l.length?this.copies[a]:new Float64Array(
l.length)),this.shown=n.map((l,a)=>i(a)?this.copies[a]:_t(l,e,this.copies[a]))),e==="clip"?this.most=n.map(()=>255):t===
"layer"?this.most=n.map(()=>0).fill(Je(this.shown)):this.most=this.shown.map((l,a)=>i(a)?this.most[a]:Je([l]))}};var Dn=512,Kn=256,je=class{constructor(e,t){this.binding=e;this.events=t;this.reader=new we(()=>{this.reader.problem!==null&&
t.complain(this.reader.problem),t.changed()})}binding;events;reader;local=null;written="";stream=null;frame=0;asked=0;get picture(){
let e=se(this.binding.get);return this.local!==null&&(this.live||this.written===""||this.written===e)?this.local:(this.local=
null,this.reader.get(e))}get kept(){return this.picture===this.local?this.written:se(this.binding.get)}get size(){let{picture:e}=this;
return e===null?[1,1]:[e.height,e.width]}get live(){return this.stream!==null}choose(e){this.leave(),this.binding.set({image:e,
playing:!1,slide:!1})}async open(e){let t=++this.asked,n=URL.createObjectURL(e),r=new Image;r.src=n;try{if(await r.decode(),
t!==this.asked)return;let{naturalWidth:s,naturalHeight:i}=r;if(s===0||i===0)throw new RangeError("no pixels");let l=Math.
min(1,Dn/Math.max(s,i)),[a,u]=[Math.max(1,Math.round(s*l)),Math.max(1,Math.round(i*l))],c=this.events.check([u,a]);if(c!==
null){this.events.complain(`${c} The picture before it stays.`);return}this.leave(),this.keep(ve(r,a,u)),this.events.notice(
l<1?`That picture has ${s}×${i} pixels; here it is made smaller, ${a}×${u}, so that every change stays quick.`:null)}catch{
t===this.asked&&this.events.complain("This file is no picture that the browser can read: try PNG, JPEG or WebP. The pict\
ure before it stays.")}finally{URL.revokeObjectURL(n)}}take(e){let t=[...e?.files??[]][0];return t===void 0?!1:(this.open(
t),!0)}show(e){this.local=e,this.written="",this.events.changed()}keep(e){this.local=e,this.written=xe(e),this.events.complain(
null),this.binding.set({image:this.written,playing:!1,slide:!1}),this.events.changed()}async camera(){if(this.live){let n=this.
local;this.leave(),n!==null&&this.keep(n);return}let e=++this.asked,t=navigator.mediaDevices;if(t?.getUserMedia===void 0){
this.events.complain("This page may not use a camera: browsers allow it only on secure pages (https) and on your own com\
puter. Open or drop a picture instead.");return}try{let n=await t.getUserMedia({video:{width:640,height:480}});if(e!==this.
asked){n.getTracks().forEach(r=>r.stop());return}this.stream=n,this.events.complain(null),this.binding.set({playing:!1,slide:!1}),
await this.film(n)}catch(n){if(e!==this.asked)return;this.leave();let r=n instanceof DOMException&&(n.name==="NotAllowed\
Error"||n.name==="SecurityError");this.events.complain(r?"The camera was refused. You can allow it in the browser’s sett\
ings for this page, or open a picture instead.":"No camera could be started: none was found, or another program is using\
 it. Open or drop a picture instead.")}this.events.changed()}async film(e){let t=document.createElement("video");t.muted=
!0,t.playsInline=!0,t.srcObject=e,await t.play();let n=()=>{if(this.stream!==e)return;let{videoWidth:r,videoHeight:s}=t;
if(r>0){let i=Kn/Math.max(r,s);this.show(ve(t,Math.max(1,Math.round(r*i)),Math.max(1,Math.round(s*i))))}this.frame=requestAnimationFrame(
n)};n()}leave(){this.asked+=1,cancelAnimationFrame(this.frame),this.stream?.getTracks().forEach(e=>e.stop()),this.stream=
null,this.local=null,this.written="",this.events.notice(null)}dispose(){this.events.notice=()=>{},this.leave()}};var O=255,Vn={ArrowUp:[-1,0],ArrowDown:[1,0],ArrowLeft:[0,-1],ArrowRight:[0,1]},ue=class{constructor(e,t={}){this.events=
t;let n=Object.keys(t).length>0,r=n?{role:"application",tabindex:0,"aria-roledescription":"map"}:{role:"img"};this.element=
m("div",{class:"cnn-heat","aria-label":e,...r},this.canvas,this.outline),this.stop=ye(()=>{this.tables.clear(),this.paintAgain?.()}),
n&&this.listen()}events;element;canvas=m("canvas",{class:"cnn-heat-canvas",width:1,height:1});outline=m("div",{class:"cn\
n-heat-outline",hidden:!0});stop;tables=new Map;paintAgain=null;image=null;cursor=[0,0];get rows(){return this.canvas.height}get cols(){
return this.canvas.width}name(e){S(this.element,"aria-label",e)}paint(e,t,n,{hue:r,most:s}){this.draw(t,n,i=>{let l=new Uint32Array(
i.buffer),a=s>0?O/s:0;if(r==="image"){for(let c=0;c<l.length;c++)l[c]=Jn(e[c]*a);return}let u=this.table(r);for(let c=0;c<
l.length;c++){let d=e[c]*a+O;l[c]=d!==d?0:u[d<0?0:d>2*O?2*O:d+.5|0]}})}paintPicture(e,t,n,r){let s=r-1;this.draw(t,n,i=>{
for(let l=0,a=0;l<t*n;l++,a+=r)i[4*l]=e[a],i[4*l+1]=e[a+Math.min(1,s)],i[4*l+2]=e[a+s],i[4*l+3]=255})}box(e){if(this.outline.
hidden=e===null,e===null)return;let t=(r,s)=>`${100*r/s}%`,{style:n}=this.outline;n.left=t(e.col,this.cols),n.top=t(e.row,
this.rows),n.width=t(e.cols,this.cols),n.height=t(e.rows,this.rows)}place(e,t){this.cursor=[R(e,this.rows),R(t,this.cols)]}at({
clientX:e,clientY:t}){let{left:n,top:r,width:s,height:i}=this.canvas.getBoundingClientRect();return[R(Math.floor((t-r)/i*
this.rows),this.rows),R(Math.floor((e-n)/s*this.cols),this.cols)]}dispose(){this.stop()}draw(e,t,n){this.canvas.width!==
t&&(this.canvas.width=t),this.canvas.height!==e&&(this.canvas.height=e),this.paintAgain=()=>{let r=this.canvas.getContext(
"2d");(this.image?.width!==t||this.image.height!==e)&&(this.image=r.createImageData(t,e));let{image:s}=this;n(s.data),r.
putImageData(s,0,0)},this.element.isConnected?this.paintAgain():requestAnimationFrame(()=>this.paintAgain?.())}table(e){
let t=this.tables.get(e);if(t!==void 0)return t;let n=C(this.element,"--cnn-ground"),r=C(this.element,`--cnn-${e}-plus`),
s=e==="input"?r:C(this.element,`--cnn-${e}-minus`),i=Uint32Array.from({length:2*O+1},(l,a)=>{let[u,c]=[a<O?s:r,Math.abs(
a-O)/O],[d,p,f]=n.map((b,g)=>Math.round(b+(u[g]-b)*c));return mn(d,p,f)});return this.tables.set(e,i),i}listen(){let{element:e,
events:t}=this,n=r=>this.move(...this.at(r));e.addEventListener("pointermove",n),e.addEventListener("pointerdown",n),e.addEventListener(
"pointerleave",r=>{r.pointerType!=="touch"&&t.leave?.()}),e.addEventListener("click",r=>t.pick?.(...this.at(r))),e.addEventListener(
"focus",()=>{e.matches(":focus-visible")&&this.move(...this.cursor)}),e.addEventListener("blur",()=>t.leave?.()),e.addEventListener(
"keydown",r=>{this.pressed(r)&&(r.preventDefault(),r.stopPropagation())})}pressed(e){let[t,n]=this.cursor;if(e.altKey||e.
ctrlKey||e.metaKey)return!1;let r=Vn[e.key],s=e.shiftKey?10:1;if(r!==void 0)this.move(R(t+s*r[0],this.rows),R(n+s*r[1],this.
cols));else if(this.events.pick!==void 0&&(e.key==="Enter"||e.key===" "))this.events.pick(t,n);else return this.events.key?.(
e,t,n)??!1;return!0}move(e,t){this.cursor=[R(e,this.rows),R(t,this.cols)],this.events.point?.(...this.cursor)}},R=(o,e)=>Math.
max(0,Math.min(e-1,o)),mn=(o,e,t)=>(255<<24|t<<16|e<<8|o)>>>0;function Jn(o){if(o!==o)return 0;let e=o<0?0:o>255?255:o+.5|
0;return mn(e,e,e)}var Yn=440,lt=class{element;heat;title=m("strong",{});size=m("span",{});legend=new ze;below=m("div",{class:"cnn-veil"});beside=m(
"div",{class:"cnn-veil"});painted=[];constructor(e,t){let n=(s,i)=>t.cell(e,s,i);this.heat=new ue("feature map",{point:n,
pick:n}),this.heat.element.append(this.beside,this.below);let r=m("div",{class:"cnn-head"},this.title," ",this.size);this.
element=m("div",{class:"cnn-mapblock"},r,this.heat.element,this.legend.element)}update(e,t,n){let{maps:r,state:s,shown:i,
most:l}=e,{rows:a,cols:u}=r,c=r.maps.length>1;y(this.title,c?`Map ${t}`:"Feature map"),y(this.size,c&&n!==""?n:`${a}×${u}`),
this.heat.name(`feature map${c?` ${t}`:""}${n===""?"":`, ${n}`}, ${a} by ${u}`),S(this.element,"data-current",String(c&&
t===s.position[0]));let d=s.display==="clip",p=l[t],f=[i[t],r.turns[t],u,s.display,p,c];D(f,this.painted)&&(this.painted=
f,hn(this.heat,a,u),this.heat.paint(i[t],a,u,{hue:d?"image":"activation",most:p}),S(this.legend.element,"data-grey",String(
d)),this.legend.show(d?"input":"activation",p,s.display==="signed",d?"black to white":c?"":"and beyond"));let[,b,g]=s.position;
this.heat.place(b,g),this.heat.box({row:b,col:g,rows:1,cols:1}),this.veil(e)}veil({maps:{rows:e,cols:t},state:{slide:n,position:r}}){
let s=V(e,t),i=Le(s,r[1],r[2]),l=!n||i>=s.down*s.along-1;if(this.below.hidden=this.beside.hidden=l,l)return;let a=Math.floor(
i/s.along),u=Math.min(e,(a+1)*s.step),c=Math.min(t,(i%s.along+1)*s.step);pn(this.below,[u/e,0,1,1]),pn(this.beside,[a*s.
step/e,c/t,u/e,1])}};function pn({style:o},[e,t,n,r]){o.inset=`${100*e}% ${100*(1-r)}% ${100*(1-n)}% ${100*t}%`}function hn(o,e,t){
o.element.style.width=`min(100%, ${Math.round(Yn*t/e)}px)`,S(o.element,"data-coarse",String(Math.max(e,t)<=100))}var qe=class{constructor(e){
this.events=e;this.heat=new ue("picture",{point:(r,s)=>e.pixel(r,s),key:r=>this.key(r)});let t=m("div",{class:"cnn-head"},
m("strong",{},"Picture")," ",this.size),n=m("div",{class:"cnn-picture","data-part":"picture"},t,this.heat.element,this.read);
this.element=m("div",{class:"cnn-pictures"},n,this.maps)}events;element;heat;size=m("span",{});read=m("p",{class:"cnn-no\
te"});maps=m("div",{class:"cnn-maps","data-part":"maps"});blocks=[];turn=-1;painted=null;update(e,t,n){let{picture:r,state:s,
maps:i}=e,{rows:l,cols:a}={rows:r.height,cols:r.width},[,u,c,d]=s.weight.shape;if(this.turn!==e.pictureTurn){this.turn=e.
pictureTurn,hn(this.heat,l,a);let w=u===1||r.channels===1,x=w?n[0]:r;x!==this.painted&&w?this.heat.paint(n[0],l,a,{hue:"\
image",most:255}):x!==this.painted&&this.heat.paintPicture(r.data,l,a,3),this.painted=x,y(this.size,`${l}×${a}${u===3?"\
×3":""}`),this.heat.name(`picture, ${l} by ${a}, ${u===3?"red, green and blue":"grey"}`),y(this.read,u===1&&r.channels===
3?"Read in grey: 0.30 red + 0.59 green + 0.11 blue. “More” lets filters read all three colours.":"")}let[,p,f]=s.position,
{stride:b,same:g}=s.how,h={row:p*b-N(c,g),col:f*b-N(d,g)};for(this.heat.place(h.row+(c-1>>1),h.col+(d-1>>1)),this.heat.box(
{...h,rows:c,cols:d});this.blocks.length<i.maps.length;){let w=new lt(this.blocks.length,this.events);this.blocks.push(w),
this.maps.append(w.element)}this.blocks.forEach((w,x)=>{w.element.hidden=x>=i.maps.length,w.element.hidden||w.update(e,x,
t[x])}),S(this.element,"data-count",String(i.maps.length))}dispose(){this.heat.dispose(),this.blocks.forEach(e=>e.heat.dispose())}key(e){
return e.key!==" "&&e.key!=="Enter"?!1:(this.events.press(),!0)}};var Z=7,ut=class{constructor(e){this.frame=e;let{binding:t}=e;this.presets=t.get("presets")??{},this.sources=new je(t,{changed:()=>t.
schedule(),complain:r=>e.complain(r),check:r=>Fe(r,this.weight,J(t.get)),notice:r=>{this.notice.hidden=r===null,y(this.notice,
r??"")}}),this.stage=new qe({pixel:(r,s)=>this.pixel(r,s),press:()=>this.pen.on?this.pen.press():e.player?.toggle(),cell:(r,s,i)=>this.
point(r,s,i)}),this.pen=new Be(this.sources,this.stage.heat),this.gallery=new Re(this.presets,r=>this.preset(r)),this.detail=
new Oe(e.editor,{weight:(r,s,i,l)=>this.change(Ht(this.weight,[this.filter,r,s,i],l)),seek:r=>this.seek(r),look:()=>this.
look(),normalise:()=>this.normalise()},()=>t.schedule()),this.showSources=tn(e,this.sources,()=>this.pen),this.showMore=
nn(e,r=>this.change(r),()=>this.save());let n=m("p",{class:"cnn-hint"},"Point at the picture or the map. A picture can a\
lso be dropped or pasted here: it stays in this page, or in this notebook.");e.stage.append(this.gallery.element,this.about,
this.stage.element,this.pen.element,this.notice,this.display.element,n),e.detail.append(this.detail.element),this.receive(
e.stage)}frame;presets;sources;gallery;stage;pen;detail;composer=new We;about=m("p",{class:"cnn-about"});notice=m("p",{class:"\
cnn-note",role:"status",hidden:!0});display=rn(e=>this.change(e));showSources;showMore;scene=null;names=[];named=null;pattern=null;update(){
let{picture:e,size:t}=this.sources,n=Y(this.frame.binding.get,t);this.showSources(n),this.frame.more.hidden||this.showMore(
n,this.presets),this.display.show(n.display),this.named!==n.weight&&(this.named=n.weight,this.names=Array.from({length:n.
weight.shape[0]},(a,u)=>et(n.weight,u,this.presets)));let{names:r}=this,s=r[n.position[0]];this.gallery.show(s);let i=n.
weight.data.length/r.length,l=n.weight.data.subarray(n.position[0]*i,(n.position[0]+1)*i);y(this.about,Jt(this.frame.binding.
get("_about")?.[s],l,this.frame.binding.get("kernel")===this.pattern)),!(e===null||Fe(t,n.weight,n.how)!==null)&&(this.scene=
this.composer.compose(e,n),this.stage.update(this.scene,r.map(Q),this.composer.read),this.detail.update(this.scene),S(this.
frame.stage.parentElement,"data-picture","true"))}reset(){this.pen.toggle(!1),this.sources.leave(),this.frame.binding.schedule()}theme(){
this.gallery.paint()}resize(e){this.detail.resize(e),this.gallery.reveal(),this.scene!==null&&this.detail.update(this.scene)}describe(){
if(this.scene===null)return"The picture is being opened.";let{state:e,patch:t,used:n,sum:r}=this.scene;return Xt(e,t,n,r)}python(){
return en(Y(this.frame.binding.get,this.sources.size),this.sources.picture?.channels===3)}dispose(){this.pen.toggle(!1),
this.sources.dispose(),this.stage.dispose()}get weight(){return q(this.frame.binding.get)}get filter(){return Y(this.frame.
binding.get,this.sources.size).position[0]}change(e){this.frame.complain(jt(this.frame.binding,e,this.sources.size)),this.
frame.binding.schedule()}preset(e){let t=this.presets[e],n=[t.length,t[0].length];this.change(le(this.weight,this.filter,
{size:n,values:t.flat()}))}point(e,t,n){this.frame.binding.set({position:[e,t,n],playing:!1,slide:!1})}pixel(e,t){let{size:n}=this.
sources,r=J(this.frame.binding.get),[s,i]=Ee(n,this.weight,r),[l,a]=this.weight.shape.slice(2),u=(c,d,p)=>Math.max(0,Math.
min(p-1,Math.round((c-(d-1>>1)+N(d,r.same))/r.stride)));this.pen.moved(e,t),this.point(this.filter,u(e,l,s),u(t,a,i))}seek(e){
if(this.scene===null)return;let{maps:t,picture:n,state:r}=this.scene,[s]=r.position,i=r.weight.shape.slice(2),l=(a,u)=>!Te(
[n.height,n.width],i,r.how,[a,u]);this.point(s,...Ye(t.maps[s],e,t.cols,l))}look(){if(this.scene===null)return;let{picture:e,
state:t}=this.scene,[n,r,s]=t.position,{stride:i,same:l}=t.how,[a,u]=t.weight.shape.slice(2),c=[r*i-N(a,l)+(a-1>>1),s*i-
N(u,l)+(u-1>>1)],d={stride:1,same:!0,flip:!1},p=Se(this.composer.read,e.height,e.width,[Z,Z],d,c),f=Ot(p.data);if(f.every(
h=>h===0)){this.frame.complain("This patch is flat: there is nothing in it to look for. Point at something with an edge \
or a texture.");return}let b=Z*Z,g=p.shape[0]===1?[f]:[0,1,2].map(h=>f.slice(h*b,(h+1)*b));this.change({...Ne(this.weight,
n,g,[Z,Z]),flip:!1}),this.pattern=this.frame.binding.get("kernel")}normalise(){if(this.scene===null)return;let[,e,t,n]=this.
weight.shape,{filter:r}=this,s=e*t*n,i=zt(this.weight.data.subarray(r*s,(r+1)*s));this.change(Ne(this.weight,r,Array.from(
{length:e},(l,a)=>i.slice(a*t*n,(a+1)*t*n))))}save(){let{picture:e,kept:t}=this.sources;e!==null&&m("a",{href:t.startsWith(
"data:image/png")?t:xe(e),download:"picture.png"}).click()}receive(e){e.addEventListener("dragover",t=>{t.preventDefault(),
e.classList.add("cnn-over")}),e.addEventListener("dragleave",()=>e.classList.remove("cnn-over")),e.addEventListener("dro\
p",t=>{t.preventDefault(),e.classList.remove("cnn-over"),this.sources.take(t.dataTransfer)||this.frame.complain("What wa\
s dropped is no file: drop a picture from your computer.")}),e.addEventListener("paste",t=>{this.sources.take(t.clipboardData)||
this.frame.complain("There is no picture on the clipboard: copy one first."),t.preventDefault(),t.stopPropagation()})}},
Ei=$t({name:"KernelExplorer",title:"Kernel explorer",traits:It,sequence:Wt,build:o=>new ut(o)});export{Ei as default};
