function p(t,e={},...n){let r=document.createElement(t);for(let[o,i]of Object.entries(e))typeof i=="function"?r.addEventListener(
o.slice(2),i):i===!0?r.setAttribute(o,""):i!==!1&&i!=null&&r.setAttribute(o,String(i));return r.append(...n.filter(o=>o!=
null&&o!==!1)),r}var Ln={first:"M4 3v10M13 3.5v9L6 8z",back:"M11.5 3.5v9L5 8z",play:"M5 3v10l8-5z",pause:"M5 3.5v9M11 3.\
5v9",forward:"M4.5 3.5v9L11 8z",reset:"M3.5 8a4.5 4.5 0 1 0 1.6-3.4M5.5 1.8 4.8 4.9l3.1.5",minus:"M4 8h8",plus:"M4 8h8M8\
 4v8"};function G(t){let e="http://www.w3.org/2000/svg",n=document.createElementNS(e,"svg");n.setAttribute("viewBox","0 \
0 16 16"),n.setAttribute("class",`cnn-icon cnn-icon-${t}`),n.setAttribute("aria-hidden","true");let r=document.createElementNS(
e,"path");return r.setAttribute("d",Ln[t]),n.append(r),n}function b(t,e){t.textContent!==e&&(t.textContent=e)}function k(t,e,n){
t.getAttribute(e)!==n&&(n===null?t.removeAttribute(e):t.setAttribute(e,n))}var Tn=0,Nn=Math.random().toString(36).slice(
2,8),_=t=>`cnn-${t}-${Nn}-${++Tn}`;function v(t,e,n,r=!1){let o=n===void 0?t:G(n),i={type:"button",class:`cnn-button${r?" cnn-quiet":""}`,onclick:e};return p(
"button",n===void 0?i:{...i,"aria-label":t,title:t},o)}function ue(t,e,n){let r=n===void 0?"aria-pressed":"aria-expanded",
o=v(t,()=>e(o.getAttribute(r)!=="true"));return o.setAttribute(r,"false"),n!==void 0&&(n.id||=_("panel"),o.setAttribute(
"aria-controls",n.id)),{element:o,show:i=>o.setAttribute(r,String(i))}}var Pn=(t,e)=>(e.id||=_("field"),p("div",{class:"\
cnn-field"},p("label",{for:e.id},t),e));function C(t,e,n){let r=p("select",{class:"cnn-select",onchange:()=>n(r.value)});
for(let[i,a]of e)r.append(p("option",{value:i},a));let o=i=>{r.value!==i&&(r.value=i)};return{element:Pn(t,r),show:o}}function qe(t,e,n){
let r=_("choice"),o=e.map(([l])=>p("input",{type:"radio",name:r,value:l,onchange:()=>n(l)})),i=e.map(([,l],u)=>p("label",
{},o[u],p("span",{},l)));return{element:p("div",{class:"cnn-segmented",role:"radiogroup","aria-label":t},...i),show:l=>o.
forEach(u=>u.checked=u.value===l)}}function Ie(t,e){let n=p("input",{type:"checkbox",onchange:()=>e(n.checked)});return{
element:p("label",{class:"cnn-check"},n,p("span",{},t)),show:o=>{n.checked=o}}}function Be(t,e,[n,r],o){let i=n,a=null,s=y=>{
a===null&&requestAnimationFrame(()=>a=null),a=Math.max(n,Math.min(r,(a??i)+y)),o(a)},l=v(`Decrease ${e}`,()=>s(-1),"minu\
s"),u=v(`Increase ${e}`,()=>s(1),"plus"),c=p("output",{class:"cnn-number"}),m=_("stepper"),d=p("span",{id:m,class:"cnn-c\
aption"},t),h=p("div",{class:"cnn-stepper",role:"group","aria-labelledby":m},l,c,u),f=y=>{i=y[0];let $=y.every(F=>F===i);
b(c,$?String(i):y.join("×")),Re(l,i<=n&&$),Re(u,i>=r&&$)};return{element:p("div",{class:"cnn-field"},d,h),show:f}}function je(t,e,n){let r=p("input",{type:"file",accept:e,class:"cnn-file",tabindex:-1,"aria-hidden":"true"});return r.addEventListener(
"change",()=>{let o=r.files?.[0];r.value="",o!==void 0&&n(o)}),p("span",{class:"cnn-filebox"},v(t,()=>r.click()),r)}var Re=(t,e)=>t.
setAttribute("aria-disabled",String(e));function g(t,e=2){if(!Number.isFinite(t))return Number.isNaN(t)?"nan":t>0?"∞":"−∞";let n=Math.abs(t);if(n<1e-9)return"\
0";let r=t<0?"−":"";return n>=1e15?r+Number(n.toPrecision(3)).toExponential():Number(n.toFixed(e))!==0?r+String(Number(
n.toFixed(e))):n>=1e-4?r+String(Number(n.toPrecision(2))):r+n.toExponential(1).replace(".0e","e").replace(/-(\d)$/,"-0$1")}function ce(t){let e=t.trim().replaceAll("−","-").replace(",","."),n=/^([+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?)(?:\/(\d+\.?\d*))?$/i.
exec(e);if(n===null)return null;let r=Number(n[1])/(n[2]===void 0?1:Number(n[2]));return Number.isFinite(r)?r:null}var H=(t,e)=>`${t}\
 ${e}${t===1?"":"s"}`;var D=class{constructor(e){this.root=e;this.element=p("div",{class:"cnn-editor",role:"group",hidden:!0},v("One less",()=>this.
nudge(-1),"minus"),this.field,v("One more",()=>this.nudge(1),"plus")),this.field.addEventListener("input",()=>this.read()),
this.element.addEventListener("keydown",n=>this.keydown(n)),this.element.addEventListener("focusout",n=>{this.element.contains(
n.relatedTarget)||this.close(!1)})}root;element;field=p("input",{type:"text",class:"cnn-entry",autocomplete:"off",spellcheck:"\
false"});edit=null;open(e){this.edit?.cell.classList.remove("cnn-editing"),this.edit=e,e.cell.classList.add("cnn-editing"),
this.element.hidden=!1,this.element.setAttribute("aria-label",`Edit ${e.label}`),this.field.setAttribute("aria-label",e.
label),this.place(e.cell),this.field.value=e.typed??g(e.value,6),this.field.focus({preventScroll:!0}),e.typed===void 0?this.
field.select():this.read()}close(e){let{edit:n}=this;n!==null&&(this.edit=null,this.element.hidden=!0,n.cell.classList.remove(
"cnn-editing"),e&&n.cell.focus({preventScroll:!0}))}read(){let e=ce(this.field.value);this.field.setAttribute("aria-inva\
lid",String(e===null)),e!==null&&this.edit?.write(e)}nudge(e){let n=(ce(this.field.value)??0)+e;this.field.value=g(n,6),
this.read()}keydown(e){e.stopPropagation();let{key:n}=e;if(n==="ArrowUp"||n==="ArrowDown")this.nudge(n==="ArrowUp"?1:-1);else if(n===
"Escape"){let{edit:r}=this;r?.cancel!==void 0?r.cancel():r?.write(r.value),this.close(!0)}else if(n==="Enter"&&e.target===
this.field)this.close(!0);else return;e.preventDefault()}place(e){let[n,r]=[this.root.getBoundingClientRect(),e.getBoundingClientRect()],
{offsetWidth:o,offsetHeight:i}=this.element,a=r.left+r.width/2-o/2-n.left,s=Math.max(4,Math.min(n.width-o-4,a)),l=r.bottom-
n.top+6,u=l+i>n.height?r.top-n.top-i-6:l;this.element.style.translate=`${s}px ${u}px`}};function de(t,e){let n=()=>{let o=t.get("_initial");return typeof o=="object"&&o!==null&&Object.keys(o).length>0?o:null},
r=n()===null?Object.fromEntries(e.map(o=>[o,structuredClone(t.get(o))])):{};return()=>n()??r}function Ue(t,e,n){let r=0,
o=()=>{r||=requestAnimationFrame(()=>{r=0,n()})};for(let i of e)t.on(`change:${i}`,o);return{get:i=>t.get(i),set(i){let a=Object.
entries(i).filter(([s,l])=>!En(t.get(s),l));for(let[s,l]of a)t.set(s,l);a.length>0&&t.save_changes()},schedule:o,dispose(){
cancelAnimationFrame(r),r=-1;for(let i of e)t.off(`change:${i}`,o)}}}var En=(t,e)=>t===e||JSON.stringify(t)===JSON.stringify(
e);var We=(t,e)=>t.some((n,r)=>n!==e[r]);function Ge(t,e){let n,r=l=>t.get(l),o=l=>{for(let[u,c]of Object.entries(l))t.set(u,c);t.save_changes()},i=()=>{clearTimeout(
n),r("playing")===!0&&(n=setTimeout(a,1e3/Math.max(.25,Number(r("speed")))))},a=()=>{let[l,u]=[e.index(r)+1,e.length(r)-
1];o({...l<=u&&e.at(r,l),playing:l<u}),i()},s=["change:playing","change:speed"];for(let l of s)t.on(l,i);return i(),()=>{
clearTimeout(n);for(let l of s)t.off(l,i)}}var Fn=[.25,.5,1,2,4,8].map(t=>[String(t),`${t} / s`]),K=class{constructor(e,n){
this.binding=e;this.sequence=n;this.scrub.setAttribute("aria-label",`Position among the ${n.unit}s`),this.scrub.addEventListener(
"input",()=>this.go(Number(this.scrub.value))),this.playButton=v("Play",()=>this.toggle(),"play"),this.playButton.append(
G("pause")),this.playButton.classList.add("cnn-play"),this.element=p("div",{class:"cnn-player",role:"group","aria-label":"\
Player",id:_("player")},p("div",{class:"cnn-transport"},v(`First ${n.unit}`,()=>this.go(0),"first",!0),v("Step back",()=>this.
step(-1),"back",!0),this.playButton,v("Step forward",()=>this.step(1),"forward",!0)),this.scrub,this.count,this.speed.element),
this.element.addEventListener("keydown",r=>this.keydown(r))}binding;sequence;element;playButton;scrub=p("input",{type:"r\
ange",min:0,step:1,class:"cnn-scrub"});count=p("span",{class:"cnn-count"});speed=C("Speed",Fn,e=>this.binding.set({speed:Number(
e)}));toggle(){let e=this.binding.get("playing")===!0,n=this.sequence.index(this.binding.get)>=this.sequence.length(this.
binding.get)-1;this.binding.set({...!e&&n&&this.sequence.at(this.binding.get,0),playing:!e})}pause(){this.binding.get("p\
laying")===!0&&this.binding.set({playing:!1})}update(){let e=this.binding.get("playing")===!0,[n,r]=[this.sequence.index(
this.binding.get),this.sequence.length(this.binding.get)];k(this.playButton,"aria-label",e?"Pause":"Play"),k(this.playButton,
"title",e?"Pause":"Play"),k(this.playButton,"data-playing",String(e)),k(this.scrub,"max",String(r-1)),this.scrub.valueAsNumber!==
n&&(this.scrub.valueAsNumber=n),k(this.scrub,"aria-valuetext",`${this.sequence.unit} ${n+1} of ${r}`),this.scrub.style.setProperty(
"--done",String(r>1?n/(r-1):1)),b(this.count,`${n+1} / ${r}`),this.speed.show(String(this.binding.get("speed")))}step(e){
this.go(this.sequence.index(this.binding.get)+e)}go(e){let n=this.sequence.length(this.binding.get)-1,r=this.sequence.at(
this.binding.get,Math.max(0,Math.min(n,e)));this.binding.set({...r,playing:!1})}keydown(e){e.key!==" "||e.target!==this.
scrub||(e.preventDefault(),this.toggle())}};var V=class{constructor(e){this.source=e;let n=p("pre",{tabindex:0,role:"group","aria-label":"Python source"},this.code),
r=v("Copy",()=>{this.copy()}),o=p("div",{class:"cnn-python-bar"},p("span",{},"The same in Python"),this.status,r);this.element=
p("div",{class:"cnn-python",hidden:!0},o,n)}source;element;code=p("code",{});status=p("span",{class:"cnn-copied",role:"s\
tatus"});update(){this.element.hidden||(b(this.code,this.source()),b(this.status,""))}async copy(){try{await navigator.clipboard.
writeText(this.source()),b(this.status,"Copied")}catch{getSelection()?.selectAllChildren(this.code),b(this.status,"Selec\
ted: press Ctrl+C to copy")}}};function He(t,e,n){let r=Object.entries(e).find(([o,i])=>n.includes(o)&&(_n(t(o))||!De(t(o),i)));if(r!==void 0)throw new RangeError(
`the setting ${r[0]} is not what it should be`)}var _n=t=>typeof t=="number"&&Math.abs(t)>1e13;function De(t,e){if(e==null)
return!0;if(typeof e=="number")return Number.isFinite(t);if(Array.isArray(e)){if(!Array.isArray(t)||t.length>20*(e.length+
1))return!1;let n=e.length===0||typeof e[0]=="string";return t.length===0?n:e.length===0||t.every(r=>e.some(o=>De(r,o)))}
return typeof t==typeof e&&t!==null}var me=t=>t instanceof RangeError&&!/NaN|undefined|null|Invalid/.test(t.message)?`: ${t.
message.replace(/\.$/,"")}`:"";var Cn=["data-theme","data-jp-theme-light","data-vscode-theme-kind","theme","class"];function Y(t){let e=new MutationObserver(
t);for(let r of[document.documentElement,document.body])e.observe(r,{attributeFilter:Cn});let n=matchMedia("(prefers-col\
or-scheme: dark)");return n.addEventListener("change",t),()=>{e.disconnect(),n.removeEventListener("change",t)}}var J;function Z(t,e){
J??=document.createElement("canvas").getContext("2d",{willReadFrequently:!0});let n=t.appendChild(document.createElement(
"i"));n.style.color=`var(${e})`,J.fillStyle=getComputedStyle(n).color,n.remove(),J.fillRect(0,0,1,1);let[r,o,i]=J.getImageData(
0,0,1,1).data;return[r,o,i]}var On=["playing","speed"],zn=350,Ke=4;function Ve(t){let{sequence:e}=t;return{initialize:({model:n})=>e===void 0?()=>{}:
Ge(n,e),render({model:n,el:r}){try{return Je(t,n,r)}catch(o){return Rn(t,n,r,`What was kept of this ${t.title.toLowerCase()}\
 could not be drawn${me(o)}.`)}}}}function Rn(t,e,n,r){try{let o=de(e,t.traits)();for(let i of t.traits)i in o&&e.set(i,
o[i]);return e.save_changes(),Je(t,e,n,`${r} This is how it began.`)}catch{let o=`${r} Run its cell again, or load the p\
age anew.`;return n.replaceChildren(p("div",{class:"cnn"},p("p",{class:"cnn-problem",role:"alert"},o))),()=>n.replaceChildren()}}
function Je(t,e,n,r=null){let o=[...t.traits,...t.sequence===void 0?[]:On],i=de(e,o);He(x=>e.get(x),i(),t.traits.filter(
x=>t.loose?.includes(x)!==!0));let a=p("div",{class:"cnn",role:"group","aria-label":t.title,"data-explorer":t.name}),s=p(
"div",{class:"cnn-live",role:"status","aria-live":"polite","aria-atomic":"true"}),l=p("p",{class:"cnn-problem",role:"ale\
rt",hidden:!0}),u=x=>p("div",{class:`cnn-${x}`}),c,m=Ue(e,o,()=>F()),d={binding:m,editor:new D(a),player:t.sequence===void 0?
null:new K(m,t.sequence),choices:u("choices"),more:u("more"),stage:u("stage"),detail:u("detail"),complain(x){l.hidden=x===
null,b(l,x??"")}},h;try{h=t.build(d)}catch(x){throw m.dispose(),x}let f=new V(()=>h.python()),y=()=>{h.update(),d.player?.
update(),f.update()},$=null,F=()=>{clearTimeout(c);try{y()}catch(x){$=`This could not be drawn${me(x)}. Undo the last ch\
ange, or begin again.`,d.complain($);return}$!==null&&l.textContent===$&&d.complain(null),$=null,c=setTimeout(()=>b(s,h.
describe()),zn)},q=In(d,f,()=>{d.complain(null),h.reset?.(),m.set({...i(),...d.player!==null&&{playing:!1}})});a.append(
q,d.more,l,d.stage),d.player!==null&&a.append(d.player.element),a.append(d.detail,f.element,s,d.editor.element);let[_e,le]=[
0,0],Ce=x=>{x<=Ke||x===_e||(_e=x,h.resize(x-Ke))},Oe=new ResizeObserver(()=>{cancelAnimationFrame(le),le=requestAnimationFrame(
()=>Ce(a.clientWidth))}),Sn=Y(()=>h.theme?.()),ze=()=>{clearTimeout(c),cancelAnimationFrame(le),Oe.disconnect(),Sn(),h.dispose?.(),
m.dispose(),a.remove()};n.append(a),qn(d);try{Ce(a.clientWidth||700),y(),b(s,h.describe())}catch(x){throw ze(),x}return r!==
null&&d.complain(r),a.dataset.ready="true",Oe.observe(a),ze}function qn({stage:t,player:e}){let n=r=>{r.target.closest("\
[role=gridcell]")!==null&&e?.pause()};t.addEventListener("pointermove",n),t.addEventListener("pointerdown",n),t.addEventListener(
"focusin",n)}function In(t,e,n){t.more.hidden=!0;let r=ue("More",s=>{t.more.hidden=!s,r.show(s),t.binding.schedule()},t.
more),o=ue("Python",s=>{e.element.hidden=!s,o.show(s),e.update()},e.element),i=t.more.hasChildNodes()&&r.element,a=p("di\
v",{class:"cnn-ends"},i,o.element,v("Reset",n,"reset"));return p("div",{class:"cnn-bar",role:"group","aria-label":"Setti\
ngs"},t.choices,a)}async function pe(t){let e=new Image;try{if(!/^(data:image\/|blob:)/.test(t))throw new Error("not a picture, and nothing\
 is to be fetched");e.src=t,await e.decode()}catch{throw new Error("This file is no picture that the browser can read: t\
ry PNG, JPEG or WebP.")}return Bn(e,e.naturalWidth,e.naturalHeight)}function Bn(t,e,n){let r=Ze(e,n);r.fillStyle="#fff",
r.fillRect(0,0,e,n),r.drawImage(t,0,0,e,n);let{data:o}=r.getImageData(0,0,e,n),i=!1;for(let l=0;l<o.length&&!i;l+=4)i=o[l]!==
o[l+1]||o[l]!==o[l+2];let a=i?3:1,s=new Uint8Array(e*n*a);for(let l=0;l<e*n;l++)for(let u=0;u<a;u++)s[l*a+u]=o[4*l+u];return{
width:e,height:n,channels:a,data:s}}function Ye({width:t,height:e,channels:n,data:r}){let o=Ze(t,e),i=o.createImageData(
t,e);for(let a=0;a<t*e;a++){for(let s=0;s<3;s++)i.data[4*a+s]=r[a*n+(n===3?s:0)];i.data[4*a+3]=255}return o.putImageData(
i,0,0),o.canvas.toDataURL("image/png")}var X=class{constructor(e){this.ready=e}ready;url="";picture=null;problem=null;get(e){
return e!==this.url&&(this.url=e,pe(e).then(n=>this.done(e,n,null),n=>this.done(e,null,n.message))),this.picture}done(e,n,r){
e===this.url&&(this.picture=n??this.picture,this.problem=r,this.ready())}};function Ze(t,e){let n=document.createElement(
"canvas");return[n.width,n.height]=[t,e],n.getContext("2d",{willReadFrequently:!0})}var Xe=t=>t.reduce((e,n)=>e*n,1);function L(t,e){let n=Xe(t);if(e!==void 0&&e.length!==n)throw new RangeError(`data has ${e.
length} elements, but shape (${t.join(", ")}) needs ${n}`);return{shape:[...t],data:e===void 0?new Float64Array(n):Float64Array.
from(e)}}function Qe(t){let e=(n,r)=>{if(n===t.shape.length)return t.data[r];let o=Xe(t.shape.slice(n+1));return Array.from({length:t.
shape[n]},(i,a)=>e(n+1,r+a*o))};return e(0,0)}function Un(t){let e=[...t];for(let n=1;n<=1024;n++)if(e.every(r=>Math.round(r*n)/n===r))return n;return 1}function R(t,e){let n=Un(e.data),r=(i,a)=>{if(!Array.isArray(i))return String(n===1?i:Math.round(i*n));let s=Array.isArray(
i[0])?`,
${" ".repeat(a+1)}`:", ";return`[${i.map(l=>r(l,a+1)).join(s)}]`},o=`${t} = np.array(`;return`${o}${r(Qe(e),o.length)}, \
dtype=float)${n===1?"":` / ${n}`}`}function en(t,e,n=!1,r){let o=t.filter(s=>Number.isFinite(s)&&(!n||s>0)),[i,a]=r??o.reduce(([s,l],u)=>[Math.min(s,u),Math.
max(l,u)],[1/0,-1/0]);return i>a&&([i,a]=n?[1,10]:[0,1]),i===a&&([i,a]=n?[i/2,i*2]:[i-.5,a+.5]),{low:i,high:a,log:n,ticks:n?
Gn(i,a,e):tn(i,a,e)}}function nn({low:t,high:e,log:n},r,o,i){if(n&&r<=0)return NaN;let a=n?Math.log10:Number;return o+(a(
r)-a(t))/(a(e)-a(t))*(i-o)}function Gn(t,e,n){let[r,o]=[Math.floor(Math.log10(t)),Math.ceil(Math.log10(e))],i=Math.max(1,
Math.ceil((o-r)/n)),a=o-r<=n/3?[1,2,5]:[1],s=[];for(let l=r;l<=o;l+=i)s.push(...a.map(u=>+`${u}e${l}`));return s.filter(
l=>l>=t*.999&&l<=e*1.001)}function tn(t,e,n){let r=(e-t)/n,o=Math.floor(Math.log10(r)),i=r/10**o,a=i>=Math.sqrt(50)?10:i>=
Math.sqrt(10)?5:i>=Math.sqrt(2)?2:1,s=o<0?10**-o/a:1,l=o<0?1:10**o*a,u=f=>f*l/s,[c,m]=[Math.round(t*s/l),Math.round(e*s/
l)],[d,h]=[u(c)<t?c+1:c,u(m)>e?m-1:m];return h<d&&n<2?tn(t,e,2*n):Array.from({length:Math.max(0,h-d+1)},(f,y)=>u(d+y))}var ge=[1,2,1,2,4,2,1,2,1].map(t=>t/16);function an(t,e){let n=e+Math.imul(t,2654435769)|0;return n^=n>>>16,n=Math.imul(
n,2146121005),n^=n>>>15,n=Math.imul(n,2221713035),n^=n>>>16,(n>>>0)/2**31-1}function Hn(t,e,n){let r=t.flat();return r[n]+
.5*Math.max(...r.map(Math.abs))*an(1,e*r.length+n)}var I=null;function xe(t){let e=t**4;if(I===null||I.length!==e){let n=Math.
sqrt(3)/t;I=new Float64Array(e);for(let r=0;r<e;r++)I[r]=n*an(2,r)}return I}function Dn({size:t,data:e},n,r){if(r==="non\
e")return{size:t,data:e};let o=Math.floor((n-1)/2),i=t+n-1,a=new Float64Array(i*i);for(let s=0;s<i;s++)for(let l=0;l<i;l++){
let[u,c]=[s-o,l-o];u>=0&&u<t&&c>=0&&c<t?a[s*i+l]=e[u*t+c]:r==="circular"&&(a[s*i+l]=e[(u+t)%t*t+(c+t)%t])}return{size:i,
data:a}}function B(t,e,n,r,o){let{size:i,data:a}=Dn(t,e,n),s=Math.floor((i-e)/r)+1,l=new Float64Array(s*s);for(let u=0;u<
s;u++)for(let c=0;c<s;c++)l[u*s+c]=o(a,u*r*i+c*r,i,u*s+c);return{size:s,data:l}}function rn(t,e){return(n,r,o,i)=>{let a=0;
for(let s=0,l=0;s<e;s++)for(let u=0;u<e;u++,l++)a+=n[r+s*o+u]*t(i,l);return a}}var on=(t,e,n)=>Math.max(t[e],t[e+1],t[e+
n],t[e+n+1]),Kn=(t,e,n)=>(t[e]+t[e+1]+t[e+n]+t[e+n+1])/4;function Q(t,{kind:e,kernel:n,border:r,stride:o}){if(e==="dense"){
let[l,u]=[xe(t.size),t.data.length],c=new Float64Array(u);for(let m=0,d=0;m<u;m++){let h=0;for(let f=0;f<u;f++,d++)h+=l[d]*
t.data[f];c[m]=h}return{size:t.size,data:c}}if(e==="max_pool")return B(t,2,r,o,on);if(e==="avg_pool")return B(t,2,r,o,Kn);
if(e==="blur_pool")return B(B(t,2,r,1,on),3,r,o,rn((l,u)=>ge[u],3));let i=n.flat(),a=Math.floor((t.size+(r==="none"?0:n.
length-1)-n.length)/o)+1,s=e==="convolution"?(l,u)=>i[u]:Vn(n,a);return B(t,n.length,r,o,rn(s,n.length))}var fe=null;function Vn(t,e){
let[n,r]=[JSON.stringify([t,e]),t.length**2];if(fe?.key!==n){let i=Float64Array.from({length:e*e*r},(a,s)=>Hn(t,Math.floor(
s/r),s%r));fe={key:n,table:i}}let{table:o}=fe;return(i,a)=>o[i*r+a]}var M=({kind:t,stride:e})=>t==="dense"?1:e,be=(t,e)=>(t%
e+e)%e;function we({size:t,data:e},[n,r],o){let i=new Float64Array(t*t);for(let a=0;a<t;a++)for(let s=0;s<t;s++){let[l,u]=[
a-n,s-r];(l>=0&&l<t&&u>=0&&u<t||o==="circular")&&(i[a*t+s]=e[be(l,t)*t+be(u,t)])}return{size:t,data:i}}function ve({size:t,
data:e},[n,r],o,i){let a=new Float64Array(t*t),[s,l]=[ye(t,n/o,i),ye(t,r/o,i)];for(let u=0;u<t;u++)for(let c=0;c<t;c++){
let m=0;for(let[d,h]of s[u])for(let[f,y]of l[c])m+=h*y*e[d*t+f];a[u*t+c]=s[u].length*l[c].length>0?m:NaN}return{size:t,data:a}}
function ye(t,e,n){let r=Math.floor(e),o=e-r;return Array.from({length:t},(i,a)=>{let s=o===0?[[a-r,1]]:[[a-r,1-o],[a-r-
1,o]];return n==="zero"?s.every(([l])=>l>=0&&l<t)?s:[]:s.map(([l,u])=>[be(l,t),u])})}var Jn=64*Number.EPSILON;function ee(t,e,n){
let{size:r}=t,o=new Float64Array(r*r),[i,a,s,l,u]=[0,0,0,0,0];for(let c=0;c<o.length;c++){let m=o[c]=Math.abs(t.data[c]-
e.data[c]);m===m&&(u++,s+=m,m>Jn*n&&l++,m>i&&([i,a]=[m,c]))}return l===0&&(i=0),{map:o,size:r,max:i,mean:u>0?s/u:0,at:[Math.
floor(a/r),a%r],differing:l,compared:u,scale:n}}var $e=(...t)=>t.reduce((e,{data:n})=>n.reduce((r,o)=>Math.max(r,Math.abs(
o)),e),0);function sn(t,e,n,r,o){let i=Q(we(t,r,o),n);return ee(i,ve(e,r,M(n),o),$e(e,i))}function ln({map:t,size:e},[n,
r],o,i){let a=c=>Array.from({length:e},(m,d)=>{let h=ye(e,c/o,"circular")[d].map(([f])=>f);return[d,...h].every(f=>f>=i&&
f<e-i)}),[s,l]=[a(n),a(r)],u=null;return t.forEach((c,m)=>{c===c&&s[Math.floor(m/e)]&&l[m%e]&&(u=Math.max(u??0,c))}),u}function un(t,e,n,r,o){
let i=Math.min(e,n),[a,s]=[e-i>>1,n-i>>1],l=(c,m)=>{let d=((s+c)*e+a+m)*r;return r===1?t[d]:.299*t[d]+.587*t[d+1]+.114*t[d+
2]},u=c=>Math.floor(c*i/o);return Uint8Array.from({length:o*o},(c,m)=>{let[d,h]=[Math.floor(m/o),m%o],[f,y]=[[u(d),u(h)],
[Math.max(u(d+1),u(d)+1),Math.max(u(h+1),u(h)+1)]],$=0;for(let F=f[0];F<y[0];F++)for(let q=f[1];q<y[1];q++)$+=l(F,q);return Math.
round($/((y[0]-f[0])*(y[1]-f[1])))})}function ke(t,e,n){if(n==="none")return t;let[r,o]=[Math.floor((e-1)/2),Math.ceil((e-1)/2)];return`pad(${t}, (${r}, ${o}\
, ${r}, ${o})${n==="circular"?', mode="circular"':""})`}function Zn({kind:t,border:e,stride:n,kernel:r}){let o=n===1?"":
`, stride=${n}`,i=e==="none"||t==="dense"?[]:["pad"];if(t==="dense")return{names:["linear"],body:"linear(x.reshape(1, -1\
), weight).reshape(x.shape)"};let a=`${ke("x",2,e)}, 2`;if(t==="max_pool"||t==="avg_pool")return{names:[`${t}2d`,...i],body:`${t}\
2d(${a}, stride=${n})`};if(t==="blur_pool"){let l=ke(`max_pool2d(${a}, stride=1)`,3,e);return{names:["conv2d","max_pool2\
d",...i],body:`conv2d(${l}, weight${o})`}}let s=t==="convolution"?"conv2d":"locally_connected2d";return{names:[s,...i],body:`${s}\
(${ke("x",r.length,e)}, weight${o})`}}function cn({layer:t,kernelName:e,picture:n,shift:[r,o],boundary:i,invariance:a}){
let{names:s,body:l}=Zn(t),u=M(t),c=t.kind==="dense"||t.kind==="locally_connected",m=[`picture=${JSON.stringify(n)}`,...c?
[`function="${t.kind}"`]:[],...t.kind==="locally_connected"?[`kernel="${e}"`,`padding="${t.border}"`,`stride=${u}`]:[]].
join(", "),d=["import numpy as np"],h=r%u===0&&o%u===0;return h&&d.push("from cnnedu.analysis import equivariance_error"),
d.push("from cnnedu.explorers import EquivarianceExplorer",`from cnnedu.functional import ${s.join(", ")}`,""),d.push(`e\
xplorer = EquivarianceExplorer(${m})`,"x = explorer.input  # one channel of 32×32 numbers from 0 to 1"),c?d.push("weigh\
t = explorer.weight"):t.kind==="convolution"?d.push(R("weight",Xn(t.kernel))):t.kind==="blur_pool"&&d.push(R("weight",L(
[1,1,3,3],ge))),d.push("","","def f(x):",`    return ${l}`,"",""),h?d.push(`print(equivariance_error(f, x, (${r}, ${o}),\
 boundary="${i}", stride=${u}))`):d.push(...Qn([r,o],u,i)),a&&d.push(`shifted = ${dn([r,o],i)}`,'print("invariant up to"\
, np.abs(f(shifted) - f(x)).max())'),`${d.join(`
`)}
`}var Xn=t=>L([1,1,t.length,t.length],t.flat()),dn=([t,e],n)=>`np.roll(x, (${t}, ${e}), (1, 2))${n==="zero"?` * np.roll(\
np.pad(np.ones((32, 32)), 32), (${t}, ${e}), (0, 1))[32:64, 32:64]`:""}`;function Qn([t,e],n,r){let o=d=>[Math.floor(d/n),
d/n-Math.floor(d/n)],[[i,a],[s,l]]=[o(t),o(e)],u=(d,h,f)=>`    + ${f} * np.roll(y, (${i+d}, ${s+h}), (1, 2))`,c=[[0,0,(1-
a)*(1-l)],[0,1,(1-a)*l],[1,0,a*(1-l)],[1,1,a*l]],m=[`# Stride ${n} does not divide the shift: y would have to move by a \
part of a position. Interpolate.`,"y = f(x)","between = (",...c.filter(([,,d])=>d>0).map(([d,h,f])=>u(d,h,f)),")",`diffe\
rence = np.abs(f(${dn([t,e],r)}) - between)`];if(r==="zero"){let d=h=>{let[f,y]=[Math.ceil(h/n),Math.floor(h/n)];return f>
0?`${f}:`:y<0?`:${y}`:":"};m.push(`difference = difference[:, ${d(t)}, ${d(e)}]  # what was inside before and is inside \
now`)}return[...m,"print(difference.max())"]}var Me=["function","kernel","padding","stride","shift","boundary","picture","invariance"],T=32,ne=16;function U(t){let e=t(
"kernel"),n=t("kernels")??{};return{layer:{kind:t("function"),kernel:n[e]??[[1]],border:t("padding"),stride:t("stride")},
kernelName:e,shift:t("shift"),boundary:t("boundary"),picture:t("picture"),invariance:t("invariance")===!0}}var Ae=([t,e])=>{
let n=r=>Math.max(-ne,Math.min(ne,r))+0;return[n(t),n(e)]};function mn({width:t,channels:e,data:n}){let r=o=>e===1?n[o]:
Math.round(.299*n[3*o]+.587*n[3*o+1]+.114*n[3*o+2]);return{size:t,data:Float64Array.from({length:t*t},(o,i)=>r(i)/255)}}
var j=null;function Se(t,e){let n=JSON.stringify(e);return(j===null||j.x!==t||j.key!==n)&&(j={x:t,key:n,plain:Q(t,e)}),j.
plain}var Le=({kind:t,stride:e})=>t==="blur_pool"?Math.ceil(2/e):1;function pn(t,e){let{layer:n,shift:r,boundary:o}=t,i=Se(
e,n),a=we(e,r,o),s=Q(a,n),l=ve(i,r,M(n),o),u=$e(i,s),c=ee(s,l,u),m=ln(c,r,M(n),Le(n));return{state:t,x:e,shifted:a,plain:i,
found:s,expected:l,equivariance:c,invariance:ee(s,i,u),scale:u,inside:m}}var W={convolution:"convolution",locally_connected:"locally connected",dense:"dense",max_pool:"max pooling",avg_pool:"av\
erage pooling",blur_pool:"blur pooling"},Te=(t,e)=>`row ${t}, column ${e}`;function z([t,e]){let n=(r,o,i)=>r===0?[]:[`${g(
Math.abs(r))} ${r>0?o:i}`];return[...n(t,"down","up"),...n(e,"right","left")].join(", ")||"not at all"}var fn=({layer:t,
shift:[e,n]})=>[e/M(t),n/M(t)],bn=([t,e])=>t===0&&e===0,hn=({layer:t,shift:e})=>e.every(n=>n%M(t)===0);function O({max:t,
at:e,size:n,differing:r,compared:o,scale:i}){if(t===0)return`Difference exactly 0 at all ${o} positions${o<n*n?" compare\
d":""}.`;let a=i>0?`, ${g(100*t/i,0)} % of the largest output`:"";return`${r} of ${o} positions differ. Largest differen\
ce ${g(t)}${a}, at ${Te(...e)}.`}function Ne(t){let{state:e,equivariance:n,inside:r}=t,{layer:o,shift:i,boundary:a}=e,s=M(
o);if(bn(i))return["Nothing has moved yet: drag the picture."];if(n.max===0)return[nt(e)];if(o.kind==="dense")return["Ev\
ery pixel has a weight of its own to every output. Nothing ties what the layer does here to what it does there."];let l=[];
if(o.kind==="locally_connected"&&l.push("Every position has a kernel of its own: the weights are not shared, so a patter\
n that moves meets other weights."),hn(e))a==="circular"&&T%s!==0&&l.push(`Stride ${s} does not divide the ${T} pixels: \
once round the border, the outputs are out of step.`);else{let c=i.find(d=>d%s!==0),m=`Stride ${s} does not divide ${Math.
abs(c)}: the output would have to move by ${g(Math.abs(c)/s)} positions. Shown is what lies between two, interpolated.`;
l.push(o.kind==="blur_pool"?`${m} The blur keeps the error small; it does not remove it.`:m)}return(o.border!=="circular"||
a==="zero")&&o.kind!=="locally_connected"&&(hn(e)||l.length===0)&&l.push(et(t,r)),l}function et({state:t,equivariance:e},n){
let{layer:r,boundary:o}=t,i=r.border==="none"?"The border: no window reaches across it, so what the shift brings round i\
t is seen only now.":r.border==="circular"?"The border: the padding goes round it, but the shift lets zeros come in.":o===
"circular"?"The border: the zeros beyond it do not move with the picture.":"The border: what has left the picture is rep\
laced by the zeros beyond it.";return n===null||n>1e-12*e.scale?i:`${i} Further than ${H(Le(r),"position")} from the rim\
, before or after the shift, it is exactly 0.`}function nt({layer:t,boundary:e}){let n=M(t),r=n>1?[`the shift is a multi\
ple of the stride, ${n}`]:[],o=t.kind==="convolution"||t.kind==="blur_pool"?"the same weights stand at every position":"\
every window does the same",i=e==="zero"?"what comes in is left out of the comparison":t.border==="circular"?"the border\
 goes round":"nothing at the border differs in this picture",a=[o,i,...r];return`Because ${a.slice(0,-1).join(", ")} and\
 ${a.at(-1)}.`}function yn({state:t,invariance:e,equivariance:n}){return bn(t.shift)?"Nothing has moved yet.":e.max===0?
"The output does not tell where the picture stands.":n.max===0?"The output moves with the picture, so it does not stay t\
he same: equivariant is not invariant.":"The output changes when the picture moves."}function gn(t){let{state:e,equivariance:n,
invariance:r}=t,o=n.max===0?"f(shift(x)) equals shift(f(x))":"f(shift(x)) is not shift(f(x))",i=e.invariance?` Invarianc\
e: ${r.max===0?"f(shift(x)) equals f(x).":`f(shift(x)) is not f(x). ${O(r)}`}`:"";return`${W[e.layer.kind]}, picture mov\
ed ${z(e.shift)}. Equivariance: ${o}. ${O(n)} ${Ne(t).join(" ")}${i}`}function xn({found:t,expected:e,plain:n,equivariance:r,
state:o},i){if(i===null||i.row>=t.size||i.col>=t.size)return"Drag the picture, or move it with the arrow keys. Point at \
an output to read both numbers.";let a=i.row*t.size+i.col,[s,l]=[t.data[a],e.data[a]];if(Number.isNaN(l))return`Output ${Te(
i.row,i.col)}: nothing to compare, the shift has uncovered it.`;let u=o.invariance?`; f(x) = ${g(n.data[a])}`:"";return`\
Output ${Te(i.row,i.col)}: f(shift(x)) = ${g(s)}, shift(f(x)) = ${g(l)}, difference ${g(r.map[a])}${u}.`}var tt=[["zeros","zeros"],["circular","circular"],["none","none"]],rt=[["circular","goes round the border"],["zero","let\
s zeros come in"]],ot=t=>t.replaceAll("_"," "),Pe=(t,...e)=>p("fieldset",{class:"cnn-section"},p("legend",{},t),p("div",
{class:"cnn-fields"},...e));function wn(t){let e=c=>m=>{t.complain(null),t.binding.set({[c]:m})},n=C("f",Object.entries(
W),e("function"));n.element.addEventListener("focusin",()=>setTimeout(()=>xe(T)));let r=Be("stride","stride",[1,4],e("st\
ride")),o=C("padding",tt,e("padding"));t.choices.append(n.element,r.element,o.element);let i=C("kernel",Object.keys(t.binding.
get("kernels")??{}).map(c=>[c,ot(c)]),e("kernel")),a=qe("The shift",rt,e("boundary")),s=it(t);t.more.append(Pe("Picture",
s.element,je("Your own …","image/*",s.load)),Pe("Layer",i.element),Pe("Shift",a.element));let l=Ie("Ask the other ques\
tion, too: is f invariant, f(shift(x)) = f(x)?",e("invariance"));return{show:c=>{let{layer:m}=c;n.show(m.kind),r.show([m.
stride]),o.show(m.border),i.show(c.kernelName),a.show(c.boundary),l.show(c.invariance),s.show(c.picture),r.element.hidden=
o.element.hidden=m.kind==="dense",i.element.hidden=m.kind!=="convolution"&&m.kind!=="locally_connected"},ask:l.element,load:s.
load}}function it(t){let e=t.binding.get("samples")??{},n=[...Object.keys(e).map(a=>[a,a]),["","your own"]],r=C("picture",
n,a=>{t.complain(a===""?"Choose a file with “Your own …”, or drop a picture here.":null),a!==""&&t.binding.set({picture:e[a]}),
t.binding.schedule()}),o=a=>{let s=URL.createObjectURL(a);pe(s).then(({data:l,width:u,height:c,channels:m})=>{t.complain(
null);let d=un(l,u,c,m,T);t.binding.set({picture:Ye({width:T,height:T,channels:1,data:d})})}).catch(l=>t.complain(l.message)).
finally(()=>URL.revokeObjectURL(s))},i=a=>r.show(Object.keys(e).find(s=>e[s]===a)??"");return{element:r.element,show:i,load:o}}function w(t,e={},...n){let r=document.createElementNS("http://www.w3.org/2000/svg",t);for(let[o,i]of Object.entries(e))
i!=null&&i!==!1&&r.setAttribute(o,String(i));return r.append(...n.filter(o=>o!==null&&o!==!1)),r}var Ee=8,A={top:10,right:14,bottom:40,left:52};function vn({log:t,domain:e},n,r,o,i){let a=en(n,i,t,e);return Object.assign(
s=>nn(a,s,r,o),{ticks:a.ticks})}var te=class{constructor(e,n=()=>{}){this.point=n;this.element=p("div",{class:"cnn-chart"},
this.plot,this.readout,this.legend),k(this.plot,"aria-label",e),this.plot.addEventListener("pointermove",r=>this.look(this.
nearest(r))),this.plot.addEventListener("pointerdown",r=>this.look(this.nearest(r))),this.plot.addEventListener("pointer\
leave",r=>r.pointerType!=="touch"&&this.look(null)),this.plot.addEventListener("blur",()=>this.look(null)),this.plot.addEventListener(
"keydown",r=>this.pressed(r))}point;element;plot=w("svg",{class:"cnn-plot",role:"application",tabindex:0,"aria-roledescr\
iption":"chart"});readout=p("p",{class:"cnn-readout"});legend=p("div",{class:"cnn-series"});series=[];places=[];mark=null;drawn=null;draw(e,n,r,o){
let i=[e,n,r,o];if(kn(i,this.drawn))return;this.drawn=i,this.series=e;let{width:a,height:s}=o,l=e.flatMap(({points:d})=>d),
u=vn(n,l.map(([d])=>d),A.left,a-A.right,Math.max(2,a/90)),c=vn(r,l.map(([,d])=>d),s-A.bottom,A.top,Math.max(2,s/50));this.
places=e.map(({points:d})=>d.map(([h,f])=>[at(n,h)?u(h):NaN,c(f)]));for(let[d,h]of Object.entries({width:a,height:s,viewBox:`\
0 0 ${a} ${s}`}))this.plot.setAttribute(d,String(h));this.write=d=>this.sentence(d,n,r),this.plot.replaceChildren(this.axes(
u,c,n,r,o),...e.map((d,h)=>this.curve(d,this.places[h])),w("g",{class:"cnn-cursor"}));let m=e.filter(({name:d})=>d!=="");
this.legend.replaceChildren(...m.length>1?m.map(st):[]),this.show(this.mark)}show(e){let n=e===null?void 0:this.places[e.
series]?.[e.index];this.mark=n===void 0?null:e,this.plot.querySelector(".cnn-cursor")?.replaceChildren(...n===void 0||n.
some(Number.isNaN)?[]:[w("circle",{cx:n[0],cy:n[1],r:7})]),b(this.readout,this.mark===null?"":this.write(this.mark))}write=()=>"";sentence({
series:e,index:n},r,o){let{name:i,points:a,names:s}=this.series[e],[l,u]=a[n],c=(d,h)=>Number.isNaN(h)?"–":(d.write??g)(
h),m=s?.[n]??r.tell?.(l)??`${r.label} ${c(r,l)}`;return`${i}${i===""?"":", "}${m}: ${s===void 0?"":`${r.label} ${c(r,l)}\
, `}${o.label} ${c(o,u)}`}axes(e,n,r,o,{width:i,height:a}){let s=w("g",{class:"cnn-axes","aria-hidden":"true"}),[l,u]=[a-
A.bottom,i-A.right];for(let m of n.ticks)s.append(w("path",{d:`M${A.left} ${n(m)}H${u}`})),s.append(w("text",{x:A.left-6,
y:n(m)+4,"text-anchor":"end"},(o.write??g)(m)));for(let m of e.ticks)s.append(w("path",{d:`M${e(m)} ${l}v5`})),s.append(
w("text",{x:e(m),y:l+18,"text-anchor":"middle"},(r.write??g)(m)));let c=(l+A.top)/2;return s.append(w("path",{d:`M${A.left}\
 ${l}H${u}`,class:"cnn-axis"}),w("text",{x:(A.left+u)/2,y:a-4,"text-anchor":"middle",class:"cnn-axis-label"},r.label),w(
"text",{x:12,y:c,transform:`rotate(-90 12 ${c})`,"text-anchor":"middle",class:"cnn-axis-label"},o.label)),s}curve({look:e,
scatter:n,faint:r},o){let i=o.filter(s=>s.every(Number.isFinite)),a=w("g",{class:`cnn-curve${r===!0?" cnn-faint":""}`,"d\
ata-look":e%Ee});return n!==!0&&i.length>0&&a.append(w("path",{d:`M${i.map(([s,l])=>`${s.toFixed(1)} ${l.toFixed(1)}`).join(
"L")}`})),(n===!0||i.length<=24)&&a.append(...i.map(([s,l])=>Mn(e,s,l))),a}nearest({clientX:e,clientY:n}){let{left:r,top:o}=this.
plot.getBoundingClientRect(),i=null,a=60**2;return this.places.forEach((s,l)=>s.forEach(([u,c],m)=>{let d=(u-e+r)**2+(c-
n+o)**2;d<a&&([i,a]=[{series:l,index:m},d])})),i}look(e){e?.series===this.mark?.series&&e?.index===this.mark?.index||(this.
show(e),this.point(this.mark))}pressed(e){let n={ArrowLeft:-1,ArrowRight:1,Home:-1/0,End:1/0}[e.key],r={ArrowUp:-1,ArrowDown:1}[e.
key];if(n===void 0&&r===void 0||this.series.length===0)return;e.preventDefault(),e.stopPropagation();let{series:o,index:i}=this.
mark??{series:0,index:n===1?-1:0},a=$n(o+(r??0),this.series.length);this.look({series:a,index:$n(i+(n??0),this.series[a].
points.length)})}};function kn(t,e){if(Object.is(t,e)||typeof t=="function"&&typeof e=="function")return!0;if(typeof t!=
"object"||typeof e!="object"||t===null||e===null)return!1;let[n,r]=[t,e],o=Object.keys(n);return o.length===Object.keys(
r).length&&o.every(i=>kn(n[i],r[i]))}var at=({domain:t},e)=>t===void 0||e>=t[0]-1e-9&&e<=t[1]+1e-9,$n=(t,e)=>Math.max(0,
Math.min(e-1,t));function Mn(t,e,n){let r=["M-4 0a4 4 0 1 0 8 0a4 4 0 1 0-8 0z","M-3.6-3.6h7.2v7.2h-7.2z","M0-4.6 4.4 3.\
4h-8.8z","M0-5 5 0 0 5-5 0z"],o=t%Ee>=r.length,i=r[t%r.length];return w("path",{d:i,transform:`translate(${e.toFixed(1)}\
 ${n.toFixed(1)})`,class:o?"cnn-mark cnn-hollow":"cnn-mark"})}function st({name:t,look:e,scatter:n}){let r=w("svg",{width:28,
height:12,"aria-hidden":"true"}),o=w("g",{class:"cnn-curve","data-look":e%Ee});return n!==!0&&o.append(w("path",{d:"M1 6\
H27"})),o.append(Mn(e,14,6)),r.append(o),p("span",{class:"cnn-series-entry"},r,t)}var N=8,lt=60,re=class{element;title=p("p",{class:"cnn-title"});chart;key="";x=null;points={max:[],mean:[]};shown=null;width=600;timer;constructor(e){
this.chart=new te("Error for each shift to the right",n=>{n!==null&&e(n.index)}),this.element=p("div",{class:"cnn-curve-\
block"},this.title,this.chart.element),b(this.title,"The error for each shift, as a share of the largest output")}update(e,n,r,o,i){
let a=JSON.stringify([n,r]),s=a===this.key&&e===this.x,l=i!==this.width;if([this.key,this.x,this.width,this.shown]=[a,e,
i,o],s){l&&this.points.max.length>N&&this.draw(),this.mark();return}clearTimeout(this.timer);let u={max:[],mean:[]},c=()=>{
let m=u.max.length,{max:d,mean:h,scale:f}=sn(e,Se(e,n),n,[0,m],r),y=$=>d>0&&f>0?100*$/f:0;if(u.max.push([m,y(d)]),u.mean.
push([m,y(h)]),m<N){this.timer=setTimeout(c);return}this.points=u,this.draw(),this.mark()};this.timer=setTimeout(c,lt)}dispose(){
clearTimeout(this.timer)}mark(){this.chart.show(this.shown===null||this.points.max.length<=N?null:{series:0,index:this.shown})}draw(){
let e={label:"pixels to the right",domain:[0,N],tell:i=>`${H(i,"pixel")} to the right`},r={label:"",domain:[0,Math.max(1,
...this.points.max.map(([,i])=>i))],write:i=>`${g(i,i<1?1:0)} %`},o=[{name:"largest error",look:0,points:this.points.max},
{name:"mean error",look:1,points:this.points.mean}];this.chart.draw(o,e,r,{width:Math.min(this.width,840),height:190})}};var P=255,ut={ArrowUp:[-1,0],ArrowDown:[1,0],ArrowLeft:[0,-1],ArrowRight:[0,1]},oe=class{constructor(e,n={}){this.events=
n;let r=Object.keys(n).length>0,o=r?{role:"application",tabindex:0,"aria-roledescription":"map"}:{role:"img"};this.element=
p("div",{class:"cnn-heat","aria-label":e,...o},this.canvas,this.outline),this.stop=Y(()=>{this.tables.clear(),this.paintAgain?.()}),
r&&this.listen()}events;element;canvas=p("canvas",{class:"cnn-heat-canvas",width:1,height:1});outline=p("div",{class:"cn\
n-heat-outline",hidden:!0});stop;tables=new Map;paintAgain=null;image=null;cursor=[0,0];get rows(){return this.canvas.height}get cols(){
return this.canvas.width}name(e){k(this.element,"aria-label",e)}paint(e,n,r,{hue:o,most:i}){this.draw(n,r,a=>{let s=new Uint32Array(
a.buffer),l=i>0?P/i:0;if(o==="image"){for(let c=0;c<s.length;c++)s[c]=ct(e[c]*l);return}let u=this.table(o);for(let c=0;c<
s.length;c++){let m=e[c]*l+P;s[c]=m!==m?0:u[m<0?0:m>2*P?2*P:m+.5|0]}})}paintPicture(e,n,r,o){let i=o-1;this.draw(n,r,a=>{
for(let s=0,l=0;s<n*r;s++,l+=o)a[4*s]=e[l],a[4*s+1]=e[l+Math.min(1,i)],a[4*s+2]=e[l+i],a[4*s+3]=255})}box(e){if(this.outline.
hidden=e===null,e===null)return;let n=(o,i)=>`${100*o/i}%`,{style:r}=this.outline;r.left=n(e.col,this.cols),r.top=n(e.row,
this.rows),r.width=n(e.cols,this.cols),r.height=n(e.rows,this.rows)}place(e,n){this.cursor=[E(e,this.rows),E(n,this.cols)]}at({
clientX:e,clientY:n}){let{left:r,top:o,width:i,height:a}=this.canvas.getBoundingClientRect();return[E(Math.floor((n-o)/a*
this.rows),this.rows),E(Math.floor((e-r)/i*this.cols),this.cols)]}dispose(){this.stop()}draw(e,n,r){this.canvas.width!==
n&&(this.canvas.width=n),this.canvas.height!==e&&(this.canvas.height=e),this.paintAgain=()=>{let o=this.canvas.getContext(
"2d");(this.image?.width!==n||this.image.height!==e)&&(this.image=o.createImageData(n,e));let{image:i}=this;r(i.data),o.
putImageData(i,0,0)},this.element.isConnected?this.paintAgain():requestAnimationFrame(()=>this.paintAgain?.())}table(e){
let n=this.tables.get(e);if(n!==void 0)return n;let r=Z(this.element,"--cnn-ground"),o=Z(this.element,`--cnn-${e}-plus`),
i=e==="input"?o:Z(this.element,`--cnn-${e}-minus`),a=Uint32Array.from({length:2*P+1},(s,l)=>{let[u,c]=[l<P?i:o,Math.abs(
l-P)/P],[m,d,h]=r.map((f,y)=>Math.round(f+(u[y]-f)*c));return An(m,d,h)});return this.tables.set(e,a),a}listen(){let{element:e,
events:n}=this,r=o=>this.move(...this.at(o));e.addEventListener("pointermove",r),e.addEventListener("pointerdown",r),e.addEventListener(
"pointerleave",o=>{o.pointerType!=="touch"&&n.leave?.()}),e.addEventListener("click",o=>n.pick?.(...this.at(o))),e.addEventListener(
"focus",()=>{e.matches(":focus-visible")&&this.move(...this.cursor)}),e.addEventListener("blur",()=>n.leave?.()),e.addEventListener(
"keydown",o=>{this.pressed(o)&&(o.preventDefault(),o.stopPropagation())})}pressed(e){let[n,r]=this.cursor;if(e.altKey||e.
ctrlKey||e.metaKey)return!1;let o=ut[e.key],i=e.shiftKey?10:1;if(o!==void 0)this.move(E(n+i*o[0],this.rows),E(r+i*o[1],this.
cols));else if(this.events.pick!==void 0&&(e.key==="Enter"||e.key===" "))this.events.pick(n,r);else return this.events.key?.(
e,n,r)??!1;return!0}move(e,n){this.cursor=[E(e,this.rows),E(n,this.cols)],this.events.point?.(...this.cursor)}},E=(t,e)=>Math.
max(0,Math.min(e-1,t)),An=(t,e,n)=>(255<<24|n<<16|e<<8|t)>>>0;function ct(t){if(t!==t)return 0;let e=t<0?0:t>255?255:t+.5|
0;return An(e,e,e)}var ie=class{element;low=p("span",{});high=p("span",{});bar=p("span",{class:"cnn-legend-bar"});note=p("span",{class:"cnn\
-legend-note"});constructor(){this.element=p("div",{class:"cnn-legend"},this.low,this.bar,this.high,this.note)}show(e,n,r,o){
this.bar.dataset.hue=e,this.bar.dataset.signed=String(r);let i=n===null?"max":g(n);b(this.low,r?"−"+i:"0"),b(this.high,
i),b(this.note,o)}};var S=class{element;heat;legend=new ie;title=p("strong",{});word=p("span",{});constructor(e,n,r){this.heat=new oe(n,r===
null?{}:{point:(o,i)=>r({row:o,col:i}),leave:()=>r(null)}),this.element=p("div",{class:"cnn-panel","data-part":e},p("div",
{class:"cnn-head"},this.title,this.word),this.heat.element,this.legend.element),b(this.title,n)}paint({size:e,data:n},r,o,i,a){
this.heat.paint(n,e,e,r),this.heat.name(a),this.heat.box(i===null||i.row>=e||i.col>=e?null:{...i,rows:1,cols:1}),b(this.
word,o),this.legend.element.hidden=r.hue==="image",r.hue!=="image"&&this.legend.show(r.hue,r.most,n.some(s=>s<0),n.some(
s=>Math.abs(s)>1.001*r.most)?"and more":"")}},ae=class{constructor(e,n,r,o){this.other=n;let i=p("div",{class:"cnn-said"},
p("p",{class:"cnn-question"},r),this.claim,this.amount),a=o===null?i:p("div",{class:"cnn-beside"},i,o);this.element=p("d\
iv",{class:"cnn-verdict","data-part":e},a,this.why)}other;claim=p("p",{class:"cnn-claim"});amount=p("p",{class:"cnn-amou\
nt"});why=p("p",{class:"cnn-why"});element;show(e,n,r){k(this.element,"data-holds",String(e)),b(this.claim,`f(shift(x)) ${e?
"=":"≠"} ${this.other}`),b(this.amount,n),b(this.why,r.join(" "))}},se=class{constructor(e,n,r){this.events=e;this.equivariance=
new ae("equivariance","shift(f(x))","Equivariant?",r);let o=a=>e.point(a);this.picture=new S("shifted","shift(x)",null),
this.plain=new S("plain","f(x)",null),this.found=new S("found","f(shift(x))",o),this.expected=new S("expected","shift(f(\
x))",o),this.difference=new S("difference","difference",o),this.again=[new S("found-again","f(shift(x))",o),new S("plain\
-again","f(x)",o)],this.change=new S("change","difference",o),this.drag=this.picture.heat.element,this.other=p("div",{class:"\
cnn-square cnn-other"},this.again[0].element,this.again[1].element,this.change.element,this.invariance.element);let i=p(
"div",{class:"cnn-square"},this.picture.element,this.plain.element,this.equivariance.element,this.found.element,this.expected.
element,this.difference.element);this.element=p("div",{class:"cnn-equivariance"},i,n,this.other),this.listen()}events;element;drag;picture;plain;found;expected;difference;change;again;equivariance;invariance=new ae(
"invariance","f(x)","Invariant?",null);other;drawn=null;update(e,n){if(this.drawn?.scene===e&&this.drawn.pointer===n)return;
this.drawn={scene:e,pointer:n};let{state:r,scale:o,equivariance:i,invariance:a}=e,l=r.layer.kind.endsWith("pool")?{hue:"\
image",most:o}:{hue:"activation",most:o},u={hue:"activation",most:o/2},c=`${e.found.size}×${e.found.size}`;this.picture.
paint(e.shifted,{hue:"image",most:1},r.shift.some(Boolean)?`moved ${z(r.shift)}: drag it`:"x itself: drag it",null,""),this.
drag.setAttribute("aria-label",`Picture, moved ${z(r.shift)}. Arrow keys move it, Home puts it back.`),this.plain.paint(
e.plain,l,`of x unmoved, ${c}`,null,`f(x), ${c} outputs`),this.found.paint(e.found,l,"↑ f of shift(x)",n,`f(shift(x)),\
 ${c} outputs`);let m=z(fn(r));this.expected.paint(e.expected,l,`↑ f(x), moved ${m}`,n,`shift(f(x)), moved ${m}`);let d=f=>f.
max>0?{row:f.at[0],col:f.at[1]}:null,h=f=>f.max===0?"exactly 0":`at most ${g(f.max)}, framed`;this.difference.paint({size:i.
size,data:i.map},u,h(i),n??d(i),`difference: ${O(i)}`),this.equivariance.show(i.max===0,O(i),Ne(e)),this.other.hidden=!r.
invariance,r.invariance&&(this.again[0].paint(e.found,l,"picture moved",n,"f(shift(x))"),this.again[1].paint(e.plain,l,"\
picture as it was",n,"f(x)"),this.change.paint({size:a.size,data:a.map},u,h(a),n??d(a),`difference of f(shift(x)) and f(\
x): ${O(a)}`),this.invariance.show(a.max===0,O(a),[yn(e)]))}dispose(){for(let e of[this.picture,this.plain,this.found,this.
expected,this.difference,this.change,...this.again])e.heat.dispose()}listen(){let{drag:e,events:n}=this;for(let[o,i]of Object.
entries({role:"application",tabindex:"0","aria-roledescription":"picture to drag"}))e.setAttribute(o,i);e.classList.add(
"cnn-drag");let r=null;e.addEventListener("pointerdown",o=>{r={x:o.clientX,y:o.clientY,shift:n.now()},e.setPointerCapture(
o.pointerId)}),e.addEventListener("pointermove",o=>{if(r===null)return;let i=e.clientWidth/this.picture.heat.cols,a=(s,l)=>Math.
round((s-l)/i);n.shift(Ae([r.shift[0]+a(o.clientY,r.y),r.shift[1]+a(o.clientX,r.x)]))});for(let o of["pointerup","pointe\
rcancel"])e.addEventListener(o,()=>r=null);e.addEventListener("keydown",o=>{if(o.altKey||o.ctrlKey||o.metaKey)return;let[
i,a]=n.now(),s=o.shiftKey?ne/4:1,u={ArrowUp:[i-s,a],ArrowDown:[i+s,a],ArrowLeft:[i,a-s],ArrowRight:[i,a+s],Home:[0,0]}[o.
key];if(u!==void 0)n.shift(Ae(u));else if(o.key===" ")n.toggle();else return;o.preventDefault(),o.stopPropagation()})}};var mt={unit:"shift",length:()=>N+1,index:t=>Math.max(0,Math.min(N,t("shift")[1])),at:(t,e)=>({shift:[t("shift")[0],e]})},
Fe=class{constructor(e){this.frame=e;let{binding:n}=e;this.reader=new X(()=>{this.disposed||(this.reader.problem!==null&&
e.complain(this.reader.problem),n.schedule())});let r=wn(e);this.showControls=r.show,this.stage=new se({shift:o=>n.set({
shift:o,playing:!1}),now:()=>n.get("shift"),point:o=>this.point(o),toggle:()=>e.player?.toggle()},r.ask,this.hint),this.
curve=new re(o=>n.set({shift:[0,o],playing:!1})),e.stage.append(this.stage.element),e.detail.append(this.curve.element),
this.acceptDrops(r.load)}frame;reader;stage;curve;hint=p("p",{class:"cnn-hint"});showControls;scene=null;made=[];squares=null;pointer=null;width=700;disposed=!1;update(){
this.showControls(U(this.frame.binding.get)),this.draw()}resize(e){this.width=e,this.draw()}describe(){if(this.scene!==null)
return gn(this.scene);let{layer:e,shift:n}=U(this.frame.binding.get);return`${W[e.kind]}, picture moved ${z(n)}. The pic\
ture is being decoded.`}python(){let{picture:e,...n}=U(this.frame.binding.get),r=this.frame.binding.get("samples")??{};return cn(
{...n,picture:Object.keys(r).find(o=>r[o]===e)??e})}dispose(){this.disposed=!0,this.stage.dispose(),this.curve.dispose()}draw(){
let e=this.picture();if(e===null)return;let n=[e,...Me.map(this.frame.binding.get)];(this.scene===null||We(n,this.made))&&
(this.scene=pn(U(this.frame.binding.get),e),this.made=n);let{layer:r,shift:[o,i],boundary:a}=this.scene.state;this.stage.
update(this.scene,this.pointer),this.curve.update(e,r,a,o===0&&i>=0&&i<=N?i:null,this.width),b(this.hint,xn(this.scene,this.
pointer))}picture(){let e=this.frame.binding.get("picture"),n=this.reader.get(e);return n===null?null:(this.squares?.picture!==
n&&(this.squares={url:e,picture:n,x:mn(n)}),this.squares.x)}point(e){JSON.stringify(e)!==JSON.stringify(this.pointer)&&(this.
pointer=e,this.frame.binding.schedule())}acceptDrops(e){let{stage:n}=this.frame;n.addEventListener("dragover",r=>r.preventDefault()),
n.addEventListener("drop",r=>{r.preventDefault();let o=r.dataTransfer?.files[0];o!==void 0&&e(o)})}},Fi=Ve({name:"Equiva\
rianceExplorer",title:"Equivariance explorer",traits:Me,sequence:mt,build:t=>new Fe(t)});export{Fi as default};
