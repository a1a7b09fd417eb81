function p(t,e={},...n){let r=document.createElement(t);for(let[o,a]of Object.entries(e))typeof a=="function"?r.addEventListener(
o.slice(2),a):a===!0?r.setAttribute(o,""):a!==!1&&a!=null&&r.setAttribute(o,String(a));return r.append(...n.filter(o=>o!=
null&&o!==!1)),r}var Fn={first:"M4 3v10M13 3.5v9L6 8z",back:"M11.5 3.5v9L5 8z",play:"M5 3v10l8-5z",pause:"M5 3.5v9M11 3.\
5v9",forward:"M4.5 3.5v9L11 8z",reset:"M3.5 8a4.5 4.5 0 1 0 1.6-3.4M5.5 1.8 4.8 4.9l3.1.5",minus:"M4 8h8",plus:"M4 8h8M8\
 4v8"};function K(t){let e="http://www.w3.org/2000/svg",n=document.createElementNS(e,"svg");n.setAttribute("viewBox","0 \
0 16 16"),n.setAttribute("class",`cnn-icon cnn-icon-${t}`),n.setAttribute("aria-hidden","true");let r=document.createElementNS(
e,"path");return r.setAttribute("d",Fn[t]),n.append(r),n}function y(t,e){t.textContent!==e&&(t.textContent=e)}function k(t,e,n){
t.getAttribute(e)!==n&&(n===null?t.removeAttribute(e):t.setAttribute(e,n))}var En=0,_n=Math.random().toString(36).slice(
2,8),C=t=>`cnn-${t}-${_n}-${++En}`;function $(t,e,n,r=!1){let o=n===void 0?t:K(n),a={type:"button",class:`cnn-button${r?" cnn-quiet":""}`,onclick:e};return p(
"button",n===void 0?a:{...a,"aria-label":t,title:t},o)}function de(t,e,n){let r=n===void 0?"aria-pressed":"aria-expanded",
o=$(t,()=>e(o.getAttribute(r)!=="true"));return o.setAttribute(r,"false"),n!==void 0&&(n.id||=C("panel"),o.setAttribute(
"aria-controls",n.id)),{element:o,show:a=>o.setAttribute(r,String(a))}}var Cn=(t,e)=>(e.id||=C("field"),p("div",{class:"\
cnn-field"},p("label",{for:e.id},t),e));function O(t,e,n){let r=p("select",{class:"cnn-select",onchange:()=>n(r.value)});
for(let[a,s]of e)r.append(p("option",{value:a},s));let o=a=>{r.value!==a&&(r.value=a)};return{element:Cn(t,r),show:o}}function qe(t,e,n){
let r=C("choice"),o=e.map(([i])=>p("input",{type:"radio",name:r,value:i,onchange:()=>n(i)})),a=e.map(([,i],u)=>p("label",
{},o[u],p("span",{},i)));return{element:p("div",{class:"cnn-segmented",role:"radiogroup","aria-label":t},...a),show:i=>o.
forEach(u=>u.checked=u.value===i)}}function Re(t,e){let n=p("input",{type:"checkbox",onchange:()=>e(n.checked)});return{
element:p("label",{class:"cnn-check"},n,p("span",{},t)),show:o=>{n.checked=o}}}function Ie(t,e,[n,r],o){let a=n,s=null,l=b=>{
s===null&&requestAnimationFrame(()=>s=null),s=Math.max(n,Math.min(r,(s??a)+b)),o(s)},i=$(`Decrease ${e}`,()=>l(-1),"minu\
s"),u=$(`Increase ${e}`,()=>l(1),"plus"),c=p("output",{class:"cnn-number"}),m=C("stepper"),d=p("span",{id:m,class:"cnn-c\
aption"},t),h=p("div",{class:"cnn-stepper",role:"group","aria-labelledby":m},i,c,u),f=b=>{a=b[0];let x=b.every(S=>S===a);
y(c,x?String(a):b.join("×")),ze(i,a<=n&&x),ze(u,a>=r&&x)};return{element:p("div",{class:"cnn-field"},d,h),show:f}}function Be(t,e,n){let r=p("input",{type:"file",accept:e,class:"cnn-file",tabindex:-1,"aria-hidden":"true"});return r.addEventListener(
"change",()=>{let o=r.files?.[0];r.value="",o!==void 0&&n(o)}),p("span",{class:"cnn-filebox"},$(t,()=>r.click()),r)}var ze=(t,e)=>t.
setAttribute("aria-disabled",String(e));function g(t,e=2){if(!Number.isFinite(t))return Number.isNaN(t)?"nan":t>0?"∞":"−∞";let n=Math.abs(t);if(n<1e-9)return"\
0";let r=t<0?"−":"";return n>=1e15?r+Number(n.toPrecision(3)).toExponential():Number(n.toFixed(e))!==0?r+String(Number(
n.toFixed(e))):n>=1e-4?r+String(Number(n.toPrecision(2))):r+n.toExponential(1).replace(".0e","e").replace(/-(\d)$/,"-0$1")}function me(t){let e=t.trim().replaceAll("−","-").replace(",","."),n=/^([+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?)(?:\/(\d+\.?\d*))?$/i.
exec(e);if(n===null)return null;let r=Number(n[1])/(n[2]===void 0?1:Number(n[2]));return Number.isFinite(r)?r:null}var V=(t,e)=>`${t}\
 ${e}${t===1?"":"s"}`;var J=class{constructor(e){this.root=e;this.element=p("div",{class:"cnn-editor",role:"group",hidden:!0},$("One less",()=>this.
nudge(-1),"minus"),this.field,$("One more",()=>this.nudge(1),"plus")),this.field.addEventListener("input",()=>this.read()),
this.element.addEventListener("keydown",n=>this.keydown(n)),this.element.addEventListener("focusout",n=>{this.element.contains(
n.relatedTarget)||this.close(!1)})}root;element;field=p("input",{type:"text",class:"cnn-entry",autocomplete:"off",spellcheck:"\
false"});edit=null;open(e){this.edit?.cell.classList.remove("cnn-editing"),this.edit=e,e.cell.classList.add("cnn-editing"),
this.element.hidden=!1,this.element.setAttribute("aria-label",`Edit ${e.label}`),this.field.setAttribute("aria-label",e.
label),this.place(e.cell),this.field.value=e.typed??g(e.value,6),this.field.focus({preventScroll:!0}),e.typed===void 0?this.
field.select():this.read()}close(e){let{edit:n}=this;n!==null&&(this.edit=null,this.element.hidden=!0,n.cell.classList.remove(
"cnn-editing"),e&&n.cell.focus({preventScroll:!0}))}read(){let e=me(this.field.value);this.field.setAttribute("aria-inva\
lid",String(e===null)),e!==null&&this.edit?.write(e)}nudge(e){let n=(me(this.field.value)??0)+e;this.field.value=g(n,6),
this.read()}keydown(e){e.stopPropagation();let{key:n}=e;if(n==="ArrowUp"||n==="ArrowDown")this.nudge(n==="ArrowUp"?1:-1);else if(n===
"Escape"){let{edit:r}=this;r?.cancel!==void 0?r.cancel():r?.write(r.value),this.close(!0)}else if(n==="Enter"&&e.target===
this.field)this.close(!0);else return;e.preventDefault()}place(e){let[n,r]=[this.root.getBoundingClientRect(),e.getBoundingClientRect()],
{offsetWidth:o,offsetHeight:a}=this.element,s=r.left+r.width/2-o/2-n.left,l=Math.max(4,Math.min(n.width-o-4,s)),i=r.bottom-
n.top+6,u=i+a>n.height?r.top-n.top-a-6:i;this.element.style.translate=`${l}px ${u}px`}};function pe(t,e){let n=()=>{let o=t.get("_initial");return typeof o=="object"&&o!==null&&Object.keys(o).length>0?o:null},
r=n()===null?Object.fromEntries(e.map(o=>[o,structuredClone(t.get(o))])):{};return()=>n()??r}function je(t,e,n){let r=0,
o=()=>{r||=requestAnimationFrame(()=>{r=0,n()})};for(let a of e)t.on(`change:${a}`,o);return{get:a=>t.get(a),set(a){let s=Object.
entries(a).filter(([l,i])=>!On(t.get(l),i));for(let[l,i]of s)t.set(l,i);s.length>0&&t.save_changes()},schedule:o,dispose(){
cancelAnimationFrame(r),r=-1;for(let a of e)t.off(`change:${a}`,o)}}}var On=(t,e)=>t===e||JSON.stringify(t)===JSON.stringify(
e);var Ue=(t,e)=>t.some((n,r)=>n!==e[r]);function We(t,e){let n,r=i=>t.get(i),o=i=>{for(let[u,c]of Object.entries(i))t.set(u,c);t.save_changes()},a=()=>{clearTimeout(
n),r("playing")===!0&&(n=setTimeout(s,1e3/Math.max(.25,Number(r("speed")))))},s=()=>{let[i,u]=[e.index(r)+1,e.length(r)-
1];o({...i<=u&&e.at(r,i),playing:i<u}),a()},l=["change:playing","change:speed"];for(let i of l)t.on(i,a);return a(),()=>{
clearTimeout(n);for(let i of l)t.off(i,a)}}var zn=[.25,.5,1,2,4,8].map(t=>[String(t),`${t} / s`]),Y=class{constructor(e,n){
this.binding=e;this.sequence=n;this.scrub.setAttribute("aria-label",`Position among the ${n.unit}s`),this.scrub.addEventListener(
"input",()=>this.go(Number(this.scrub.value))),this.playButton=$("Play",()=>this.toggle(),"play"),this.playButton.append(
K("pause")),this.playButton.classList.add("cnn-play"),this.element=p("div",{class:"cnn-player",role:"group","aria-label":"\
Player",id:C("player")},p("div",{class:"cnn-transport"},$(`First ${n.unit}`,()=>this.go(0),"first",!0),$("Step back",()=>this.
step(-1),"back",!0),this.playButton,$("Step forward",()=>this.step(1),"forward",!0)),this.scrub,this.count,this.speed.element),
this.element.addEventListener("keydown",r=>this.keydown(r))}binding;sequence;element;playButton;scrub=p("input",{type:"r\
ange",min:0,step:1,class:"cnn-scrub"});count=p("span",{class:"cnn-count"});speed=O("Speed",zn,e=>this.binding.set({speed:Number(
e)}));toggle(){let e=this.binding.get("playing")===!0,n=this.sequence.index(this.binding.get)>=this.sequence.length(this.
binding.get)-1;this.binding.set({...!e&&n&&this.sequence.at(this.binding.get,0),playing:!e})}pause(){this.binding.get("p\
laying")===!0&&this.binding.set({playing:!1})}update(){let e=this.binding.get("playing")===!0,[n,r]=[this.sequence.index(
this.binding.get),this.sequence.length(this.binding.get)];k(this.playButton,"aria-label",e?"Pause":"Play"),k(this.playButton,
"title",e?"Pause":"Play"),k(this.playButton,"data-playing",String(e)),k(this.scrub,"max",String(r-1)),this.scrub.valueAsNumber!==
n&&(this.scrub.valueAsNumber=n),k(this.scrub,"aria-valuetext",`${this.sequence.unit} ${n+1} of ${r}`),this.scrub.style.setProperty(
"--done",String(r>1?n/(r-1):1)),y(this.count,`${n+1} / ${r}`),this.speed.show(String(this.binding.get("speed")))}step(e){
this.go(this.sequence.index(this.binding.get)+e)}go(e){let n=this.sequence.length(this.binding.get)-1,r=this.sequence.at(
this.binding.get,Math.max(0,Math.min(n,e)));this.binding.set({...r,playing:!1})}keydown(e){e.key!==" "||e.target!==this.
scrub||(e.preventDefault(),this.toggle())}};var Z=class{constructor(e){this.source=e;let n=p("pre",{tabindex:0,role:"group","aria-label":"Python source"},this.code),
r=$("Copy",()=>{this.copy()}),o=p("div",{class:"cnn-python-bar"},p("span",{},"The same in Python"),this.status,r);this.element=
p("div",{class:"cnn-python",hidden:!0},o,n)}source;element;code=p("code",{});status=p("span",{class:"cnn-copied",role:"s\
tatus"});update(){this.element.hidden||(y(this.code,this.source()),y(this.status,""))}async copy(){try{await navigator.clipboard.
writeText(this.source()),y(this.status,"Copied")}catch{getSelection()?.selectAllChildren(this.code),y(this.status,"Selec\
ted: press Ctrl+C to copy")}}};function Ge(t,e,n){let r=Object.entries(e).find(([o,a])=>n.includes(o)&&(qn(t(o))||!He(t(o),a)));if(r!==void 0)throw new RangeError(
`the setting ${r[0]} is not what it should be`)}var qn=t=>typeof t=="number"&&Math.abs(t)>1e13;function He(t,e){if(e==null)
return!0;if(typeof e=="number")return Number.isFinite(t);if(Array.isArray(e)){if(!Array.isArray(t)||t.length>20*(e.length+
1))return!1;let n=e.length===0||typeof e[0]=="string";return t.length===0?n:e.length===0||t.every(r=>e.some(o=>He(r,o)))}
return typeof t==typeof e&&t!==null}var he=t=>t instanceof RangeError&&!/NaN|undefined|null|Invalid/.test(t.message)?`: ${t.
message.replace(/\.$/,"")}`:"";var Rn=["data-theme","data-jp-theme-light","data-vscode-theme-kind","theme","class"];function Q(t){let e=new MutationObserver(
t);for(let r of[document.documentElement,document.body])e.observe(r,{attributeFilter:Rn});let n=matchMedia("(prefers-col\
or-scheme: dark)");return n.addEventListener("change",t),()=>{e.disconnect(),n.removeEventListener("change",t)}}var X,De=new Map;
function ee(t,e){let n=t.appendChild(document.createElement("i"));n.style.color=`var(${e})`;let{color:r}=getComputedStyle(
n);n.remove();let o=De.get(r);if(o===void 0){X??=document.createElement("canvas").getContext("2d",{willReadFrequently:!0}),
X.fillStyle=r,X.fillRect(0,0,1,1);let[a,s,l]=X.getImageData(0,0,1,1).data;De.set(r,o=[a,s,l])}return o}var In=["playing","speed"],Bn=350,Ke=4;function Ve(t){let{sequence:e}=t;return{initialize:({model:n})=>e===void 0?()=>{}:
We(n,e),render({model:n,el:r}){try{return Je(t,n,r)}catch(o){return jn(t,n,r,`What was kept of this ${t.title.toLowerCase()}\
 could not be drawn${he(o)}.`)}}}}function jn(t,e,n,r){try{let o=pe(e,t.traits)();for(let a of t.traits)a in o&&e.set(a,
o[a]);return e.save_changes(),Je(t,e,n,`${r} This is how it began.`)}catch{let o=`${r} Run its cell again, or load the p\
age anew.`;return n.replaceChildren(p("div",{class:"cnn"},p("p",{class:"cnn-problem",role:"alert"},o))),()=>n.replaceChildren()}}
function Je(t,e,n,r=null){let o=[...t.traits,...t.sequence===void 0?[]:In],a=pe(e,o);Ge(w=>e.get(w),a(),t.traits.filter(
w=>t.loose?.includes(w)!==!0));let s=p("div",{class:"cnn",role:"group","aria-label":t.title,"data-explorer":t.name}),l=p(
"div",{class:"cnn-live",role:"status","aria-live":"polite","aria-atomic":"true"}),i=p("p",{class:"cnn-problem",role:"ale\
rt",hidden:!0}),u=w=>p("div",{class:`cnn-${w}`}),c,m=je(e,o,()=>S()),d={binding:m,editor:new J(s),player:t.sequence===void 0?
null:new Y(m,t.sequence),choices:u("choices"),more:u("more"),stage:u("stage"),detail:u("detail"),complain(w){i.hidden=w===
null,y(i,w??"")}},h;try{h=t.build(d)}catch(w){throw m.dispose(),w}let f=new Z(()=>h.python()),b=()=>{h.update(),d.player?.
update(),f.update()},x=null,S=()=>{clearTimeout(c);try{b()}catch(w){x=`This could not be drawn${he(w)}. Undo the last ch\
ange, or begin again.`,d.complain(x);return}x!==null&&i.textContent===x&&d.complain(null),x=null,c=setTimeout(()=>y(l,h.
describe()),Bn)},_=Wn(d,f,()=>{d.complain(null),h.reset?.(),m.set({...a(),...d.player!==null&&{playing:!1}})});s.append(
_,d.more,i,d.stage),d.player!==null&&s.append(d.player.element),s.append(d.detail,f.element,l,d.editor.element);let[U,R]=[
0,0],D=w=>{w<=Ke||w===U||(U=w,h.resize(w-Ke))},Ce=new ResizeObserver(()=>{cancelAnimationFrame(R),R=requestAnimationFrame(
()=>D(s.clientWidth))}),Pn=Q(()=>h.theme?.()),Oe=()=>{clearTimeout(c),cancelAnimationFrame(R),Ce.disconnect(),Pn(),h.dispose?.(),
m.dispose(),s.remove()};n.append(s),Un(d);try{D(s.clientWidth||700),b(),y(l,h.describe())}catch(w){throw Oe(),w}return r!==
null&&d.complain(r),s.dataset.ready="true",Ce.observe(s),Oe}function Un({stage:t,player:e}){let n=r=>{r.target.closest("\
[role=gridcell]")!==null&&e?.pause()};t.addEventListener("pointermove",n),t.addEventListener("pointerdown",n),t.addEventListener(
"focusin",n)}function Wn(t,e,n){t.more.hidden=!0;let r=de("More",l=>{t.more.hidden=!l,r.show(l),t.binding.schedule()},t.
more),o=de("Python",l=>{e.element.hidden=!l,o.show(l),e.update()},e.element),a=t.more.hasChildNodes()&&r.element,s=p("di\
v",{class:"cnn-ends"},a,o.element,$("Reset",n,"reset"));return p("div",{class:"cnn-bar",role:"group","aria-label":"Setti\
ngs"},t.choices,s)}async function fe(t){let e=new Image;try{if(!/^(data:image\/|blob:)/.test(t))throw new Error("not a picture, and nothing\
 is to be fetched");e.src=t,await e.decode()}catch{throw new Error("This file is no picture that the browser can read: t\
ry PNG, JPEG or WebP.")}return Gn(e,e.naturalWidth,e.naturalHeight)}function Gn(t,e,n){let r=Ze(e,n);r.fillStyle="#fff",
r.fillRect(0,0,e,n),r.drawImage(t,0,0,e,n);let{data:o}=r.getImageData(0,0,e,n),a=!1;for(let i=0;i<o.length&&!a;i+=4)a=o[i]!==
o[i+1]||o[i]!==o[i+2];let s=a?3:1,l=new Uint8Array(e*n*s);for(let i=0,u=0;i<l.length;u+=4)for(let c=0;c<s;c++)l[i++]=o[u+
c];return{width:e,height:n,channels:s,data:l}}function Ye({width:t,height:e,channels:n,data:r}){let o=Ze(t,e),a=o.createImageData(
t,e);for(let s=0;s<t*e;s++){for(let l=0;l<3;l++)a.data[4*s+l]=r[s*n+(n===3?l:0)];a.data[4*s+3]=255}return o.putImageData(
a,0,0),o.canvas.toDataURL("image/png")}var ne=class{constructor(e){this.ready=e}ready;url="";picture=null;problem=null;get(e){
return e!==this.url&&(this.url=e,fe(e).then(n=>this.done(e,n,null),n=>this.done(e,null,n.message))),this.picture}done(e,n,r){
e===this.url&&(this.picture=n??this.picture,this.problem=r,this.ready())}};function Ze(t,e){let n=document.createElement(
"canvas");return[n.width,n.height]=[t,e],n.getContext("2d",{willReadFrequently:!0})}var Xe=t=>t.reduce((e,n)=>e*n,1);function P(t,e){let n=Xe(t);if(e!==void 0&&e.length!==n)throw new RangeError(`data has ${e.
length} elements, but shape (${t.join(", ")}) needs ${n}`);return{shape:[...t],data:e===void 0?new Float64Array(n):Float64Array.
from(e)}}function Qe(t){let e=(n,r)=>{if(n===t.shape.length)return t.data[r];let o=Xe(t.shape.slice(n+1));return Array.from({length:t.
shape[n]},(a,s)=>e(n+1,r+s*o))};return e(0,0)}function Dn(t){let e=[...t];for(let n=1;n<=1024;n++)if(e.every(r=>Math.round(r*n)/n===r))return n;return 1}function I(t,e){let n=Dn(e.data),r=(a,s)=>{if(!Array.isArray(a))return String(n===1?a:Math.round(a*n));let l=Array.isArray(
a[0])?`,
${" ".repeat(s+1)}`:", ";return`[${a.map(i=>r(i,s+1)).join(l)}]`},o=`${t} = np.array(`;return`${o}${r(Qe(e),o.length)}, \
dtype=float)${n===1?"":` / ${n}`}`}function en(t,e,n=!1,r){let o=t.filter(l=>Number.isFinite(l)&&(!n||l>0)),[a,s]=r??o.reduce(([l,i],u)=>[Math.min(l,u),Math.
max(i,u)],[1/0,-1/0]);return a>s&&([a,s]=n?[1,10]:[0,1]),a===s&&([a,s]=n?[a/2,a*2]:[a-.5,s+.5]),{low:a,high:s,log:n,ticks:n?
Vn(a,s,e):tn(a,s,e)}}function nn({low:t,high:e,log:n},r,o,a){if(n&&r<=0)return NaN;let s=n?Math.log10:Number;return o+(s(
r)-s(t))/(s(e)-s(t))*(a-o)}function Vn(t,e,n){let[r,o]=[Math.floor(Math.log10(t)),Math.ceil(Math.log10(e))],a=Math.max(1,
Math.ceil((o-r)/n)),s=o-r<=n/3?[1,2,5]:[1],l=[];for(let i=r;i<=o;i+=a)l.push(...s.map(u=>+`${u}e${i}`));return l.filter(
i=>i>=t*.999&&i<=e*1.001)}function tn(t,e,n){let r=(e-t)/n,o=Math.floor(Math.log10(r)),a=r/10**o,s=a>=Math.sqrt(50)?10:a>=
Math.sqrt(10)?5:a>=Math.sqrt(2)?2:1,l=o<0?10**-o/s:1,i=o<0?1:10**o*s,u=f=>f*i/l,[c,m]=[Math.round(t*l/i),Math.round(e*l/
i)],[d,h]=[u(c)<t?c+1:c,u(m)>e?m-1:m];return h<d&&n<2?tn(t,e,2*n):Array.from({length:Math.max(0,h-d+1)},(f,b)=>u(d+b))}var xe=[1,2,1,2,4,2,1,2,1].map(t=>t/16);function an(t,e){let n=e+Math.imul(t,2654435769)|0;return n^=n>>>16,n=Math.imul(
n,2146121005),n^=n>>>15,n=Math.imul(n,2221713035),n^=n>>>16,(n>>>0)/2**31-1}var W=null;function we(t){let e=t**4;if(W===
null||W.length!==e){let n=Math.sqrt(3)/t;W=new Float64Array(e);for(let r=0;r<e;r++)W[r]=n*an(2,r)}return W}function sn(t,e,n,r,o,a,s){
for(let l=0;l<r;l++){let i=rn(l-o,e,s);if(!(i<0))for(let u=0;u<r;u++){let c=rn(u-a,e,s);c>=0&&(n[l*r+u]=t[i*e+c])}}}var rn=(t,e,n)=>t>=
0&&t<e?t:n?cn(t,e):-1;function Jn({size:t,data:e},n,r){if(r==="none")return{size:t,data:e};let o=Math.floor((n-1)/2),a=t+
n-1,s=new Float64Array(a*a);return sn(e,t,s,a,o,o,r==="circular"),{size:a,data:s}}function B(t,e,n,r,o){let{size:a,data:s}=Jn(
t,e,n),l=Math.floor((a-e)/r)+1,i=new Float64Array(l*l);for(let u=0;u<l;u++)for(let c=0;c<l;c++)i[u*l+c]=o(s,u*r*a+c*r,a,
u*l+c);return{size:l,data:i}}function ye(t,e,n=!1){return(r,o,a,s)=>{let l=0,i=n?s*e*e:0;for(let u=0;u<e;u++)for(let c=0;c<
e;c++)l+=r[o+u*a+c]*t[i++];return l}}var on=(t,e,n)=>Math.max(t[e],t[e+1],t[e+n],t[e+n+1]),Yn=(t,e,n)=>(t[e]+t[e+1]+t[e+
n]+t[e+n+1])/4;function Zn(t,{kind:e,kernel:n,border:r,stride:o}){if(e==="dense")return un([t])[0];if(e==="max_pool")return B(
t,2,r,o,on);if(e==="avg_pool")return B(t,2,r,o,Yn);if(e==="blur_pool")return B(B(t,2,r,1,on),3,r,o,ye(xe,3));let a=n.length;
if(e==="convolution")return B(t,a,r,o,ye(n.flat(),a));let s=Math.floor((t.size+(r==="none"?0:a-1)-a)/o)+1;return B(t,a,r,
o,ye(Xn(n,s),a,!0))}function ln(t,e){return e.kind!=="dense"?t.map(n=>Zn(n,e)):Array.from({length:Math.ceil(t.length/4)},
(n,r)=>un(t.slice(4*r,4*r+4))).flat()}function un(t){let{size:e,data:n}=t[0],[r,o,a]=[1,2,3].map(u=>t[u]?.data??n),[s,l]=[
we(e),n.length],i=Array.from({length:4},()=>new Float64Array(l));for(let u=0,c=0;u<l;u++){let[m,d,h,f]=[0,0,0,0];for(let b=0;b<
l;b++){let x=s[c++];m+=x*n[b],d+=x*r[b],h+=x*o[b],f+=x*a[b]}[i[0][u],i[1][u],i[2][u],i[3][u]]=[m,d,h,f]}return t.map((u,c)=>({
size:e,data:i[c]}))}var te=null;function Xn(t,e){if(te?.kernel!==t||te.size!==e){let n=t.flat(),r=.5*Math.max(...n.map(Math.
abs)),o=new Float64Array(e*e*n.length);for(let a=0;a<o.length;a++)o[a]=n[a%n.length]+r*an(1,a);te={kernel:t,size:e,weights:o}}
return te.weights}var M=({kind:t,stride:e})=>t==="dense"?1:e,cn=(t,e)=>(t%e+e)%e;function ve({size:t,data:e},[n,r],o){let a=new Float64Array(
t*t);return sn(e,t,a,t,n,r,o==="circular"),{size:t,data:a}}function $e({size:t,data:e},[n,r],o,a){let s=new Float64Array(
t*t),[l,i]=[ge(t,n/o,a),ge(t,r/o,a)];for(let u=0;u<t;u++)for(let c=0;c<t;c++){let[m,d]=[l[u],i[c]],h=m.length*d.length>0?
0:NaN;for(let f=0;f<m.length;f++)for(let b=0;b<d.length;b++)h+=m[f][1]*d[b][1]*e[m[f][0]*t+d[b][0]];s[u*t+c]=h}return{size:t,
data:s}}function ge(t,e,n){let r=Math.floor(e),o=e-r;return Array.from({length:t},(a,s)=>{let l=o===0?[[s-r,1]]:[[s-r,1-
o],[s-r-1,o]];return n==="zero"?l.every(([i])=>i>=0&&i<t)?l:[]:l.map(([i,u])=>[cn(i,t),u])})}var Qn=64*Number.EPSILON;function re(t,e,n){
let{size:r}=t,o=new Float64Array(r*r),[a,s,l,i,u]=[0,0,0,0,0];for(let c=0;c<o.length;c++){let m=o[c]=Math.abs(t.data[c]-
e.data[c]);m===m&&(u++,l+=m,m>Qn*n&&i++,m>a&&([a,s]=[m,c]))}return i===0&&(a=0),{map:o,size:r,max:a,mean:u>0?l/u:0,at:[Math.
floor(s/r),s%r],differing:i,compared:u,scale:n}}function ke(...t){let e=0;for(let{data:n}of t)for(let r=0;r<n.length;r++)
e=Math.max(e,Math.abs(n[r]));return e}var dn=(t,e,n,r,o)=>re(e,$e(t,r,M(n),o),ke(t,e));function mn({map:t,size:e},[n,r],o,a){
let s=c=>Array.from({length:e},(m,d)=>{let h=ge(e,c/o,"circular")[d].map(([f])=>f);return[d,...h].every(f=>f>=a&&f<e-a)}),
[l,i]=[s(n),s(r)],u=null;return t.forEach((c,m)=>{c===c&&l[Math.floor(m/e)]&&i[m%e]&&(u=Math.max(u??0,c))}),u}function pn(t,e,n,r,o){
let a=Math.min(e,n),[s,l]=[e-a>>1,n-a>>1],i=(c,m)=>{let d=((l+c)*e+s+m)*r;return r===1?t[d]:.299*t[d]+.587*t[d+1]+.114*t[d+
2]},u=c=>Math.floor(c*a/o);return Uint8Array.from({length:o*o},(c,m)=>{let[d,h]=[Math.floor(m/o),m%o],[f,b]=[[u(d),u(h)],
[Math.max(u(d+1),u(d)+1),Math.max(u(h+1),u(h)+1)]],x=0;for(let S=f[0];S<b[0];S++)for(let _=f[1];_<b[1];_++)x+=i(S,_);return Math.
round(x/((b[0]-f[0])*(b[1]-f[1])))})}function Me(t,e,n){if(n==="none")return t;let[r,o]=[Math.floor((e-1)/2),Math.ceil((e-1)/2)];return`pad(${t}, (${r}, ${o}\
, ${r}, ${o})${n==="circular"?', mode="circular"':""})`}function nt({kind:t,border:e,stride:n,kernel:r}){let o=n===1?"":
`, stride=${n}`,a=e==="none"||t==="dense"?[]:["pad"];if(t==="dense")return{names:["linear"],body:"linear(x.reshape(1, -1\
), weight).reshape(x.shape)"};let s=`${Me("x",2,e)}, 2`;if(t==="max_pool"||t==="avg_pool")return{names:[`${t}2d`,...a],body:`${t}\
2d(${s}, stride=${n})`};if(t==="blur_pool"){let i=Me(`max_pool2d(${s}, stride=1)`,3,e);return{names:["conv2d","max_pool2\
d",...a],body:`conv2d(${i}, weight${o})`}}let l=t==="convolution"?"conv2d":"locally_connected2d";return{names:[l,...a],body:`${l}\
(${Me("x",r.length,e)}, weight${o})`}}function hn({layer:t,kernelName:e,picture:n,shift:[r,o],boundary:a,invariance:s}){
let{names:l,body:i}=nt(t),u=M(t),c=t.kind==="dense"||t.kind==="locally_connected",m=[`picture=${JSON.stringify(n)}`,...c?
[`function="${t.kind}"`]:[],...t.kind==="locally_connected"?[`kernel="${e}"`,`padding="${t.border}"`,`stride=${u}`]:[]].
join(", "),d=["import numpy as np"],h=r%u===0&&o%u===0;return h&&d.push("from cnnedu.analysis import equivariance_error"),
d.push("from cnnedu.explorers import EquivarianceExplorer",`from cnnedu.functional import ${l.join(", ")}`,""),d.push(`e\
xplorer = EquivarianceExplorer(${m})`,"x = explorer.input  # one channel of 32×32 numbers from 0 to 1"),c?d.push("weigh\
t = explorer.weight"):t.kind==="convolution"?d.push(I("weight",tt(t.kernel))):t.kind==="blur_pool"&&d.push(I("weight",P(
[1,1,3,3],xe))),d.push("","","def f(x):",`    return ${i}`,"",""),h?d.push(`print(equivariance_error(f, x, (${r}, ${o}),\
 boundary="${a}", stride=${u}))`):d.push(...rt([r,o],u,a)),s&&d.push(`shifted = ${fn([r,o],a)}`,'print("invariant up to"\
, np.abs(f(shifted) - f(x)).max())'),`${d.join(`
`)}
`}var tt=t=>P([1,1,t.length,t.length],t.flat()),fn=([t,e],n)=>`np.roll(x, (${t}, ${e}), (1, 2))${n==="zero"?` * np.roll(\
np.pad(np.ones((32, 32)), 32), (${t}, ${e}), (0, 1))[32:64, 32:64]`:""}`;function rt([t,e],n,r){let o=d=>[Math.floor(d/n),
d/n-Math.floor(d/n)],[[a,s],[l,i]]=[o(t),o(e)],u=(d,h,f)=>`    + ${f} * np.roll(y, (${a+d}, ${l+h}), (1, 2))`,c=[[0,0,(1-
s)*(1-i)],[0,1,(1-s)*i],[1,0,s*(1-i)],[1,1,s*i]],m=[`# Stride ${n} does not divide the shift: y would have to move by a \
part of a position. Interpolate.`,"y = f(x)","between = (",...c.filter(([,,d])=>d>0).map(([d,h,f])=>u(d,h,f)),")",`diffe\
rence = np.abs(f(${fn([t,e],r)}) - between)`];if(r==="zero"){let d=h=>{let[f,b]=[Math.ceil(h/n),Math.floor(h/n)];return f>
0?`${f}:`:b<0?`:${b}`:":"};m.push(`difference = difference[:, ${d(t)}, ${d(e)}]  # what was inside before and is inside \
now`)}return[...m,"print(difference.max())"]}var Se=["function","kernel","padding","stride","shift","boundary","picture","invariance"],N=32,oe=16;function j(t){let e=t(
"kernel"),n=t("kernels")??{};return{layer:{kind:t("function"),kernel:n[e]??[[1]],border:t("padding"),stride:t("stride")},
kernelName:e,shift:t("shift"),boundary:t("boundary"),picture:t("picture"),invariance:t("invariance")===!0}}var Le=([t,e])=>{
let n=r=>Math.max(-oe,Math.min(oe,r))+0;return[n(t),n(e)]};function bn({width:t,channels:e,data:n}){let r=o=>e===1?n[o]:
Math.round(.299*n[3*o]+.587*n[3*o+1]+.114*n[3*o+2]);return{size:t,data:Float64Array.from({length:t*t},(o,a)=>r(a)/255)}}
var Ae=null,ot=100;function G(t,e,n,r){Ae?.x!==t&&(Ae={x:t,outputs:new Map});let{outputs:o}=Ae,a=n.map(u=>({shift:u,key:JSON.
stringify([e,u,u.some(c=>c!==0)&&r])})),s=a.filter(({key:u},c)=>!o.has(u)&&a.findIndex(m=>m.key===u)===c),l=ln(s.map(({shift:u})=>ve(
t,u,r)),e);s.forEach(({key:u},c)=>o.set(u,l[c]));let i=a.map(({key:u})=>o.get(u));for(let u of o.keys())o.size>ot&&o.delete(
u);return i}var Te=({kind:t,stride:e})=>t==="blur_pool"?Math.ceil(2/e):1;function yn(t,e){let{layer:n,shift:r,boundary:o}=t,
a=ve(e,r,o),[s,l]=G(e,n,[[0,0],r],o),i=$e(s,r,M(n),o),u=ke(s,l),c=re(l,i,u),m=mn(c,r,M(n),Te(n));return{state:t,x:e,shifted:a,
plain:s,found:l,expected:i,equivariance:c,invariance:re(l,s,u),scale:u,inside:m}}var H={convolution:"convolution",locally_connected:"locally connected",dense:"dense",max_pool:"max pooling",avg_pool:"av\
erage pooling",blur_pool:"blur pooling"},Ne=(t,e)=>`row ${t}, column ${e}`;function q([t,e]){let n=(r,o,a)=>r===0?[]:[`${g(
Math.abs(r))} ${r>0?o:a}`];return[...n(t,"down","up"),...n(e,"right","left")].join(", ")||"not at all"}var xn=({layer:t,
shift:[e,n]})=>[e/M(t),n/M(t)],wn=([t,e])=>t===0&&e===0,gn=({layer:t,shift:e})=>e.every(n=>n%M(t)===0);function z({max:t,
at:e,size:n,differing:r,compared:o,scale:a}){if(t===0)return`Difference exactly 0 at all ${o} positions${o<n*n?" compare\
d":""}.`;let s=a>0?`, ${g(100*t/a,0)} % of the largest output`:"";return`${r} of ${o} positions differ. Largest differen\
ce ${g(t)}${s}, at ${Ne(...e)}.`}function Pe(t){let{state:e,equivariance:n,inside:r}=t,{layer:o,shift:a,boundary:s}=e,l=M(
o);if(wn(a))return["Nothing has moved yet: drag the picture."];if(n.max===0)return[st(e)];if(o.kind==="dense")return["Ev\
ery pixel has a weight of its own to every output. Nothing ties what the layer does here to what it does there."];let i=[];
if(o.kind==="locally_connected"&&i.push("Every position has a kernel of its own: the weights are not shared, so a patter\
n that moves meets other weights."),gn(e))s==="circular"&&N%l!==0&&i.push(`Stride ${l} does not divide the ${N} pixels: \
once round the border, the outputs are out of step.`);else{let c=a.find(d=>d%l!==0),m=`Stride ${l} does not divide ${Math.
abs(c)}: the output would have to move by ${g(Math.abs(c)/l)} positions. Shown is what lies between two, interpolated.`;
i.push(o.kind==="blur_pool"?`${m} The blur keeps the error small; it does not remove it.`:m)}return(o.border!=="circular"||
s==="zero")&&o.kind!=="locally_connected"&&(gn(e)||i.length===0)&&i.push(at(t,r)),i}function at({state:t,equivariance:e},n){
let{layer:r,boundary:o}=t,a=r.border==="none"?"The border: no window reaches across it, so what the shift brings round i\
t is seen only now.":r.border==="circular"?"The border: the padding goes round it, but the shift lets zeros come in.":o===
"circular"?"The border: the zeros beyond it do not move with the picture.":"The border: what has left the picture is rep\
laced by the zeros beyond it.";return n===null||n>1e-12*e.scale?a:`${a} Further than ${V(Te(r),"position")} from the rim\
, before or after the shift, it is exactly 0.`}function st({layer:t,boundary:e}){let n=M(t),r=n>1?[`the shift is a multi\
ple of the stride, ${n}`]:[],o=t.kind==="convolution"||t.kind==="blur_pool"?"the same weights stand at every position":"\
every window does the same",a=e==="zero"?"what comes in is left out of the comparison":t.border==="circular"?"the border\
 goes round":"nothing at the border differs in this picture",s=[o,a,...r];return`Because ${s.slice(0,-1).join(", ")} and\
 ${s.at(-1)}.`}function vn({state:t,invariance:e,equivariance:n}){return wn(t.shift)?"Nothing has moved yet.":e.max===0?
"The output does not tell where the picture stands.":n.max===0?"The output moves with the picture, so it does not stay t\
he same: equivariant is not invariant.":"The output changes when the picture moves."}function $n(t){let{state:e,equivariance:n,
invariance:r}=t,o=n.max===0?"f(shift(x)) equals shift(f(x))":"f(shift(x)) is not shift(f(x))",a=e.invariance?` Invarianc\
e: ${r.max===0?"f(shift(x)) equals f(x).":`f(shift(x)) is not f(x). ${z(r)}`}`:"";return`${H[e.layer.kind]}, picture mov\
ed ${q(e.shift)}. Equivariance: ${o}. ${z(n)} ${Pe(t).join(" ")}${a}`}function kn({found:t,expected:e,plain:n,equivariance:r,
state:o},a){if(a===null||a.row>=t.size||a.col>=t.size)return"Drag the picture, or move it with the arrow keys. Point at \
an output to read both numbers.";let s=a.row*t.size+a.col,[l,i]=[t.data[s],e.data[s]];if(Number.isNaN(i))return`Output ${Ne(
a.row,a.col)}: nothing to compare, the shift has uncovered it.`;let u=o.invariance?`; f(x) = ${g(n.data[s])}`:"";return`\
Output ${Ne(a.row,a.col)}: f(shift(x)) = ${g(l)}, shift(f(x)) = ${g(i)}, difference ${g(r.map[s])}${u}.`}var it=[["zeros","zeros"],["circular","circular"],["none","none"]],lt=[["circular","goes round the border"],["zero","let\
s zeros come in"]],ut=t=>t.replaceAll("_"," "),Fe=(t,...e)=>p("fieldset",{class:"cnn-section"},p("legend",{},t),p("div",
{class:"cnn-fields"},...e));function Mn(t,e){let n=m=>d=>{t.complain(null),t.binding.set({[m]:d})},r=O("f",Object.entries(
H),n("function"));r.element.addEventListener("focusin",e);let o=Ie("stride","stride",[1,4],n("stride")),a=O("padding",it,
n("padding"));t.choices.append(r.element,o.element,a.element);let s=O("kernel",Object.keys(t.binding.get("kernels")??{}).
map(m=>[m,ut(m)]),n("kernel")),l=qe("The shift",lt,n("boundary")),i=ct(t);t.more.append(Fe("Picture",i.element,Be("Your \
own …","image/*",i.load)),Fe("Layer",s.element),Fe("Shift",l.element));let u=Re("Ask the other question, too: is f inv\
ariant, f(shift(x)) = f(x)?",n("invariance"));return{show:m=>{let{layer:d}=m;r.show(d.kind),o.show([d.stride]),a.show(d.
border),s.show(m.kernelName),l.show(m.boundary),u.show(m.invariance),i.show(m.picture);for(let{element:h}of[o,a])k(h,"da\
ta-empty",d.kind==="dense"?"":null);s.element.hidden=d.kind!=="convolution"&&d.kind!=="locally_connected"},ask:u.element,
load:i.load}}function ct(t){let e=t.binding.get("samples")??{},n=[...Object.keys(e).map(s=>[s,s]),["","your own"]],r=O("\
picture",n,s=>{t.complain(s===""?"Choose a file with “Your own …”, or drop a picture here.":null),s!==""&&t.binding.
set({picture:e[s]}),t.binding.schedule()}),o=s=>{let l=URL.createObjectURL(s);fe(l).then(({data:i,width:u,height:c,channels:m})=>{
t.complain(null);let d=pn(i,u,c,m,N);t.binding.set({picture:Ye({width:N,height:N,channels:1,data:d})})}).catch(i=>t.complain(
i.message)).finally(()=>URL.revokeObjectURL(l))},a=s=>r.show(Object.keys(e).find(l=>e[l]===s)??"");return{element:r.element,
show:a,load:o}}function v(t,e={},...n){let r=document.createElementNS("http://www.w3.org/2000/svg",t);for(let[o,a]of Object.entries(e))
a!=null&&a!==!1&&r.setAttribute(o,String(a));return r.append(...n.filter(o=>o!==null&&o!==!1)),r}var Ee=8,A={top:10,right:14,bottom:40,left:52};function An({log:t,domain:e},n,r,o,a){let s=en(n,a,t,e);return Object.assign(
l=>nn(s,l,r,o),{ticks:s.ticks})}var ae=class{constructor(e,n=()=>{}){this.point=n;this.element=p("div",{class:"cnn-chart"},
this.plot,this.readout,this.legend),k(this.plot,"aria-label",e),this.plot.addEventListener("pointermove",r=>this.look(this.
nearest(r))),this.plot.addEventListener("pointerdown",r=>this.look(this.nearest(r))),this.plot.addEventListener("pointer\
leave",r=>r.pointerType!=="touch"&&this.look(null)),this.plot.addEventListener("blur",()=>this.look(null)),this.plot.addEventListener(
"keydown",r=>this.pressed(r))}point;element;plot=v("svg",{class:"cnn-plot",role:"application",tabindex:0,"aria-roledescr\
iption":"chart"});readout=p("p",{class:"cnn-readout"});legend=p("div",{class:"cnn-series"});series=[];places=[];mark=null;drawn=null;draw(e,n,r,o){
let a=[e,n,r,o];if(Ln(a,this.drawn))return;this.drawn=a,this.series=e;let{width:s,height:l}=o,i=e.flatMap(({points:d})=>d),
u=An(n,i.map(([d])=>d),A.left,s-A.right,Math.max(2,s/90)),c=An(r,i.map(([,d])=>d),l-A.bottom,A.top,Math.max(2,l/50));this.
places=e.map(({points:d})=>d.map(([h,f])=>[dt(n,h)?u(h):NaN,c(f)]));for(let[d,h]of Object.entries({width:s,height:l,viewBox:`\
0 0 ${s} ${l}`}))this.plot.setAttribute(d,String(h));this.write=d=>this.sentence(d,n,r),this.plot.replaceChildren(this.axes(
u,c,n,r,o),...e.map((d,h)=>this.curve(d,this.places[h])),v("g",{class:"cnn-cursor"}));let m=e.filter(({name:d})=>d!=="");
this.legend.replaceChildren(...m.length>1?m.map(mt):[]),this.show(this.mark)}show(e){let n=e===null?void 0:this.places[e.
series]?.[e.index];this.mark=n===void 0?null:e,this.plot.querySelector(".cnn-cursor")?.replaceChildren(...n===void 0||n.
some(Number.isNaN)?[]:[v("circle",{cx:n[0],cy:n[1],r:7})]),y(this.readout,this.mark===null?"":this.write(this.mark))}write=()=>"";sentence({
series:e,index:n},r,o){let{name:a,points:s,names:l}=this.series[e],[i,u]=s[n],c=(d,h)=>Number.isNaN(h)?"–":(d.write??g)(
h),m=l?.[n]??r.tell?.(i)??`${r.label} ${c(r,i)}`;return`${a}${a===""?"":", "}${m}: ${l===void 0?"":`${r.label} ${c(r,i)}\
, `}${o.label} ${c(o,u)}`}axes(e,n,r,o,{width:a,height:s}){let l=v("g",{class:"cnn-axes","aria-hidden":"true"}),[i,u]=[s-
A.bottom,a-A.right];for(let m of n.ticks)l.append(v("path",{d:`M${A.left} ${n(m)}H${u}`})),l.append(v("text",{x:A.left-6,
y:n(m)+4,"text-anchor":"end"},(o.write??g)(m)));for(let m of e.ticks)l.append(v("path",{d:`M${e(m)} ${i}v5`})),l.append(
v("text",{x:e(m),y:i+18,"text-anchor":"middle"},(r.write??g)(m)));let c=(i+A.top)/2;return l.append(v("path",{d:`M${A.left}\
 ${i}H${u}`,class:"cnn-axis"}),v("text",{x:(A.left+u)/2,y:s-4,"text-anchor":"middle",class:"cnn-axis-label"},r.label),v(
"text",{x:12,y:c,transform:`rotate(-90 12 ${c})`,"text-anchor":"middle",class:"cnn-axis-label"},o.label)),l}curve({look:e,
scatter:n,faint:r},o){let a=o.filter(l=>l.every(Number.isFinite)),s=v("g",{class:`cnn-curve${r===!0?" cnn-faint":""}`,"d\
ata-look":e%Ee});return n!==!0&&a.length>0&&s.append(v("path",{d:`M${a.map(([l,i])=>`${l.toFixed(1)} ${i.toFixed(1)}`).join(
"L")}`})),(n===!0||a.length<=24)&&s.append(...a.map(([l,i])=>Tn(e,l,i))),s}nearest({clientX:e,clientY:n}){let{left:r,top:o}=this.
plot.getBoundingClientRect(),a=null,s=60**2;return this.places.forEach((l,i)=>l.forEach(([u,c],m)=>{let d=(u-e+r)**2+(c-
n+o)**2;d<s&&([a,s]=[{series:i,index:m},d])})),a}look(e){e?.series===this.mark?.series&&e?.index===this.mark?.index||(this.
show(e),this.point(this.mark))}pressed(e){let n={ArrowLeft:-1,ArrowRight:1,Home:-1/0,End:1/0}[e.key],r={ArrowUp:-1,ArrowDown:1}[e.
key];if(n===void 0&&r===void 0||this.series.length===0)return;e.preventDefault(),e.stopPropagation();let{series:o,index:a}=this.
mark??{series:0,index:n===1?-1:0},s=Sn(o+(r??0),this.series.length);this.look({series:s,index:Sn(a+(n??0),this.series[s].
points.length)})}};function Ln(t,e){if(Object.is(t,e)||typeof t=="function"&&typeof e=="function")return!0;if(typeof t!=
"object"||typeof e!="object"||t===null||e===null)return!1;let[n,r]=[t,e],o=Object.keys(n);return o.length===Object.keys(
r).length&&o.every(a=>Ln(n[a],r[a]))}var dt=({domain:t},e)=>t===void 0||e>=t[0]-1e-9&&e<=t[1]+1e-9,Sn=(t,e)=>Math.max(0,
Math.min(e-1,t));function Tn(t,e,n){let r=["M-4 0a4 4 0 1 0 8 0a4 4 0 1 0-8 0z","M-3.6-3.6h7.2v7.2h-7.2z","M0-4.6 4.4 3.\
4h-8.8z","M0-5 5 0 0 5-5 0z"],o=t%Ee>=r.length,a=r[t%r.length];return v("path",{d:a,transform:`translate(${e.toFixed(1)}\
 ${n.toFixed(1)})`,class:o?"cnn-mark cnn-hollow":"cnn-mark"})}function mt({name:t,look:e,scatter:n}){let r=v("svg",{width:28,
height:12,"aria-hidden":"true"}),o=v("g",{class:"cnn-curve","data-look":e%Ee});return n!==!0&&o.append(v("path",{d:"M1 6\
H27"})),o.append(Tn(e,14,6)),r.append(o),p("span",{class:"cnn-series-entry"},r,t)}var L=8,pt=60,ht=5,se=class{element;title=p("p",{class:"cnn-title"});chart;key="";x=null;points={max:[],mean:[]};shown=null;width=600;timer;constructor(e){
this.chart=new ae("Error for each shift to the right",n=>{n!==null&&e(n.index)}),this.element=p("div",{class:"cnn-curve-\
block"},this.title,this.chart.element),y(this.title,"The error for each shift, as a share of the largest output")}update(e,n,r,o,a){
let s=JSON.stringify([n,r]),l=s===this.key&&e===this.x,i=a!==this.width;if([this.key,this.x,this.width,this.shown]=[s,e,
a,o],l){i&&this.points.max.length>L&&this.draw(),this.mark();return}clearTimeout(this.timer);let u={max:[],mean:[]},c=()=>{
let m=u.max.length,d=Array.from({length:Math.min(ht,L+1-m)},(b,x)=>[0,m+x]),[h,...f]=G(e,n,[[0,0],...d],r);if(d.forEach(
(b,x)=>{let{max:S,mean:_,scale:U}=dn(h,f[x],n,b,r),R=D=>S>0&&U>0?100*D/U:0;u.max.push([b[1],R(S)]),u.mean.push([b[1],R(_)])}),
u.max.length<=L){this.timer=setTimeout(c);return}this.points=u,this.draw(),this.mark()};this.timer=setTimeout(c,pt)}dispose(){
clearTimeout(this.timer)}mark(){this.chart.show(this.shown===null||this.points.max.length<=L?null:{series:0,index:this.shown})}draw(){
let e={label:"pixels to the right",domain:[0,L],tell:a=>`${V(a,"pixel")} to the right`},r={label:"",domain:[0,Math.max(1,
...this.points.max.map(([,a])=>a))],write:a=>`${g(a,a<1?1:0)} %`},o=[{name:"largest error",look:0,points:this.points.max},
{name:"mean error",look:1,points:this.points.mean}];this.chart.draw(o,e,r,{width:Math.min(this.width,840),height:190})}};var F=255,ft={ArrowUp:[-1,0],ArrowDown:[1,0],ArrowLeft:[0,-1],ArrowRight:[0,1]},ie=class{constructor(e,n={}){this.events=
n;let r=Object.keys(n).length>0,o=r?{role:"application",tabindex:0,"aria-roledescription":"map"}:{role:"img"};this.element=
p("div",{class:"cnn-heat","aria-label":e,...o},this.canvas,this.outline),this.stop=Q(()=>{this.tables.clear(),this.paintAgain?.()}),
r&&this.listen()}events;element;canvas=p("canvas",{class:"cnn-heat-canvas",width:1,height:1});outline=p("div",{class:"cn\
n-heat-outline",hidden:!0});stop;tables=new Map;paintAgain=null;image=null;cursor=[0,0];get rows(){return this.canvas.height}get cols(){
return this.canvas.width}name(e){k(this.element,"aria-label",e)}paint(e,n,r,{hue:o,most:a}){this.draw(n,r,s=>{let l=new Uint32Array(
s.buffer),i=a>0?F/a:0;if(o==="image"){for(let c=0;c<l.length;c++)l[c]=bt(e[c]*i);return}let u=this.table(o);for(let c=0;c<
l.length;c++){let m=e[c]*i+F;l[c]=m!==m?0:u[m<0?0:m>2*F?2*F:m+.5|0]}})}paintPicture(e,n,r,o){let a=o-1;this.draw(n,r,s=>{
for(let l=0,i=0;l<n*r;l++,i+=o)s[4*l]=e[i],s[4*l+1]=e[i+Math.min(1,a)],s[4*l+2]=e[i+a],s[4*l+3]=255})}box(e){if(this.outline.
hidden=e===null,e===null)return;let n=(o,a)=>`${100*o/a}%`,{style:r}=this.outline;r.left=n(e.col,this.cols),r.top=n(e.row,
this.rows),r.width=n(e.cols,this.cols),r.height=n(e.rows,this.rows)}place(e,n){this.cursor=[E(e,this.rows),E(n,this.cols)]}at({
clientX:e,clientY:n}){let{left:r,top:o,width:a,height:s}=this.canvas.getBoundingClientRect();return[E(Math.floor((n-o)/s*
this.rows),this.rows),E(Math.floor((e-r)/a*this.cols),this.cols)]}dispose(){this.stop()}draw(e,n,r){this.canvas.width!==
n&&(this.canvas.width=n),this.canvas.height!==e&&(this.canvas.height=e),this.paintAgain=()=>{let o=this.canvas.getContext(
"2d");(this.image?.width!==n||this.image.height!==e)&&(this.image=o.createImageData(n,e));let{image:a}=this;r(a.data),o.
putImageData(a,0,0)},this.element.isConnected?this.paintAgain():requestAnimationFrame(()=>this.paintAgain?.())}table(e){
let n=this.tables.get(e);if(n!==void 0)return n;let r=ee(this.element,"--cnn-ground"),o=ee(this.element,`--cnn-${e}-plus`),
a=e==="input"?o:ee(this.element,`--cnn-${e}-minus`),s=Uint32Array.from({length:2*F+1},(l,i)=>{let[u,c]=[i<F?a:o,Math.abs(
i-F)/F],[m,d,h]=r.map((f,b)=>Math.round(f+(u[b]-f)*c));return Nn(m,d,h)});return this.tables.set(e,s),s}listen(){let{element:e,
events:n}=this,r=o=>this.move(...this.at(o));e.addEventListener("pointermove",r),e.addEventListener("pointerdown",r),e.addEventListener(
"pointerleave",o=>{o.pointerType!=="touch"&&n.leave?.()}),e.addEventListener("click",o=>n.pick?.(...this.at(o))),e.addEventListener(
"focus",()=>{e.matches(":focus-visible")&&this.move(...this.cursor)}),e.addEventListener("blur",()=>n.leave?.()),e.addEventListener(
"keydown",o=>{this.pressed(o)&&(o.preventDefault(),o.stopPropagation())})}pressed(e){let[n,r]=this.cursor;if(e.altKey||e.
ctrlKey||e.metaKey)return!1;let o=ft[e.key],a=e.shiftKey?10:1;if(o!==void 0)this.move(E(n+a*o[0],this.rows),E(r+a*o[1],this.
cols));else if(this.events.pick!==void 0&&(e.key==="Enter"||e.key===" "))this.events.pick(n,r);else return this.events.key?.(
e,n,r)??!1;return!0}move(e,n){this.cursor=[E(e,this.rows),E(n,this.cols)],this.events.point?.(...this.cursor)}},E=(t,e)=>Math.
max(0,Math.min(e-1,t)),Nn=(t,e,n)=>(255<<24|n<<16|e<<8|t)>>>0;function bt(t){if(t!==t)return 0;let e=t<0?0:t>255?255:t+.5|
0;return Nn(e,e,e)}var le=class{element;low=p("span",{});high=p("span",{});bar=p("span",{class:"cnn-legend-bar"});note=p("span",{class:"cnn\
-legend-note"});constructor(){this.element=p("div",{class:"cnn-legend"},this.low,this.bar,this.high,this.note)}show(e,n,r,o){
this.bar.dataset.hue=e,this.bar.dataset.signed=String(r);let a=n===null?"max":g(n);y(this.low,r?"−"+a:"0"),y(this.high,
a),y(this.note,o)}};var T=class{element;heat;legend=new le;title=p("strong",{});word=p("span",{});constructor(e,n,r){this.heat=new ie(n,r===
null?{}:{point:(o,a)=>r({row:o,col:a}),leave:()=>r(null)}),this.element=p("div",{class:"cnn-panel","data-part":e},p("div",
{class:"cnn-head"},this.title,this.word),this.heat.element,this.legend.element),y(this.title,n)}paint({size:e,data:n},r,o,a,s){
if(this.heat.paint(n,e,e,r),this.heat.name(s),this.heat.box(a===null||a.row>=e||a.col>=e?null:{...a,rows:1,cols:1}),y(this.
word,o),k(this.legend.element,"data-empty",r.hue==="image"?"":null),r.hue==="image")return;let[l,i]=[0,0];for(let u of n)
[l,i]=[u<l?u:l,u>i?u:i];this.legend.show(r.hue,r.most,l<0,Math.max(-l,i)>1.001*r.most?"and more":"")}},ue=class{constructor(e,n,r,o){
this.other=n;let a=p("div",{class:"cnn-said"},p("p",{class:"cnn-question"},r),this.claim,this.amount),s=o===null?a:p("di\
v",{class:"cnn-beside"},a,o);this.element=p("div",{class:"cnn-verdict","data-part":e},s,this.why)}other;claim=p("p",{class:"\
cnn-claim"});amount=p("p",{class:"cnn-amount"});why=p("p",{class:"cnn-why"});element;show(e,n,r){k(this.element,"data-ho\
lds",String(e)),y(this.claim,`f(shift(x)) ${e?"=":"≠"} ${this.other}`),y(this.amount,n),y(this.why,r.join(" "))}},ce=class{constructor(e,n,r){
this.events=e;this.equivariance=new ue("equivariance","shift(f(x))","Equivariant?",r);let o=s=>e.point(s);this.picture=new T(
"shifted","shift(x)",null),this.plain=new T("plain","f(x)",null),this.found=new T("found","f(shift(x))",o),this.expected=
new T("expected","shift(f(x))",o),this.difference=new T("difference","difference",o),this.again=[new T("found-again","f(\
shift(x))",o),new T("plain-again","f(x)",o)],this.change=new T("change","difference",o),this.drag=this.picture.heat.element,
this.other=p("div",{class:"cnn-square cnn-other"},this.again[0].element,this.again[1].element,this.change.element,this.invariance.
element);let a=p("div",{class:"cnn-square"},this.picture.element,this.plain.element,this.equivariance.element,this.found.
element,this.expected.element,this.difference.element);this.element=p("div",{class:"cnn-equivariance"},a,n,this.other),this.
listen()}events;element;drag;picture;plain;found;expected;difference;change;again;equivariance;invariance=new ue("invari\
ance","f(x)","Invariant?",null);other;drawn=null;update(e,n){if(this.drawn?.scene===e&&this.drawn.pointer===n)return;this.
drawn={scene:e,pointer:n};let{state:r,scale:o,equivariance:a,invariance:s}=e,i=r.layer.kind.endsWith("pool")?{hue:"image",
most:o}:{hue:"activation",most:o},u={hue:"activation",most:o/2},c=`${e.found.size}×${e.found.size}`;this.picture.paint(
e.shifted,{hue:"image",most:1},r.shift.some(Boolean)?`moved ${q(r.shift)}: drag it`:"x itself: drag it",null,""),this.drag.
setAttribute("aria-label",`Picture, moved ${q(r.shift)}. Arrow keys move it, Home puts it back.`),this.plain.paint(e.plain,
i,`of x unmoved, ${c}`,null,`f(x), ${c} outputs`),this.found.paint(e.found,i,"↑ f of shift(x)",n,`f(shift(x)), ${c} ou\
tputs`);let m=q(xn(r));this.expected.paint(e.expected,i,`↑ f(x), moved ${m}`,n,`shift(f(x)), moved ${m}`);let d=f=>f.max>
0?{row:f.at[0],col:f.at[1]}:null,h=f=>f.max===0?"exactly 0":`at most ${g(f.max)}, framed`;this.difference.paint({size:a.
size,data:a.map},u,h(a),n??d(a),`difference: ${z(a)}`),this.equivariance.show(a.max===0,z(a),Pe(e)),this.other.hidden=!r.
invariance,r.invariance&&(this.again[0].paint(e.found,i,"picture moved",n,"f(shift(x))"),this.again[1].paint(e.plain,i,"\
picture as it was",n,"f(x)"),this.change.paint({size:s.size,data:s.map},u,h(s),n??d(s),`difference of f(shift(x)) and f(\
x): ${z(s)}`),this.invariance.show(s.max===0,z(s),[vn(e)]))}dispose(){for(let e of[this.picture,this.plain,this.found,this.
expected,this.difference,this.change,...this.again])e.heat.dispose()}listen(){let{drag:e,events:n}=this;for(let[o,a]of Object.
entries({role:"application",tabindex:"0","aria-roledescription":"picture to drag"}))e.setAttribute(o,a);e.classList.add(
"cnn-drag");let r=null;e.addEventListener("pointerdown",o=>{r={x:o.clientX,y:o.clientY,shift:n.now()},e.setPointerCapture(
o.pointerId)}),e.addEventListener("pointermove",o=>{if(r===null)return;let a=e.clientWidth/this.picture.heat.cols,s=(l,i)=>Math.
round((l-i)/a);n.shift(Le([r.shift[0]+s(o.clientY,r.y),r.shift[1]+s(o.clientX,r.x)]))});for(let o of["pointerup","pointe\
rcancel"])e.addEventListener(o,()=>r=null);e.addEventListener("keydown",o=>{if(o.altKey||o.ctrlKey||o.metaKey)return;let[
a,s]=n.now(),l=o.shiftKey?oe/4:1,u={ArrowUp:[a-l,s],ArrowDown:[a+l,s],ArrowLeft:[a,s-l],ArrowRight:[a,s+l],Home:[0,0]}[o.
key];if(u!==void 0)n.shift(Le(u));else if(o.key===" ")n.toggle();else return;o.preventDefault(),o.stopPropagation()})}};var gt={unit:"shift",length:()=>L+1,index:t=>Math.max(0,Math.min(L,t("shift")[1])),at:(t,e)=>({shift:[t("shift")[0],e]})},
_e=class{constructor(e){this.frame=e;let{binding:n}=e;this.reader=new ne(()=>{this.disposed||(this.reader.problem!==null&&
e.complain(this.reader.problem),n.schedule())});let r=Mn(e,()=>this.prepare());this.showControls=r.show,this.stage=new ce(
{shift:o=>n.set({shift:o,playing:!1}),now:()=>n.get("shift"),point:o=>this.point(o),toggle:()=>e.player?.toggle()},r.ask,
this.hint),this.curve=new se(o=>n.set({shift:[0,o],playing:!1})),e.stage.append(this.stage.element),e.detail.append(this.
curve.element),this.acceptDrops(r.load)}frame;reader;stage;curve;hint=p("p",{class:"cnn-hint"});showControls;scene=null;made=[];squares=null;pointer=null;width=700;disposed=!1;update(){
this.showControls(j(this.frame.binding.get)),this.draw()}resize(e){this.width=e,this.draw()}describe(){if(this.scene!==null)
return $n(this.scene);let{layer:e,shift:n}=j(this.frame.binding.get);return`${H[e.kind]}, picture moved ${q(n)}. The pic\
ture is being decoded.`}python(){let{picture:e,...n}=j(this.frame.binding.get),r=this.frame.binding.get("samples")??{};return hn(
{...n,picture:Object.keys(r).find(o=>r[o]===e)??e})}dispose(){this.disposed=!0,this.stage.dispose(),this.curve.dispose()}draw(){
let e=this.picture();if(e===null)return;let n=[e,...Se.map(this.frame.binding.get)];(this.scene===null||Ue(n,this.made))&&
(this.scene=yn(j(this.frame.binding.get),e),this.made=n);let{layer:r,shift:[o,a],boundary:s}=this.scene.state;this.stage.
update(this.scene,this.pointer),this.curve.update(e,r,s,o===0&&a>=0&&a<=L?a:null,this.width),y(this.hint,kn(this.scene,this.
pointer))}picture(){let e=this.frame.binding.get("picture"),n=this.reader.get(e);return n===null?null:(this.squares?.picture!==
n&&(this.squares={url:e,picture:n,x:bn(n)}),this.squares.x)}prepare(){let{layer:e,shift:n,boundary:r}=j(this.frame.binding.
get),o={...e,kind:"dense"},a=[n,...Array.from({length:L+1},(u,c)=>[0,c])],s=[()=>we(N)],l=this.squares?.x;if(l!==void 0)
for(let u=0;u<a.length;u+=4)s.push(()=>G(l,o,a.slice(u,u+4),r));let i=()=>{this.disposed||s.shift()?.(),s.length>0&&setTimeout(
i)};setTimeout(i)}point(e){JSON.stringify(e)!==JSON.stringify(this.pointer)&&(this.pointer=e,this.frame.binding.schedule())}acceptDrops(e){
let{stage:n}=this.frame;n.addEventListener("dragover",r=>r.preventDefault()),n.addEventListener("drop",r=>{r.preventDefault();
let o=r.dataTransfer?.files[0];o!==void 0&&e(o)})}},Ra=Ve({name:"EquivarianceExplorer",title:"Equivariance explorer",traits:Se,
sequence:gt,build:t=>new _e(t)});export{Ra as default};
