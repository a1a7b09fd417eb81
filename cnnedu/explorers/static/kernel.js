function m(o,e={},...t){let n=document.createElement(o);for(let[r,s]of Object.entries(e))typeof s=="function"?n.addEventListener(
r.slice(2),s):s===!0?n.setAttribute(r,""):s!==!1&&s!=null&&n.setAttribute(r,String(s));return n.append(...t.filter(r=>r!=
null&&r!==!1)),n}var on={first:"M4 3v10M13 3.5v9L6 8z",back:"M11.5 3.5v9L5 8z",play:"M5 3v10l8-5z",pause:"M5 3.5v9M11 3.\
5v9",forward:"M4.5 3.5v9L11 8z",reset:"M3.5 8a4.5 4.5 0 1 0 1.6-3.4M5.5 1.8 4.8 4.9l3.1.5",minus:"M4 8h8",plus:"M4 8h8M8\
 4v8"};function ae(o){let e="http://www.w3.org/2000/svg",t=document.createElementNS(e,"svg");t.setAttribute("viewBox","0\
 0 16 16"),t.setAttribute("class",`cnn-icon cnn-icon-${o}`),t.setAttribute("aria-hidden","true");let n=document.createElementNS(
e,"path");return n.setAttribute("d",on[o]),t.append(n),t}function y(o,e){o.textContent!==e&&(o.textContent=e)}function M(o,e,t){
o.getAttribute(e)!==t&&(t===null?o.removeAttribute(e):o.setAttribute(e,t))}var sn=0,an=Math.random().toString(36).slice(
2,8),_=o=>`cnn-${o}-${an}-${++sn}`;function $(o,e,t,n=!1){let r=t===void 0?o:ae(t),s={type:"button",class:`cnn-button${n?" cnn-quiet":""}`,onclick:e};return m(
"button",t===void 0?s:{...s,"aria-label":o,title:o},r)}function U(o,e,t){let n=t===void 0?"aria-pressed":"aria-expanded",
r=$(o,()=>e(r.getAttribute(n)!=="true"));return r.setAttribute(n,"false"),t!==void 0&&(t.id||=_("panel"),r.setAttribute(
"aria-controls",t.id)),{element:r,show:s=>r.setAttribute(n,String(s))}}var ln=(o,e)=>(e.id||=_("field"),m("div",{class:"\
cnn-field"},m("label",{for:e.id},o),e));function Z(o,e,t){let n=m("select",{class:"cnn-select",onchange:()=>t(n.value)});
for(let[s,i]of e)n.append(m("option",{value:s},i));let r=s=>{n.value!==s&&(n.value=s)};return{element:ln(o,n),show:r}}function q(o,e,t){
let n=_("choice"),r=e.map(([a])=>m("input",{type:"radio",name:n,value:a,onchange:()=>t(a)})),s=e.map(([,a],u)=>m("label",
{},r[u],m("span",{},a)));return{element:m("div",{class:"cnn-segmented",role:"radiogroup","aria-label":o},...s),show:a=>r.
forEach(u=>u.checked=u.value===a)}}function ee(o,e){let t=m("input",{type:"checkbox",onchange:()=>e(t.checked)});return{
element:m("label",{class:"cnn-check"},t,m("span",{},o)),show:r=>{t.checked=r}}}function le(o,e,[t,n],r){let s=t,i=null,l=g=>{
i===null&&requestAnimationFrame(()=>i=null),i=Math.max(t,Math.min(n,(i??s)+g)),r(i)},a=$(`Decrease ${e}`,()=>l(-1),"minu\
s"),u=$(`Increase ${e}`,()=>l(1),"plus"),c=m("output",{class:"cnn-number"}),d=_("stepper"),p=m("span",{id:d,class:"cnn-c\
aption"},o),h=m("div",{class:"cnn-stepper",role:"group","aria-labelledby":d},a,c,u),b=g=>{s=g[0];let f=g.every(w=>w===s);
y(c,f?String(s):g.join("×")),it(a,s<=t&&f),it(u,s>=n&&f)};return{element:m("div",{class:"cnn-field"},p,h),show:b}}function at(o,e,t){let n=m("input",{type:"file",accept:e,class:"cnn-file",tabindex:-1,"aria-hidden":"true"});return n.addEventListener(
"change",()=>{let r=n.files?.[0];n.value="",r!==void 0&&t(r)}),m("span",{class:"cnn-filebox"},$(o,()=>n.click()),n)}var it=(o,e)=>o.
setAttribute("aria-disabled",String(e));function x(o,e=2){if(!Number.isFinite(o))return Number.isNaN(o)?"nan":o>0?"∞":"−∞";let t=Math.abs(o);if(t<1e-9)return"\
0";let n=o<0?"−":"";return Number(t.toFixed(e))!==0?n+String(Number(t.toFixed(e))):t>=1e-4?n+String(Number(t.toPrecision(
2))):n+t.toExponential(1).replace(".0e","e").replace(/-(\d)$/,"-0$1")}function ue(o,e){return Number.isInteger(o)||e===1||
e>99?x(o):`${x(o*e)}/${e}`}function lt(o,e){let t=o<0?"−":"",n=Math.abs(o);for(let s of[2,1,0]){if(s<2&&n<.5*10**-s)break;
let i=x(o,s);if(i.length<=e)return i;let l=i.replace(/0\./,".");if(n<1&&l.length<=e)return l}let r=`${t}${Math.round(n/1e3)}\
k`;return n>=1e3&&r.length<=e?r:"…"}function je(o){let e=o.trim().replaceAll("−","-").replace(",","."),t=/^([+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?)(?:\/(\d+\.?\d*))?$/i.
exec(e);if(t===null)return null;let n=Number(t[1])/(t[2]===void 0?1:Number(t[2]));return Number.isFinite(n)?n:null}var ut=(o,e)=>`${o}\
 ${e}${o===1?"":"s"}`;var ce=class{constructor(e){this.root=e;this.element=m("div",{class:"cnn-editor",role:"group",hidden:!0},$("One less",()=>this.
nudge(-1),"minus"),this.field,$("One more",()=>this.nudge(1),"plus")),this.field.addEventListener("input",()=>this.read()),
this.element.addEventListener("keydown",t=>this.keydown(t)),this.element.addEventListener("focusout",t=>{this.element.contains(
t.relatedTarget)||this.close(!1)})}root;element;field=m("input",{type:"text",class:"cnn-entry",autocomplete:"off",spellcheck:"\
false"});edit=null;open(e){this.edit?.cell.classList.remove("cnn-editing"),this.edit=e,e.cell.classList.add("cnn-editing"),
this.element.hidden=!1,this.element.setAttribute("aria-label",`Edit ${e.label}`),this.field.setAttribute("aria-label",e.
label),this.place(e.cell),this.field.value=e.typed??x(e.value,6),this.field.focus({preventScroll:!0}),e.typed===void 0?this.
field.select():this.read()}close(e){let{edit:t}=this;t!==null&&(this.edit=null,this.element.hidden=!0,t.cell.classList.remove(
"cnn-editing"),e&&t.cell.focus({preventScroll:!0}))}read(){let e=je(this.field.value);this.field.setAttribute("aria-inva\
lid",String(e===null)),e!==null&&this.edit?.write(e)}nudge(e){let t=(je(this.field.value)??0)+e;this.field.value=x(t,6),
this.read()}keydown(e){e.stopPropagation();let{key:t}=e;if(t==="ArrowUp"||t==="ArrowDown")this.nudge(t==="ArrowUp"?1:-1);else if(t===
"Escape")this.edit?.write(this.edit.value),this.close(!0);else if(t==="Enter"&&e.target===this.field)this.close(!0);else
return;e.preventDefault()}place(e){let[t,n]=[this.root.getBoundingClientRect(),e.getBoundingClientRect()],{offsetWidth:r,
offsetHeight:s}=this.element,i=n.left+n.width/2-r/2-t.left,l=Math.max(4,Math.min(t.width-r-4,i)),a=n.bottom-t.top+6,u=a+
s>t.height?n.top-t.top-s-6:a;this.element.style.translate=`${l}px ${u}px`}};function ct(o,e){let t=o.get("_initial"),n=()=>Object.fromEntries(e.map(r=>[r,structuredClone(o.get(r))]));return t!=null&&
Object.keys(t).length>0?t:n()}function dt(o,e,t){let n=0,r=()=>{n||=requestAnimationFrame(()=>{n=0,t()})};for(let s of e)
o.on(`change:${s}`,r);return{get:s=>o.get(s),set(s){let i=Object.entries(s).filter(([l,a])=>!un(o.get(l),a));for(let[l,a]of i)
o.set(l,a);i.length>0&&o.save_changes()},schedule:r,dispose(){cancelAnimationFrame(n);for(let s of e)o.off(`change:${s}`,
r)}}}var un=(o,e)=>o===e||JSON.stringify(o)===JSON.stringify(e);function mt(o,e){let t,n=a=>o.get(a),r=a=>{for(let[u,c]of Object.entries(a))o.set(u,c);o.save_changes()},s=()=>{clearTimeout(
t),n("playing")===!0&&(t=setTimeout(i,1e3/Math.max(.25,Number(n("speed")))))},i=()=>{let[a,u]=[e.index(n)+1,e.length(n)-
1];r({...a<=u&&e.at(n,a),playing:a<u}),s()},l=["change:playing","change:speed"];for(let a of l)o.on(a,s);return s(),()=>{
clearTimeout(t);for(let a of l)o.off(a,s)}}var cn=[.25,.5,1,2,4,8].map(o=>[String(o),`${o} / s`]),de=class{constructor(e,t){
this.binding=e;this.sequence=t;this.scrub.setAttribute("aria-label",`Position among the ${t.unit}s`),this.scrub.addEventListener(
"input",()=>this.go(Number(this.scrub.value))),this.playButton=$("Play",()=>this.toggle(),"play"),this.playButton.append(
ae("pause")),this.playButton.classList.add("cnn-play"),this.element=m("div",{class:"cnn-player",role:"group","aria-label":"\
Player",id:_("player")},m("div",{class:"cnn-transport"},$(`First ${t.unit}`,()=>this.go(0),"first",!0),$("Step back",()=>this.
step(-1),"back",!0),this.playButton,$("Step forward",()=>this.step(1),"forward",!0)),this.scrub,this.count,this.speed.element),
this.element.addEventListener("keydown",n=>this.keydown(n))}binding;sequence;element;playButton;scrub=m("input",{type:"r\
ange",min:0,step:1,class:"cnn-scrub"});count=m("span",{class:"cnn-count"});speed=Z("Speed",cn,e=>this.binding.set({speed:Number(
e)}));toggle(){let e=this.binding.get("playing")===!0,t=this.sequence.index(this.binding.get)>=this.sequence.length(this.
binding.get)-1;this.binding.set({...!e&&t&&this.sequence.at(this.binding.get,0),playing:!e})}pause(){this.binding.get("p\
laying")===!0&&this.binding.set({playing:!1})}update(){let e=this.binding.get("playing")===!0,[t,n]=[this.sequence.index(
this.binding.get),this.sequence.length(this.binding.get)];M(this.playButton,"aria-label",e?"Pause":"Play"),M(this.playButton,
"title",e?"Pause":"Play"),M(this.playButton,"data-playing",String(e)),M(this.scrub,"max",String(n-1)),this.scrub.valueAsNumber!==
t&&(this.scrub.valueAsNumber=t),M(this.scrub,"aria-valuetext",`${this.sequence.unit} ${t+1} of ${n}`),this.scrub.style.setProperty(
"--done",String(n>1?t/(n-1):1)),y(this.count,`${t+1} / ${n}`),this.speed.show(String(this.binding.get("speed")))}step(e){
this.go(this.sequence.index(this.binding.get)+e)}go(e){let t=this.sequence.length(this.binding.get)-1,n=this.sequence.at(
this.binding.get,Math.max(0,Math.min(t,e)));this.binding.set({...n,playing:!1})}keydown(e){e.key!==" "||e.target!==this.
scrub||(e.preventDefault(),this.toggle())}};var me=class{constructor(e){this.source=e;let t=m("pre",{tabindex:0,role:"group","aria-label":"Python source"},this.code),
n=$("Copy",()=>{this.copy()}),r=m("div",{class:"cnn-python-bar"},m("span",{},"The same in Python"),this.status,n);this.element=
m("div",{class:"cnn-python",hidden:!0},r,t)}source;element;code=m("code",{});status=m("span",{class:"cnn-copied",role:"s\
tatus"});update(){this.element.hidden||(y(this.code,this.source()),y(this.status,""))}async copy(){try{await navigator.clipboard.
writeText(this.source()),y(this.status,"Copied")}catch{getSelection()?.selectAllChildren(this.code),y(this.status,"Selec\
ted: press Ctrl+C to copy")}}};var dn=["data-theme","data-jp-theme-light","data-vscode-theme-kind","theme","class"];function he(o){let e=new MutationObserver(
o);for(let n of[document.documentElement,document.body])e.observe(n,{attributeFilter:dn});let t=matchMedia("(prefers-col\
or-scheme: dark)");return t.addEventListener("change",o),()=>{e.disconnect(),t.removeEventListener("change",o)}}var pe;function z(o,e){
pe??=document.createElement("canvas").getContext("2d",{willReadFrequently:!0});let t=o.appendChild(document.createElement(
"i"));t.style.color=`var(${e})`,pe.fillStyle=getComputedStyle(t).color,t.remove(),pe.fillRect(0,0,1,1);let[n,r,s]=pe.getImageData(
0,0,1,1).data;return[n,r,s]}var mn=["playing","speed"],pn=350,pt=4;function ht(o){let{sequence:e}=o;return{initialize:({model:t})=>e===void 0?()=>{}:
mt(t,e),render({model:t,el:n}){try{return hn(o,t,n)}catch(r){let s=`${o.name} could not be drawn: ${r instanceof Error?r.
message:String(r)}`;return n.replaceChildren(m("div",{class:"cnn"},m("p",{class:"cnn-problem",role:"alert"},s))),()=>n.replaceChildren()}}}}
function hn(o,e,t){let n=[...o.traits,...o.sequence===void 0?[]:mn],r=ct(e,n),s=m("div",{class:"cnn",role:"group","aria-\
label":o.title,"data-explorer":o.name}),i=m("div",{class:"cnn-live",role:"status","aria-live":"polite","aria-atomic":"tr\
ue"}),l=m("p",{class:"cnn-problem",role:"alert",hidden:!0}),a=v=>m("div",{class:`cnn-${v}`}),u,c=dt(e,n,()=>b()),d={binding:c,
editor:new ce(s),player:o.sequence===void 0?null:new de(c,o.sequence),choices:a("choices"),more:a("more"),stage:a("stage"),
detail:a("detail"),complain(v){l.hidden=v===null,y(l,v??"")}},p=o.build(d),h=new me(()=>p.python()),b=()=>{p.update(),d.
player?.update(),h.update(),clearTimeout(u),u=setTimeout(()=>y(i,p.describe()),pn)},g=bn(d,h,()=>{d.complain(null),p.reset?.(),
c.set({...r,...d.player!==null&&{playing:!1}})});s.append(g,d.more,l,d.stage),d.player!==null&&s.append(d.player.element),
s.append(d.detail,h.element,i,d.editor.element);let f=new ResizeObserver(()=>p.resize(s.clientWidth-pt)),w=he(()=>p.theme?.());
return t.append(s),fn(d),p.resize((s.clientWidth||700)-pt),b(),y(i,p.describe()),s.dataset.ready="true",f.observe(s),()=>{
clearTimeout(u),f.disconnect(),w(),p.dispose(),c.dispose(),s.remove()}}function fn({stage:o,player:e}){let t=n=>{n.target.
closest("[role=gridcell]")!==null&&e?.pause()};o.addEventListener("pointermove",t),o.addEventListener("pointerdown",t),o.
addEventListener("focusin",t)}function bn(o,e,t){o.more.hidden=!0;let n=U("More",l=>{o.more.hidden=!l,n.show(l),o.binding.
schedule()},o.more),r=U("Python",l=>{e.element.hidden=!l,r.show(l),e.update()},e.element),s=o.more.hasChildNodes()&&n.element,
i=m("div",{class:"cnn-ends"},s,r.element,$("Reset",t,"reset"));return m("div",{class:"cnn-bar",role:"group","aria-label":"\
Settings"},o.choices,i)}async function gn(o){let e=new Image;e.src=o;try{await e.decode()}catch{throw new Error("This file is no picture that th\
e browser can read: try PNG, JPEG or WebP.")}return be(e,e.naturalWidth,e.naturalHeight)}function be(o,e,t){let n=ft(e,t);
n.fillStyle="#fff",n.fillRect(0,0,e,t),n.drawImage(o,0,0,e,t);let{data:r}=n.getImageData(0,0,e,t),s=!1;for(let a=0;a<r.length&&
!s;a+=4)s=r[a]!==r[a+1]||r[a]!==r[a+2];let i=s?3:1,l=new Uint8Array(e*t*i);for(let a=0;a<e*t;a++)for(let u=0;u<i;u++)l[a*
i+u]=r[4*a+u];return{width:e,height:t,channels:i,data:l}}function ge({width:o,height:e,channels:t,data:n}){let r=ft(o,e),
s=r.createImageData(o,e);for(let i=0;i<o*e;i++){for(let l=0;l<3;l++)s.data[4*i+l]=n[i*t+(t===3?l:0)];s.data[4*i+3]=255}return r.
putImageData(s,0,0),r.canvas.toDataURL("image/png")}var fe=class{constructor(e){this.ready=e}ready;url="";picture=null;problem=null;get(e){
return e!==this.url&&(this.url=e,gn(e).then(t=>this.done(e,t,null),t=>this.done(e,null,t.message))),this.picture}done(e,t,n){
e===this.url&&(this.picture=t??this.picture,this.problem=n,this.ready())}};function ft(o,e){let t=document.createElement(
"canvas");return[t.width,t.height]=[o,e],t.getContext("2d",{willReadFrequently:!0})}var bt=o=>o.reduce((e,t)=>e*t,1);function E(o,e){let t=bt(o);if(e!==void 0&&e.length!==t)throw new RangeError(`data has ${e.
length} elements, but shape (${o.join(", ")}) needs ${t}`);return{shape:[...o],data:e===void 0?new Float64Array(t):Float64Array.
from(e)}}function He(o){let e=[];for(let r=o;Array.isArray(r)&&(e.push(r.length),r.length!==0);r=r[0]);let t=[],n=(r,s)=>{
if(s===e.length&&!Array.isArray(r))t.push(r);else if(Array.isArray(r)&&r.length===e[s])r.forEach(i=>n(i,s+1));else throw new RangeError(
"the lists are ragged: every row must have the same length")};return n(o,0),E(e,t)}function ye(o){let e=(t,n)=>{if(t===o.
shape.length)return o.data[n];let r=bt(o.shape.slice(t+1));return Array.from({length:o.shape[t]},(s,i)=>e(t+1,n+i*r))};return e(
0,0)}function Ue(o){let e=[...o];for(let t=1;t<=1024;t++)if(e.every(n=>Math.round(n*t)/t===n))return t;return 1}function G(o,e){let t=Ue(e.data),n=(s,i)=>{if(!Array.isArray(s))return String(t===1?s:Math.round(s*t));let l=Array.isArray(
s[0])?`,
${" ".repeat(i+1)}`:", ";return`[${s.map(a=>n(a,i+1)).join(l)}]`},r=`${o} = np.array(`;return`${r}${n(ye(e),r.length)}, \
dtype=float)${t===1?"":` / ${t}`}`}var vn=[1,2,1,2,4,2,1,2,1].map(o=>o/16);var Yr=64*Number.EPSILON;var P=(o,e)=>e?o-1>>1:0,B=(o,e,{stride:t,same:n})=>Math.floor((o-(n?1:e))/t)+1;function xn(o){let e=new Uint8Array(o.length/
3);for(let t=0,n=0;t<e.length;t++,n+=3)e[t]=o[n]*19595+o[n+1]*38470+o[n+2]*7471+32768>>16;return e}function yt(o,e,t){return e===
3&&t===1?[Float64Array.from(xn(o))]:e===1?Array.from({length:t},()=>Float64Array.from(o)):Array.from({length:3},(n,r)=>Float64Array.
from({length:o.length/3},(s,i)=>o[3*i+r]))}function $n(o,e){let t=o.length/e,n=0;for(let u=1;u<o.length;u++)Math.abs(o[u])>
Math.abs(o[n])&&(n=u);let r=Math.floor(n/t)*t,s=o.slice(r,r+t),i=o[n];if(i===0)return[Array.from({length:e},()=>0),s];let l=Array.
from({length:e},(u,c)=>o[c*t+(n-r)]/i);return o.every((u,c)=>Math.abs(u-l[Math.floor(c/t)]*s[c%t])<=1e-14*Math.abs(i))?[
l,s]:null}var qe=7;function gt(o,e,t,n,r,s,i,l){let[a,u,c]=[s[i],l>1?s[i+1]:0,l>2?s[i+2]:0],[d,p]=[n[r],n[r+1]];if(l<=3){
for(let A=0,C=r+2;A<t;A++,C++){let N=n[C];o[e+A]+=a*d+u*p+c*N,d=p,p=N}return}let[h,b,g,f]=[s[i+3],l>4?s[i+4]:0,l>5?s[i+5]:
0,l>6?s[i+6]:0],[w,v,L,S]=[n[r+2],n[r+3],n[r+4],n[r+5]];for(let A=0,C=r+6;A<t;A++,C++){let N=n[C];o[e+A]+=a*d+u*p+c*w+h*
v+b*L+g*S+f*N,d=p,p=w,w=v,v=L,L=S,S=N}}var we=class{planes=[];rows=0;cols=0;padded=[];paddedFor="";mixed=new Float64Array(
0);maps=[];last=[];lastFor="";setPicture(e,t,n){[this.planes,this.rows,this.cols]=[e,t,n],this.paddedFor=this.lastFor=""}apply(e,t){
let[n,r,s,i]=e.shape;if(r!==this.planes.length)throw new RangeError(`filters of ${r} channels cannot read ${this.planes.
length}`);let l=B(this.rows,s,t),a=B(this.cols,i,t);if(l<1||a<1)throw new RangeError(`a kernel of ${s}×${i} does not fi\
t into ${this.rows}×${this.cols}`);this.pad(s,i,t.same),(this.maps.length!==n||this.maps[0]?.length!==l*a)&&(this.maps=
Array.from({length:n},()=>new Float64Array(l*a)));let u=r*s*i,c=`${this.paddedFor} ${t.stride} ${n}`;return c!==this.lastFor&&
(this.last=[]),this.lastFor=c,this.maps.forEach((d,p)=>{let h=e.data.slice(p*u,(p+1)*u);if(t.flip)for(let b=0;b<r;b++)h.
subarray(b*s*i,(b+1)*s*i).reverse();t.stride===1&&this.edit(d,l,a,h,this.last[p],s,i)||(this.last[p]=h,d.fill(0),t.stride>
1?this.strided(d,l,a,h,s,i,t.stride):this.dense(d,l,a,h,s,i))}),{rows:l,cols:a,maps:this.maps}}get width(){return this.padded[0].
length/(this.rows+qe)}pad(e,t,n){let r=`${e} ${t} ${n}`;if(r===this.paddedFor)return;this.paddedFor=r;let[s,i]=[this.cols+
qe,this.rows+qe];(this.padded.length!==this.planes.length||this.padded[0].length!==s*i)&&(this.padded=this.planes.map(()=>new Float64Array(
s*i)),this.mixed=new Float64Array(s*i));let[l,a]=[P(e,n),P(t,n)];this.planes.forEach((u,c)=>{let d=this.padded[c].fill(0);
for(let p=0;p<this.rows;p++)d.set(u.subarray(p*this.cols,(p+1)*this.cols),(p+l)*s+a)})}edit(e,t,n,r,s,i,l){if(s===void 0)
return!1;let a=[...r.keys()].filter(c=>r[c]!==s[c]),u=a.map(c=>r[c]-s[c]);return a.length>2||u.some(c=>Math.abs(c)>1e3)?
!1:(a.forEach((c,d)=>{let[p,h,b]=[Math.floor(c/(i*l)),Math.floor(c/l)%i,c%l];for(let g=0;g<t;g++)gt(e,g*n,n,this.padded[p],
(g+h)*this.width+b,u,d,1)}),s.set(r),!0)}dense(e,t,n,r,s,i){let{padded:l,mixed:a}=this,u=l.length>1?$n(r,l.length):null;
if(u===null){for(let[w,v]of l.entries())this.plane(e,t,n,v,r.subarray(w*s*i),s,i);return}let[[c,d,p],h]=u,[b,g,f]=l;for(let w=0;w<
a.length;w++)a[w]=c*b[w]+d*g[w]+p*f[w];this.plane(e,t,n,a,h,s,i)}plane(e,t,n,r,s,i,l){for(let a=0;a<i;a++)if(!s.subarray(
a*l,(a+1)*l).every(u=>u===0))for(let u=0;u<t;u++)gt(e,u*n,n,r,(u+a)*this.width,s,a*l,l)}strided(e,t,n,r,s,i,l){let{width:a}=this;
this.padded.forEach((u,c)=>{for(let d=0,p=0;d<t;d++)for(let h=0;h<n;h++,p++){let b=0;for(let g=0,f=c*s*i;g<s;g++){let w=(d*
l+g)*a+h*l;for(let v=0;v<i;v++,f++)b+=r[f]*u[w+v]}e[p]+=b}})}};function xe(o,e,t,[n,r],s,[i,l]){let a=E([o.length,n,r]),[u,c]=[i*s.stride-P(n,s.same),l*s.stride-P(r,s.same)],d=0;for(let p of o)
for(let h=u;h<u+n;h++)for(let b=c;b<c+r;b++)a.data[d++]=h>=0&&h<e&&b>=0&&b<t?p[h*t+b]:0;return a}function $e([o,e],[t,n],{
stride:r,same:s},[i,l]){let a=(u,c,d)=>u-(c-1>>1)<0||u+(c>>1)>=d;return s&&(a(i*r,t,o)||a(l*r,n,e))}function vt(o,e,t){let[
,n,r,s]=o.shape,i=n*r*s,l=E([n,r,s],o.data.slice(e*i,(e+1)*i));if(t)for(let a=0;a<n;a++)l.data.subarray(a*r*s,(a+1)*r*s).
reverse();return l}function xt(o,e,t){for(let n=0;n<t.length;n++){let r=o[n];t[n]=e==="signed"?r:e==="abs"?Math.abs(r):r<
0?0:e==="clip"&&r>255?255:r}return t}var ve=512;function Ge(o){let e=Math.max(1,Math.floor(o.reduce((i,l)=>i+l.length,0)/
4e4)),[t,n]=[0,0];for(let i of o)for(let l=0;l<i.length;l+=e,n++){let a=Math.abs(i[l]);a>t&&(t=a)}if(t===0)return 0;let r=new Uint32Array(
ve+1);for(let i of o)for(let l=0;l<i.length;l+=e)r[Math.ceil(Math.abs(i[l])/t*ve)]+=1;let s=0;for(let i=ve;i>0;i--)if(s+=
r[i],s>n/40)return wt(i*t/ve);return wt(t)}function wt(o){let e=10**(Math.floor(Math.log10(o))-1);return Number((Math.ceil(
o/e-1e-9)*e).toPrecision(2))}function De(o,e,t,n){let[r,s]=[-1/0,-1];return o.forEach((i,l)=>{e*i>r&&n(Math.floor(l/t),l%
t)&&([r,s]=[e*i,l])}),s<0?De(o,e,t,()=>!0):[Math.floor(s/t),s%t]}function $t(o){let[e,t]=[0,0];for(let n=0;n<o.length;n++)
o[n]>0?t+=255*o[n]:e+=255*o[n];return[e,t]}function kt(o){let e=Array.from(o),t=e.reduce((i,l)=>i+l,0),n=e.reduce((i,l)=>i+
Math.max(0,l),0),r=e.reduce((i,l)=>i+Math.abs(l),0),s=Math.abs(t)>1e-9*r?t:n;return s===0?e:e.map(i=>i/s)}function O(o,[
e,t],[n,r]){let[s,i]=[(n-1>>1)-(e-1>>1),(r-1>>1)-(t-1>>1)];return Array.from({length:n*r},(l,a)=>{let[u,c]=[Math.floor(a/
r)-s,a%r-i];return u>=0&&u<e&&c>=0&&c<t?o[u*t+c]:0})}function Mt(o){let e=Array.from(o).reduce((i,l)=>i+l,0)/o.length,t=Array.
from(o,i=>i-e),n=Math.max(...t.map(Math.abs));if(n===0)return t.map(()=>0);let r=t.map(i=>8*i/n),s=r.map(i=>Math.round(i)||
0);for(let i=s.reduce((l,a)=>l+a,0);i!==0;i-=Math.sign(i)){let l=u=>(s[u]-r[u])*Math.sign(i),a=0;for(let u=1;u<s.length;u++)
l(u)>l(a)&&(a=u);s[a]-=Math.sign(i)}return s}function D(o,e){let t=Math.max(1,Math.ceil(Math.max(o,e)/16));return{step:t,
down:Math.ceil(o/t),along:Math.ceil(e/t)}}function At({step:o,along:e,down:t},n,r,s){if(n>=e*t-1)return[r-1,s-1];let i=(l,a)=>Math.
min(a-1,l*o+(o>>1));return[i(Math.floor(n/e),r),i(n%e,s)]}var ke=({step:o,along:e},t,n)=>Math.floor(t/o)*e+Math.floor(n/
o);var Tt=["image","kernel","stride","padding","flip","display","color_scale","position","slide"],St=new WeakMap;function kn(o){
let e=St.get(o)??He(o);return St.set(o,e),e}var K=o=>({stride:Number(o("stride")),same:o("padding")==="same",flip:o("fli\
p")===!0}),j=o=>kn(o("kernel"));function V(o,e){let[t,n]=[j(o),K(o)],[r,s]=Me(e,t,n),i=[t.shape[0],r,s],[l,a,u]=o("posit\
ion").map((c,d)=>Math.max(0,Math.min(i[d]-1,c)));return{image:o("image"),weight:t,how:n,display:o("display"),scaling:o("\
color_scale"),position:[l,a,u],slide:o("slide")===!0}}var Me=(o,e,t)=>[Math.max(1,B(o[0],e.shape[2],t)),Math.max(1,B(o[1],
e.shape[3],t))],Ke=["",{}];function Je(o){let e=o("_pictures");return Ke[0]!==e&&(Ke=[e,JSON.parse(String(e??"{}"))]),Ke[1]}
function Ae(o){let e=String(o("image"));return e.startsWith("data:")?e:Je(o)[e]??""}function Lt(o){let e=o.startsWith("d\
ata:image/png;base64,")?atob(o.slice(22,54)):"",t=n=>[0,1,2,3].reduce((r,s)=>r*256+e.charCodeAt(n+s),0);return e.length<
24?[1,1]:[t(20),t(16)]}var Ve=o=>Me(Lt(Ae(o)),j(o),K(o)),Et={unit:"stop",length(o){let{down:e,along:t}=D(...Ve(o));return e*
t},index(o){if(o("slide")!==!0)return 0;let e=Ve(o),{position:t}=V(o,Lt(Ae(o)));return ke(D(...e),t[1],t[2])},at(o,e){let t=Ve(
o),[n]=o("position");return{slide:!0,position:[n,...At(D(...t),e,...t)]}}};function Se(o,e,t){let[n,r]=e.shape.slice(2);
return B(o[0],n,t)>=1&&B(o[1],r,t)>=1?null:`A kernel of ${n}×${r} does not fit into a picture of ${o.join("×")} withou\
t padding: use a smaller kernel, or zeros around the picture.`}function Pt(o,e,t){let n=s=>s in e?e[s]:o.get(s),r=Se(t,j(
n),K(n));return r===null&&o.set({...e,position:V(n,t).position}),r}var te={all:[1/3,1/3,1/3],red:[1,0,0],green:[0,1,0],blue:[
0,0,1],"red − green":[1,-1,0],"blue − yellow":[-1/2,-1/2,1]},W=o=>[o.shape[2],o.shape[3]];function H(o,e){let[,t,n,r]=o.
shape;return Array.from({length:t},(s,i)=>{let l=(e*t+i)*n*r;return Array.from(o.data.subarray(l,l+n*r))})}function J(o,e){
let t=H(o,e),n=W(o);if(t.length===1)return{mix:"all",plane:{size:n,values:t[0]}};for(let[r,s]of Object.entries(te)){let i=s.
findIndex(a=>a>0),l=t[i].map(a=>a/s[i]);if(t.every((a,u)=>a.every((c,d)=>Math.abs(c-s[u]*l[d])<1e-12)))return{mix:r,plane:{
size:n,values:l}}}return{mix:null,plane:{size:n,values:t[0].map((r,s)=>t.reduce((i,l)=>i+l[s],0))}}}function Ye(o,e,t){let{
mix:n,plane:{size:r,values:s}}=J(o,e);if(n===null)return"";let i=l=>{let a=[l.length,l[0].length];return a[0]<=r[0]&&a[1]<=
r[1]&&O(l.flat(),a,r).every((u,c)=>Math.abs(u-s[c])<1e-9)};return Object.keys(t).find(l=>i(t[l]))??""}function ne(o,[e,t]){
let n=E([o.length,o[0].length,e,t],o.flat(2));return{kernel:ye(n)}}var Nt=(o,e,t)=>t===1?[[...o]]:te[e].map(n=>o.map(r=>n*
r+0));function Mn(o,e){let[t,n]=W(o),r=l=>H(o,e).every(a=>O(O(a,[t,n],l),l,[t,n]).every((u,c)=>u===a[c])),[s,i]=[t,n];for(;s>
1&&r([s-1,i]);)s-=1;for(;i>1&&r([s,i-1]);)i-=1;return[s,i]}function re(o,e,t,n){let[r,s]=o.shape,l=Array.from({length:r},
(u,c)=>c).filter(u=>u!==e).map(u=>Mn(o,u)).reduce((u,c)=>[Math.max(u[0],c[0]),Math.max(u[1],c[1])],t.size),a=n??J(o,e).mix??
"all";return ne(Array.from({length:Math.max(r,e+1)},(u,c)=>c===e?Nt(O(t.values,t.size,l),a,s):H(o,c).map(d=>O(d,W(o),l))),
l)}var Te=(o,e,t,n=W(o))=>ne(Array.from({length:o.shape[0]},(r,s)=>s===e?t:H(o,s).map(i=>O(i,W(o),n))),n);function Ft(o,[
e,t,n,r],s){let i=H(o,e);return i[t][n*o.shape[3]+r]=s,Te(o,e,i)}var _t=(o,e)=>ne(Array.from({length:o.shape[0]},(t,n)=>H(
o,n).map(r=>O(r,W(o),e))),e),Ct=(o,e)=>o.shape[1]===e?{}:ne(Array.from({length:o.shape[0]},(t,n)=>Nt(J(o,n).plane.values,
"all",e)),W(o)),An=["sobel_y","spot","gabor_falling","sobel_x","gaussian_blur_5"];function zt(o,e,t){let[n,r,s,i]=o.shape;
if(e<=n)return ne(Array.from({length:e},(c,d)=>H(o,d)),[s,i]);let l=Array.from({length:n},(c,d)=>Ye(o,d,t)),a=t[An.find(
c=>c in t&&!l.includes(c))??""]??[[1]],u=E([n+1,r,s,i]);return u.data.set(o.data),re(u,n,{size:[a.length,a[0].length],values:a.
flat()},"all")}var Sn=["red","green","blue"],Xe=o=>Sn[o],Y=o=>o.replaceAll("_"," ");function It(o,e,t){let n=Array.from(e),r=n.reduce((l,a)=>l+
a,0),s=n.reduce((l,a)=>l+Math.abs(a),0),i=t?"A patch of the picture, now looked for everywhere.":o??"Your own.";return s===
0?`${i} All its weights are 0: so is the map.`:Math.abs(r)<1e-9*s?`${i} Its weights sum to 0: silent where the picture i\
s flat.`:Math.abs(r-1)<1e-9?`${i} Its weights sum to 1: flat regions keep their brightness.`:`${i} Its weights sum to ${x(
r)}: a flat region comes out ${x(r)} times as bright.`}var Qe={signed:["± signed","Orange: the patch matches. Blue: it \
is the opposite. This is what the next layer gets."],abs:["size","How strong an answer is, either way: an edge counts wh\
ichever side is bright. Signs are lost."],clip:["0…255","As a picture: below 0 is black, above 255 white. Kernels that\
 sum to 1 look best this way."],relu:["ReLU","What is negative becomes 0, as behind most convolutions in a network: only\
 matches stay."]};function Bt(o,e){let t=x(o);return e==="abs"?`shown as |${t}| = ${x(Math.abs(o))}`:e==="relu"?`shown a\
s max(0, ${t}) = ${x(Math.max(0,o))}`:e==="clip"?`shown as grey ${x(Math.max(0,Math.min(255,o)))} of 255`:""}var Ee=(o,e)=>`\
row ${x(o)}, column ${x(e)}`,Ot=new WeakMap;function Ze(o){let e=Ot.get(o);if(e!==void 0)return e;let t=o.every(r=>Math.
round(r*100)/100===r),n=t?1:Ue(o);return n===1&&!t&&(n=[4096,12288].find(r=>o.every(s=>Math.abs(s*r-Math.round(s*r))<1e-9))??
1),Ot.set(o,n),n}var Tn=9;function et(o,e,t){let[n,r,s]=e.shape,i=(u,c)=>{let d=0;for(let p=u;p<c;p++)d+=o.data[p]*e.data[p];
return d},l=r*s,a;if(n>1)a=Array.from({length:n},(u,c)=>`${x(i(c*l,(c+1)*l))} (${Xe(c)})`);else if(l<=Tn){let u=Ze(e.data);
a=Array.from(e.data,(c,d)=>`${x(o.data[d])}${"×"}${ue(c,u)}`)}else r>1?a=Array.from({length:r},(u,c)=>`${x(i(c*s,(c+1)*
s))} (row ${c})`):a=Array.from({length:s},(u,c)=>x(i(c,c+1)));return`${a.join(" + ")} = ${x(t)}`}function Wt({weight:o,position:[
e,t,n]},r,s,i){return`${o.shape[0]>1?`filter ${e}, `:""}output ${Ee(t,n)}: ${et(r,s,i)}`}function jt({weight:o}){let[e,t,
n,r]=o.shape,s=`${n}×${r}${t>1?`×${t} channels`:""} = ${ut(n*r*t,"weight")}`;return e>1?`${e} filters of ${s} each`:s}
var Ln=2e4,Rt={abs:"np.abs(output)",clip:"np.clip(output, 0, 255)",relu:"np.maximum(output, 0)"};function Ht({image:o,weight:e,
how:t,display:n},r){let[,s,i,l]=e.shape,a=o.startsWith("data:"),u=a&&o.length<=Ln,c=a?`np.array(picture.convert("${r&&s===
3?"RGB":"L"}"))`:`load_image("${o}")`;s===1&&r&&!a&&(c=`np.array(Image.fromarray(${c}).convert("L"))`);let d=[];u?d.push(
`picture = Image.open(io.BytesIO(base64.b64decode("${o.slice(o.indexOf(",")+1)}")))`):a&&d.push('picture = Image.open("p\
icture.png")  # yours: "Save picture" writes this file'),s===1?d.push(`input = ${c}[None].astype(float)  # one channel o\
f grey, 0 to 255`):r?d.push(`input = np.moveaxis(${c}, 2, 0).astype(float)  # red, green, blue first, 0 to 255`):d.push(
`input = np.repeat(${c}[None].astype(float), 3, axis=0)  # grey in all three channels, 0 to 255`),d.push(G("weight",e)),
t.flip&&d.push("weight = weight[..., ::-1, ::-1]  # rotated by 180 degrees: true convolution");let p=t.same&&(i>1||l>1),
h=p&&t.stride>1;if(h){let[f,w]=[i-1>>1,l-1>>1];d.push(`input = pad(input, (${w}, ${l-1-w}, ${f}, ${i-1-f}))  # left, rig\
ht, top, bottom`)}let b=`${t.stride>1?`, stride=${t.stride}`:""}${p&&!h?', padding="same"':""}`;return d.push(`output = \
conv2d(input, weight${b})`),Rt[n]!==void 0&&d.push(`shown = ${Rt[n]}`),`${[...[...u?["import base64","import io",""]:[],
"import numpy as np",...a||s===1&&r?["from PIL import Image"]:[],...a?[]:["from cnnedu.data import load_image"],`from cn\
nedu.functional import conv2d${h?", pad":""}`],"",...d].join(`
`)}
`}function Ut(o,e,t){let n=Object.keys(Je(o.binding.get)),r=[...n.map(u=>[u,u]),["","your own"]],s=Z("Picture",r,u=>{o.complain(
null),u!==""&&e.choose(u),o.binding.schedule()}),i=at("Open…","image/*",u=>{e.open(u)}),l=U("Draw",u=>{t().toggle(u),o.
binding.schedule()}),a=U("Camera",()=>{e.camera()});return o.choices.append(s.element,i,l.element,a.element),({image:u})=>{
s.show(!e.live&&n.includes(u)?u:""),l.show(t().on),a.show(e.live),y(a.element,e.live?"Stop camera":"Camera")}}var Pe=(o,...e)=>m(
"fieldset",{class:"cnn-section"},m("legend",{},o),m("div",{class:"cnn-fields"},...e));function qt(o,e,t){let n=()=>j(o.binding.
get),r=()=>Math.min(n().shape[0]-1,o.binding.get("position")[0]),s={},i=le("filters","filters",[1,4],f=>e(zt(n(),f,s))),
l=le("size","kernel size",[1,7],f=>e(_t(n(),[f,f]))),a=ee("flip the kernel (true convolution)",f=>e({flip:f})),u=q("Chan\
nels the filters read",[["1","grey"],["3","red, green, blue"]],f=>e(Ct(n(),Number(f)))),c=[...Object.keys(te).map(f=>[f,
f]),["","each its own"]],d=Z("kernel on",c,f=>{f in te?e(re(n(),r(),J(n(),r()).plane,f)):o.binding.schedule()}),p=le("st\
ride","stride",[1,4],f=>e({stride:f})),h=q("Border",[["same","zeros around"],["valid","no padding"]],f=>e({padding:f})),
b=ee("one colour scale for all maps",f=>e({color_scale:f?"layer":"unit"})),g=m("div",{class:"cnn-field"},m("span",{class:"\
cnn-caption"},"read"),u.element);return o.more.append(Pe("Filters",i.element,l.element,a.element),Pe("Channels",g,d.element),
Pe("Geometry",p.element,h.element),Pe("Picture",b.element,$("Save picture",t)),m("p",{class:"cnn-note"},"A layer sums ov\
er its channels. Read in grey, a filter has k×k weights; reading red, green and blue it has k×k×3, and the kernel stands\
 in each channel, times a third, so that grey pictures get the same answers. “red − green” finds what differs only in co\
lour.")),(f,w)=>{s=w;let[v,L,S,A]=f.weight.shape;i.show([v]),l.show([S,A]),a.show(f.how.flip),u.show(String(L)),d.element.
hidden=L===1,L===3&&d.show(J(f.weight,f.position[0]).mix??""),p.show([f.how.stride]),h.show(f.how.same?"same":"valid"),b.
show(f.scaling==="layer")}}function Gt(o){let e=Object.entries(Qe).map(([r,[s]])=>[r,s]),t=q("Shown of each answer",e,r=>o(
{display:r})),n=m("p",{class:"cnn-note"});return{element:m("div",{class:"cnn-display"},m("span",{class:"cnn-caption"},"s\
how"),t.element,n),show(r){t.show(r),y(n,Qe[r][1])}}}var Dt={ArrowUp:[-1,0],ArrowDown:[1,0],ArrowLeft:[0,-1],ArrowRight:[0,1],Home:[0,-1/0],End:[0,1/0],PageUp:[-1/0,0],PageDown:[
1/0,0]},Ne=class{constructor(e,t,n){this.events=n;this.element=m("div",{class:"cnn-grid",role:"grid","aria-label":t,"dat\
a-hue":e}),this.element.addEventListener("pointerover",r=>this.at(r,(s,i)=>n.point(s,i))),this.element.addEventListener(
"pointerleave",r=>{r.pointerType!=="touch"&&n.leave()}),this.element.addEventListener("focusin",r=>this.at(r,(s,i)=>this.
focused(s,i))),this.element.addEventListener("focusout",()=>n.leave()),this.element.addEventListener("click",r=>this.at(
r,(s,i,l)=>n.pick(s,i,l))),this.element.addEventListener("keydown",r=>this.keydown(r))}events;element;outline=m("div",{class:"\
cnn-outline",hidden:!0});cells=[];lines=[];origin=[0,0];characters=3;stop=[NaN,NaN];resize(e,t,n=[0,0]){let[r,s]=n,[i,l]=this.
origin;if(e===this.cells.length&&t===this.cells[0]?.length&&r===i&&s===l)return;let[a,u]=[this.cells,this.lines];this.origin=
n,this.cells=Array.from({length:e},(p,h)=>Array.from({length:t},(b,g)=>a[h+r-i]?.[g+s-l]??En(r+h,s+g))),this.lines=this.
cells.map((p,h)=>u[h+r-i]??m("div",{role:"row",class:"cnn-row"})),this.lines.forEach((p,h)=>Vt(p,this.cells[h].map(b=>b.
element))),Vt(this.element,[...this.lines,this.outline]),this.element.style.setProperty("--cols",String(t));let[c,d]=this.
stop;this.setStop(Kt(c,r,e)?c:Math.max(r,0),Kt(d,s,t)?d:Math.max(s,0))}name(e,t){M(this.element,"aria-label",e),M(this.element,
"data-hue",t)}paint(e){let[t,n]=this.origin;this.cells.forEach((r,s)=>r.forEach((i,l)=>Pn(i,e(t+s,n+l),this.characters)))}box(e){
if(this.outline.hidden=e===null,e===null)return;let t={r:e.row-this.origin[0],c:e.col-this.origin[1],h:e.rows,w:e.cols};
for(let[n,r]of Object.entries(t))this.outline.style.setProperty(`--${n}`,String(r))}setStop(e,t){e===this.stop[0]&&t===this.
stop[1]||(this.cell(...this.stop)?.setAttribute("tabindex","-1"),this.cell(e,t)?.setAttribute("tabindex","0"),this.stop=
[e,t])}focus(e,t){this.cell(e,t)?.focus({preventScroll:!1})}cell(e,t){return this.cells[e-this.origin[0]]?.[t-this.origin[1]]?.
element}focused(e,t){this.setStop(e,t),this.events.point(e,t)}at(e,t){let n=e.target.closest("[role=gridcell]");n!==null&&
t(Number(n.dataset.row),Number(n.dataset.col),n)}keydown(e){this.at(e,(t,n,r)=>{this.handle(e,t,n,r)&&(e.preventDefault(),
e.stopPropagation())})}handle(e,t,n,r){let{key:s,altKey:i,ctrlKey:l,metaKey:a,shiftKey:u}=e,{nudge:c,pick:d}=this.events,
p=u&&i?.1:1;if(c!==void 0&&i&&(s==="ArrowUp"||s==="ArrowDown"))c(t,n,s==="ArrowUp"?p:-p);else{if(i||a)return!1;if(s in Dt)
this.move(s,l,t,n);else{if(l)return!1;if(s==="Enter"||s==="F2")d(t,n,r);else if(c!==void 0&&(s==="+"||s==="-"))c(t,n,s===
"+"?1:-1);else if(c!==void 0&&/^[\d.,]$/.test(s))d(t,n,r,s);else return this.events.key?.(e)??!1}}return!0}move(e,t,n,r){
let[s,i]=Dt[e],l=(d,p,h)=>Math.max(p,Math.min(p+h-1,d)),a=t&&(e==="Home"||e==="End"),[u,c]=[this.cells.length,this.cells[0].
length];this.focus(l(n+(a?i:s),this.origin[0],u),l(r+i,this.origin[1],c))}},En=(o,e)=>({element:m("div",{role:"gridcell",
tabindex:-1,"data-row":o,"data-col":e})}),Kt=(o,e,t)=>o>=e&&o<e+t;function Vt(o,e){let t=new Set(e);for(let n of[...o.children])
t.has(n)||n.remove();e.forEach((n,r)=>{o.children[r]!==n&&o.insertBefore(n,o.children[r]??null)})}function Pn(o,e,t){let{
element:n,look:r}=o;if(r!==void 0&&o.characters===t&&Nn(e,r))return;let s=e.text??lt(e.value,t);n.textContent!==s&&(n.textContent=
s);let i=e.label(),l=s===""||s==="…"||i.split(/[\s,:]+/).includes(s);M(n,"aria-label",l?i:`${i}, about ${s}`),e.strength!==
r?.strength&&n.style.setProperty("--t",Math.abs(e.strength).toFixed(3));let a=`cnn-cell ${e.flags}${e.strength<0?" cnn-n\
egative":""}`;n.className!==a&&(n.className=a),o.look=e,o.characters=t}var Nn=(o,e)=>o.value===e.value&&o.strength===e.strength&&
o.flags===e.flags&&o.text===e.text;function tt(o){let e=0;for(let t=0;t<o.length;t++)e=Math.max(e,Math.abs(o[t]));return e}var nt=(o,e)=>e>0?Math.max(-1,Math.
min(1,o/e)):0,Fe=class{element;low=m("span",{});high=m("span",{});bar=m("span",{class:"cnn-legend-bar"});note=m("span",{
class:"cnn-legend-note"});constructor(){this.element=m("div",{class:"cnn-legend"},this.low,this.bar,this.high,this.note)}show(e,t,n,r){
this.bar.dataset.hue=e,this.bar.dataset.signed=String(n);let s=t===null?"max":x(t);y(this.low,n?"−"+s:"0"),y(this.high,
s),y(this.note,r)}};var Jt=["patch","kernel","products"],Yt={patch:"input",kernel:"weight",products:"activation"},Xt=34,Qt=27,_n=20,_e=class{constructor(e,t,n){
this.editor=e;this.events=t;this.again=n;let r=m("div",{class:"cnn-actions",role:"group","aria-label":"Kernel and map"},
$("Strongest match",()=>t.seek(1)),$("Strongest opposite",()=>t.seek(-1)),$("Look for this patch",()=>t.look()),$("Norma\
lise",()=>t.normalise())),s=m("p",{class:"cnn-sum"},this.sum," = ",this.result," ",this.after);this.element=m("div",{class:"\
cnn-arithmetic"},this.title,this.rows,s,this.range,r)}editor;events;again;element;title=m("p",{class:"cnn-title"});rows=m(
"div",{class:"cnn-channels"});sum=m("span",{});result=m("b",{class:"cnn-result"});after=m("span",{});range=m("p",{class:"\
cnn-note"});grids=[];captions=[];pointed=null;scene=null;width=688;arranged="";resize(e){this.width=e}update(e){this.scene=
e;let{state:t,patch:n,used:r,sum:s}=e,[i,l,a]=t.position,[u,c,d]=r.shape,p=t.weight.shape[0]>1,h=$e([e.picture.height,e.
picture.width],[c,d],t.how,[l,a])?" The patch reaches over the border, where zeros stand.":"";for(y(this.title,`Output ${Ee(
l,a)}${p?` of map ${i}`:""}: ${jt(e.state)}.${h}`);this.grids.length<u;)this.add();this.arrange(d);let b=Ze(r.data),g=Array.
from(r.data,S=>ue(S,b)),f=b>1&&g.some(S=>S.length>this.grids[0].kernel.characters),w=tt(r.data),v=Float64Array.from(r.data,
(S,A)=>S*n.data[A]),L=tt(v);this.grids.forEach((S,A)=>{let C=A<u;if(this.rows.children[A].hidden=!C,!C)return;let N=(k,T)=>(A*
c+k)*d+T,se=u>1?`, ${Xe(A)}`:"";y(this.captions[A].patch,`patch${se}`),y(this.captions[A].kernel,`${t.how.flip?"kernel, \
rotated":"kernel"}${se}${f?` ÷ ${b}`:""}`),y(this.captions[A].products,`products${se}`);for(let k of Jt)S[k].resize(c,d),
S[k].name(k+se,Yt[k]);let nn=(k,T)=>this.pointed!==null&&this.pointed[0]===A&&this.pointed[1]===k&&this.pointed[2]===T?"\
linked":"",We=(k,T,F,Q,rn="",ie)=>({value:k,strength:T,flags:`${nn(F,Q)}${rn}`,label:()=>`row ${F}, column ${Q}: ${ie??x(
k)}${f&&ie!==void 0?`/${b}`:""}`,...ie!==void 0&&{text:ie}});S.patch.paint((k,T)=>{let F=n.data[N(k,T)];return We(F,F/255,
k,T,F>127?" bright":" deep")}),S.kernel.paint((k,T)=>{let F=r.data[N(k,T)],Q=f?x(Math.round(F*b)):g[N(k,T)];return We(F,
nt(F,w),k,T,"",Q.length<=S.kernel.characters?Q:void 0)}),S.products.paint((k,T)=>We(v[N(k,T)],nt(v[N(k,T)],L),k,T))}),this.
words(e,s)}words({state:e,patch:t,used:n},r){let[s,i,l]=this.pointed??[],[a,u,c]=n.shape,d=et(t,n,r);if(y(this.sum,`Sum:\
 ${d.slice(0,d.lastIndexOf(" = "))}`),y(this.result,x(r)),y(this.after,Bt(r,e.display)),s!==void 0&&s<a&&i<u&&l<c){let f=(s*
u+i)*c+l,[w,v]=[t.data[f],n.data[f]];y(this.range,`Row ${i}, column ${l}: pixel ${x(w)} ${"×"} weight ${x(v,4)} = ${x(w*
v)}.`);return}let[p,h]=$t(n.data),b=r<0?p:h,g=b===0?0:Math.round(100*r/b);y(this.range,`${g} % of the ${r<0?"most negati\
ve":"largest"} answer that any patch could give, ${x(b)}: white where weights are ${r<0?"negative, black where they are \
positive":"positive, black where they are negative"}.`)}arrange(e){let t=`${this.width} ${e} ${this.grids.length}`;if(t===
this.arranged)return;this.arranged=t;let n=a=>Math.floor((this.width-(a-1)*_n-6)/(a*e)),r=n(3)>=Qt?1:n(2)>=Qt?2:3,s=Math.
min(r===3?38:44,n(4-r)),i=r===1?s:Math.min(44,n(1));M(this.element,"data-lines",String(r));for(let[a,u]of[["small",s],["\
large",i]])this.element.style.setProperty(`--${a}`,`${u}px`),this.element.style.setProperty(`--${a}-digits`,u<Xt?"12px":
"13px");let l=a=>Math.floor(a/(a<Xt?7.2:8));for(let a of this.grids)a.patch.characters=a.products.characters=l(s),a.kernel.
characters=l(i)}add(){let e=this.grids.length,t={patch:rt(),kernel:rt(),products:rt()},n=Object.fromEntries(Jt.map(i=>[i,
new Ne(Yt[i],i,this.gridEvents(i,e))])),r=i=>m("div",{class:"cnn-operand","data-part":i},t[i],n[i].element),s=i=>m("span",
{class:"cnn-operator","aria-hidden":"true"},i);this.rows.append(m("div",{class:"cnn-equation"},r("patch"),s("×"),r("ker\
nel"),s("="),r("products"))),this.grids.push(n),this.captions.push(t)}gridEvents(e,t){let n=s=>{String(s)!==String(this.
pointed)&&(this.pointed=s,this.again())},r={point:(s,i)=>n([t,s,i]),leave:()=>n(null),pick:()=>{}};return e!=="kernel"?r:
{...r,pick:(s,i,l,a)=>{let u=this.scene.used.data[this.index(t,s,i)];this.editor.open({cell:l,label:`kernel ${Ee(s,i)}`,
value:u,typed:a,write:c=>this.write(t,s,i,c)})},nudge:(s,i,l)=>this.write(t,s,i,Number((this.scene.used.data[this.index(
t,s,i)]+l).toPrecision(12)))}}index(e,t,n){let[,r,s]=this.scene.used.shape;return(e*r+t)*s+n}write(e,t,n,r){let{used:s,state:i}=this.
scene,[,l,a]=s.shape;t>=l||n>=a||Math.abs(r)>1e6||(i.how.flip?this.events.weight(e,l-1-t,a-1-n,r):this.events.weight(e,t,
n,r))}},rt=()=>m("div",{class:"cnn-operand-caption"});var Ce=class{constructor(e,t){this.presets=e;let n=_("kernels"),r=Object.keys(e).map(s=>{let[i,l]=[e[s].length,e[s][0].length],
a=m("canvas",{width:l,height:i,"aria-hidden":"true"}),u=m("input",{type:"radio",name:n,value:s,"aria-label":Y(s),onchange:()=>t(
s)});return this.radios.set(s,u),this.canvases.set(s,a),m("label",{class:"cnn-preset",title:Y(s)},u,a,m("span",{},Y(s)))});
this.element=m("div",{class:"cnn-gallery",role:"radiogroup","aria-label":"Kernel"},...r)}presets;element;radios=new Map;canvases=new Map;painted=!1;show(e){
this.painted||this.paint();for(let[t,n]of this.radios)n.checked=t===e}reveal(){let{element:e}=this,t=[...this.radios.values()].
find(n=>n.checked)?.parentElement;t==null||e.scrollWidth<=e.clientWidth||(e.scrollLeft=t.offsetLeft-e.offsetLeft-(e.clientWidth-
t.offsetWidth)/2)}paint(){if(!this.element.isConnected)return;this.painted=!0;let e=z(this.element,"--cnn-ground"),t=[z(
this.element,"--cnn-weight-minus"),z(this.element,"--cnn-weight-plus")];for(let[n,r]of this.canvases){let s=this.presets[n].
flat(),i=Math.max(...s.map(Math.abs)),l=r.getContext("2d"),a=l.createImageData(r.width,r.height);s.forEach((u,c)=>{let[d,
p]=[t[u<0?0:1],Math.abs(u)/i];for(let h=0;h<3;h++)a.data[4*c+h]=e[h]+(d[h]-e[h])*p;a.data[4*c+3]=255}),l.putImageData(a,
0,0)}}};var ze=128,Oe=class{constructor(e,t){this.sources=e;this.heat=t;let n=q("Colour of the pen",[["255","white"],["0","black"]],
i=>this.ink=Number(i));n.show("255");let r=$("Blank page",()=>this.sources.keep({width:ze,height:ze,channels:1,data:new Uint8Array(
ze*ze)}));this.element=m("div",{class:"cnn-pen",role:"group","aria-label":"Pen",hidden:!0},n.element,r,this.keys.element,
m("p",{class:"cnn-note"},"Draw on the picture with the mouse or a finger. With the keys: the arrows move, the space bar \
puts the pen down and lifts it."));let{element:s}=t;s.addEventListener("pointerdown",i=>{!this.on||i.button!==0||(s.setPointerCapture(
i.pointerId),this.held=!0,this.last=null,this.stroke(...t.at(i)))}),s.addEventListener("pointermove",i=>{this.held&&this.
stroke(...t.at(i))});for(let i of["pointerup","pointercancel"])s.addEventListener(i,()=>{this.held=!1,this.finish()});s.
addEventListener("blur",()=>this.finish())}sources;heat;element;on=!1;ink=255;down=!1;held=!1;last=null;drawn=null;keys=ee(
"pen down for the arrow keys",e=>this.down=e);toggle(e){this.on=e,this.element.hidden=!e,this.heat.element.classList.toggle(
"cnn-drawing",e),this.press(!1),e||this.finish()}press(e=!this.down){this.down=e,this.last=null,this.keys.show(e),e||this.
finish()}moved(e,t){this.on&&this.down&&!this.held&&this.stroke(e,t)}stroke(e,t){let n=this.drawn??this.sources.picture;
if(n===null)return;this.drawn??={...n,data:n.data.slice()};let{width:r,height:s,channels:i,data:l}=this.drawn,a=Math.max(
1,Math.max(r,s)/64),[u,c]=this.last??[e,t],d=Math.max(1,Math.ceil(Math.hypot(e-u,t-c)));for(let p=0;p<=d;p++){let h=u+(e-
u)*p/d,b=c+(t-c)*p/d;for(let g=Math.max(0,Math.ceil(h-a));g<=Math.min(s-1,h+a);g++)for(let f=Math.max(0,Math.ceil(b-a));f<=
Math.min(r-1,b+a);f++)Math.hypot(g-h,f-b)<=a&&l.fill(this.ink,(g*r+f)*i,(g*r+f+1)*i)}this.last=[e,t],this.sources.show({
...this.drawn})}finish(){let{drawn:e}=this;this.drawn=null,this.last=null,e!==null&&this.sources.keep(e)}};var Re=class{filter=new we;picture=null;depth=0;planes=[];key=[];maps={rows:1,cols:1,maps:[]};shown=[];most=[];usedFor=[];used={
shape:[],data:new Float64Array(0)};pictureTurn=0;mapTurn=0;compose(e,t){let{weight:n,how:r,position:[s,i,l]}=t,a=n.shape[1];
(e!==this.picture||a!==this.depth)&&([this.picture,this.depth]=[e,a],this.planes=yt(e.data,e.channels,a),this.filter.setPicture(
this.planes,e.height,e.width),this.key=[],this.pictureTurn+=1);let u=[n,r.stride,r.same,r.flip,t.display,t.scaling];u.some(
(v,L)=>v!==this.key[L])&&(u.slice(0,4).some((v,L)=>v!==this.key[L])&&(this.maps=this.filter.apply(n,r)),this.key=u,this.
show(t));let c=[n.shape[2],n.shape[3]],d=xe(this.planes,e.height,e.width,c,r,[i,l]),{maps:p,shown:h,most:b,pictureTurn:g,
mapTurn:f}=this;(this.usedFor[0]!==n||this.usedFor[1]!==s||this.usedFor[2]!==r.flip)&&(this.usedFor=[n,s,r.flip],this.used=
vt(n,s,r.flip));let{used:w}=this;return{picture:e,state:t,maps:p,shown:h,most:b,patch:d,used:w,sum:p.maps[s][i*p.cols+l],
pictureTurn:g,mapTurn:f}}get read(){return this.planes}show({display:e,scaling:t}){let{maps:n}=this.maps;(this.shown.length!==
n.length||this.shown[0]?.length!==n[0].length)&&(this.shown=n.map(r=>new Float64Array(r.length))),n.forEach((r,s)=>xt(r,
e,this.shown[s])),e==="clip"?this.most=n.map(()=>255):t==="layer"?this.most=n.map(()=>0).fill(Ge(this.shown)):this.most=
this.shown.map(r=>Ge([r])),this.mapTurn+=1}};var Cn=512,zn=256,Ie=class{constructor(e,t){this.binding=e;this.events=t;this.reader=new fe(()=>{this.reader.problem!==null&&
t.complain(this.reader.problem),t.changed()})}binding;events;reader;local=null;written="";stream=null;frame=0;asked=0;get picture(){
let e=Ae(this.binding.get);return this.local!==null&&(this.live||this.written===""||this.written===e)?this.local:(this.local=
null,this.reader.get(e))}get size(){let{picture:e}=this;return e===null?[1,1]:[e.height,e.width]}get live(){return this.
stream!==null}choose(e){this.leave(),this.binding.set({image:e,playing:!1,slide:!1})}async open(e){let t=++this.asked,n=URL.
createObjectURL(e),r=new Image;r.src=n;try{if(await r.decode(),t!==this.asked)return;let{naturalWidth:s,naturalHeight:i}=r;
if(s===0||i===0)throw new RangeError("no pixels");let l=Math.min(1,Cn/Math.max(s,i)),[a,u]=[Math.max(1,Math.round(s*l)),
Math.max(1,Math.round(i*l))],c=this.events.check([u,a]);if(c!==null){this.events.complain(`${c} The picture before it st\
ays.`);return}this.leave(),this.keep(be(r,a,u)),this.events.notice(l<1?`That picture has ${s}×${i} pixels; here it is m\
ade smaller, ${a}×${u}, so that every change stays quick.`:null)}catch{t===this.asked&&this.events.complain("This file \
is no picture that the browser can read: try PNG, JPEG or WebP. The picture before it stays.")}finally{URL.revokeObjectURL(
n)}}take(e){let t=[...e?.files??[]][0];return t===void 0?!1:(this.open(t),!0)}show(e){this.local=e,this.written="",this.
events.changed()}keep(e){this.local=e,this.written=ge(e),this.events.complain(null),this.binding.set({image:this.written,
playing:!1,slide:!1}),this.events.changed()}async camera(){if(this.live){let n=this.local;this.leave(),n!==null&&this.keep(
n);return}let e=++this.asked,t=navigator.mediaDevices;if(t?.getUserMedia===void 0){this.events.complain("This page may n\
ot use a camera: browsers allow it only on secure pages (https) and on your own computer. Open or drop a picture instead\
.");return}try{let n=await t.getUserMedia({video:{width:640,height:480}});if(e!==this.asked){n.getTracks().forEach(r=>r.
stop());return}this.stream=n,this.events.complain(null),this.binding.set({playing:!1,slide:!1}),await this.film(n)}catch(n){
if(e!==this.asked)return;this.leave();let r=n instanceof DOMException&&(n.name==="NotAllowedError"||n.name==="SecurityEr\
ror");this.events.complain(r?"The camera was refused. You can allow it in the browser’s settings for this page, or open \
a picture instead.":"No camera could be started: none was found, or another program is using it. Open or drop a picture \
instead.")}this.events.changed()}async film(e){let t=document.createElement("video");t.muted=!0,t.playsInline=!0,t.srcObject=
e,await t.play();let n=()=>{if(this.stream!==e)return;let{videoWidth:r,videoHeight:s}=t;if(r>0){let i=zn/Math.max(r,s);this.
show(be(t,Math.max(1,Math.round(r*i)),Math.max(1,Math.round(s*i))))}this.frame=requestAnimationFrame(n)};n()}leave(){this.
asked+=1,cancelAnimationFrame(this.frame),this.stream?.getTracks().forEach(e=>e.stop()),this.stream=null,this.local=null,
this.written="",this.events.notice(null)}dispose(){this.events.notice=()=>{},this.leave()}};var R=255,On={ArrowUp:[-1,0],ArrowDown:[1,0],ArrowLeft:[0,-1],ArrowRight:[0,1]},oe=class{constructor(e,t={}){this.events=
t;let n=Object.keys(t).length>0,r=n?{role:"application",tabindex:0,"aria-roledescription":"map"}:{role:"img"};this.element=
m("div",{class:"cnn-heat","aria-label":e,...r},this.canvas,this.outline),this.stop=he(()=>{this.tables.clear(),this.paintAgain?.()}),
n&&this.listen()}events;element;canvas=m("canvas",{class:"cnn-heat-canvas",width:1,height:1});outline=m("div",{class:"cn\
n-heat-outline",hidden:!0});stop;tables=new Map;paintAgain=null;image=null;cursor=[0,0];get rows(){return this.canvas.height}get cols(){
return this.canvas.width}name(e){M(this.element,"aria-label",e)}paint(e,t,n,{hue:r,most:s}){this.draw(t,n,i=>{let l=new Uint32Array(
i.buffer),a=s>0?R/s:0;if(r==="image"){for(let c=0;c<l.length;c++)l[c]=Rn(e[c]*a);return}let u=this.table(r);for(let c=0;c<
l.length;c++){let d=e[c]*a+R;l[c]=d!==d?0:u[d<0?0:d>2*R?2*R:d+.5|0]}})}paintPicture(e,t,n,r){let s=r-1;this.draw(t,n,i=>{
for(let l=0,a=0;l<t*n;l++,a+=r)i[4*l]=e[a],i[4*l+1]=e[a+Math.min(1,s)],i[4*l+2]=e[a+s],i[4*l+3]=255})}box(e){if(this.outline.
hidden=e===null,e===null)return;let t=(r,s)=>`${100*r/s}%`,{style:n}=this.outline;n.left=t(e.col,this.cols),n.top=t(e.row,
this.rows),n.width=t(e.cols,this.cols),n.height=t(e.rows,this.rows)}place(e,t){this.cursor=[I(e,this.rows),I(t,this.cols)]}at({
clientX:e,clientY:t}){let{left:n,top:r,width:s,height:i}=this.canvas.getBoundingClientRect();return[I(Math.floor((t-r)/i*
this.rows),this.rows),I(Math.floor((e-n)/s*this.cols),this.cols)]}dispose(){this.stop()}draw(e,t,n){this.canvas.width!==
t&&(this.canvas.width=t),this.canvas.height!==e&&(this.canvas.height=e),this.paintAgain=()=>{let r=this.canvas.getContext(
"2d");(this.image?.width!==t||this.image.height!==e)&&(this.image=r.createImageData(t,e));let{image:s}=this;n(s.data),r.
putImageData(s,0,0)},this.element.isConnected?this.paintAgain():requestAnimationFrame(()=>this.paintAgain?.())}table(e){
let t=this.tables.get(e);if(t!==void 0)return t;let n=z(this.element,"--cnn-ground"),r=z(this.element,`--cnn-${e}-plus`),
s=e==="input"?r:z(this.element,`--cnn-${e}-minus`),i=Uint32Array.from({length:2*R+1},(l,a)=>{let[u,c]=[a<R?s:r,Math.abs(
a-R)/R],[d,p,h]=n.map((b,g)=>Math.round(b+(u[g]-b)*c));return Zt(d,p,h)});return this.tables.set(e,i),i}listen(){let{element:e,
events:t}=this,n=r=>this.move(...this.at(r));e.addEventListener("pointermove",n),e.addEventListener("pointerdown",n),e.addEventListener(
"pointerleave",r=>{r.pointerType!=="touch"&&t.leave?.()}),e.addEventListener("click",r=>t.pick?.(...this.at(r))),e.addEventListener(
"focus",()=>{e.matches(":focus-visible")&&this.move(...this.cursor)}),e.addEventListener("blur",()=>t.leave?.()),e.addEventListener(
"keydown",r=>{this.pressed(r)&&(r.preventDefault(),r.stopPropagation())})}pressed(e){let[t,n]=this.cursor;if(e.altKey||e.
ctrlKey||e.metaKey)return!1;let r=On[e.key],s=e.shiftKey?10:1;if(r!==void 0)this.move(I(t+s*r[0],this.rows),I(n+s*r[1],this.
cols));else if(this.events.pick!==void 0&&(e.key==="Enter"||e.key===" "))this.events.pick(t,n);else return this.events.key?.(
e,t,n)??!1;return!0}move(e,t){this.cursor=[I(e,this.rows),I(t,this.cols)],this.events.point?.(...this.cursor)}},I=(o,e)=>Math.
max(0,Math.min(e-1,o)),Zt=(o,e,t)=>(255<<24|t<<16|e<<8|o)>>>0;function Rn(o){if(o!==o)return 0;let e=o<0?0:o>255?255:o+.5|
0;return Zt(e,e,e)}var In=440,ot=class{element;heat;title=m("strong",{});size=m("span",{});legend=new Fe;below=m("div",{class:"cnn-veil"});beside=m(
"div",{class:"cnn-veil"});turn=-1;constructor(e,t){let n=(s,i)=>t.cell(e,s,i);this.heat=new oe("feature map",{point:n,pick:n}),
this.heat.element.append(this.beside,this.below);let r=m("div",{class:"cnn-head"},this.title," ",this.size);this.element=
m("div",{class:"cnn-mapblock"},r,this.heat.element,this.legend.element)}update(e,t,n){let{maps:r,state:s,shown:i,most:l}=e,
{rows:a,cols:u}=r,c=r.maps.length>1;y(this.title,c?`Map ${t}`:"Feature map"),y(this.size,c&&n!==""?n:`${a}×${u}`),this.
heat.name(`feature map${c?` ${t}`:""}${n===""?"":`, ${n}`}, ${a} by ${u}`),M(this.element,"data-current",String(c&&t===s.
position[0]));let d=s.display==="clip",p=l[t];this.turn!==e.mapTurn&&(this.turn=e.mapTurn,tn(this.heat,a,u),this.heat.paint(
i[t],a,u,{hue:d?"image":"activation",most:p}),M(this.legend.element,"data-grey",String(d)),this.legend.show(d?"input":"a\
ctivation",p,s.display==="signed",d?"black to white":c?"":"and beyond"));let[,h,b]=s.position;this.heat.place(h,b),this.
heat.box({row:h,col:b,rows:1,cols:1}),this.veil(e)}veil({maps:{rows:e,cols:t},state:{slide:n,position:r}}){let s=D(e,t),
i=ke(s,r[1],r[2]),l=!n||i>=s.down*s.along-1;if(this.below.hidden=this.beside.hidden=l,l)return;let a=Math.floor(i/s.along),
u=Math.min(e,(a+1)*s.step),c=Math.min(t,(i%s.along+1)*s.step);en(this.below,[u/e,0,1,1]),en(this.beside,[a*s.step/e,c/t,
u/e,1])}};function en({style:o},[e,t,n,r]){o.inset=`${100*e}% ${100*(1-r)}% ${100*(1-n)}% ${100*t}%`}function tn(o,e,t){
o.element.style.width=`min(100%, ${Math.round(In*t/e)}px)`,M(o.element,"data-coarse",String(Math.max(e,t)<=100))}var Be=class{constructor(e){
this.events=e;this.heat=new oe("picture",{point:(r,s)=>e.pixel(r,s),key:r=>this.key(r)});let t=m("div",{class:"cnn-head"},
m("strong",{},"Picture")," ",this.size),n=m("div",{class:"cnn-picture","data-part":"picture"},t,this.heat.element,this.read);
this.element=m("div",{class:"cnn-pictures"},n,this.maps)}events;element;heat;size=m("span",{});read=m("p",{class:"cnn-no\
te"});maps=m("div",{class:"cnn-maps","data-part":"maps"});blocks=[];turn=-1;update(e,t,n){let{picture:r,state:s,maps:i}=e,
{rows:l,cols:a}={rows:r.height,cols:r.width},[,u,c,d]=s.weight.shape;this.turn!==e.pictureTurn&&(this.turn=e.pictureTurn,
tn(this.heat,l,a),u===1?this.heat.paint(n[0],l,a,{hue:"image",most:255}):this.heat.paintPicture(r.data,l,a,r.channels),y(
this.size,`${l}×${a}${u===3?"×3":""}`),this.heat.name(`picture, ${l} by ${a}, ${u===3?"red, green and blue":"grey"}`),
y(this.read,u===1&&r.channels===3?"Read in grey: 0.30 red + 0.59 green + 0.11 blue. “More” lets filters read all three c\
olours.":""));let[,p,h]=s.position,{stride:b,same:g}=s.how,f={row:p*b-P(c,g),col:h*b-P(d,g)};for(this.heat.place(f.row+(c-
1>>1),f.col+(d-1>>1)),this.heat.box({...f,rows:c,cols:d});this.blocks.length<i.maps.length;){let w=new ot(this.blocks.length,
this.events);this.blocks.push(w),this.maps.append(w.element)}this.blocks.forEach((w,v)=>{w.element.hidden=v>=i.maps.length,
w.element.hidden||w.update(e,v,t[v])}),M(this.element,"data-count",String(i.maps.length))}dispose(){this.heat.dispose(),
this.blocks.forEach(e=>e.heat.dispose())}key(e){return e.key!==" "&&e.key!=="Enter"?!1:(this.events.press(),!0)}};var X=7,st=class{constructor(e){this.frame=e;let{binding:t}=e;this.presets=t.get("presets")??{},this.sources=new Ie(t,{changed:()=>t.
schedule(),complain:r=>e.complain(r),check:r=>Se(r,this.weight,K(t.get)),notice:r=>{this.notice.hidden=r===null,y(this.notice,
r??"")}}),this.stage=new Be({pixel:(r,s)=>this.pixel(r,s),press:()=>this.pen.on?this.pen.press():e.player?.toggle(),cell:(r,s,i)=>this.
point(r,s,i)}),this.pen=new Oe(this.sources,this.stage.heat),this.gallery=new Ce(this.presets,r=>this.preset(r)),this.detail=
new _e(e.editor,{weight:(r,s,i,l)=>this.change(Ft(this.weight,[this.filter,r,s,i],l)),seek:r=>this.seek(r),look:()=>this.
look(),normalise:()=>this.normalise()},()=>t.schedule()),this.showSources=Ut(e,this.sources,()=>this.pen),this.showMore=
qt(e,r=>this.change(r),()=>this.save());let n=m("p",{class:"cnn-hint"},"Point at the picture or the map. A picture can a\
lso be dropped or pasted here: it stays in this page, or in this notebook.");e.stage.append(this.gallery.element,this.about,
this.stage.element,this.pen.element,this.notice,this.display.element,n),e.detail.append(this.detail.element),this.receive(
e.stage)}frame;presets;sources;gallery;stage;pen;detail;composer=new Re;about=m("p",{class:"cnn-about"});notice=m("p",{class:"\
cnn-note",role:"status",hidden:!0});display=Gt(e=>this.change(e));showSources;showMore;scene=null;names=[];named=null;pattern=null;update(){
let{picture:e,size:t}=this.sources,n=V(this.frame.binding.get,t);this.showSources(n),this.frame.more.hidden||this.showMore(
n,this.presets),this.display.show(n.display),this.named!==n.weight&&(this.named=n.weight,this.names=Array.from({length:n.
weight.shape[0]},(a,u)=>Ye(n.weight,u,this.presets)));let{names:r}=this,s=r[n.position[0]];this.gallery.show(s);let i=n.
weight.data.length/r.length,l=n.weight.data.subarray(n.position[0]*i,(n.position[0]+1)*i);y(this.about,It(this.frame.binding.
get("_about")?.[s],l,this.frame.binding.get("kernel")===this.pattern)),!(e===null||Se(t,n.weight,n.how)!==null)&&(this.scene=
this.composer.compose(e,n),this.stage.update(this.scene,r.map(Y),this.composer.read),this.detail.update(this.scene),M(this.
frame.stage.parentElement,"data-picture","true"))}reset(){this.pen.toggle(!1),this.sources.leave(),this.frame.binding.schedule()}theme(){
this.gallery.paint()}resize(e){this.detail.resize(e),this.gallery.reveal(),this.scene!==null&&this.detail.update(this.scene)}describe(){
if(this.scene===null)return"The picture is being opened.";let{state:e,patch:t,used:n,sum:r}=this.scene;return Wt(e,t,n,r)}python(){
return Ht(V(this.frame.binding.get,this.sources.size),this.sources.picture?.channels===3)}dispose(){this.pen.toggle(!1),
this.sources.dispose(),this.stage.dispose()}get weight(){return j(this.frame.binding.get)}get filter(){return V(this.frame.
binding.get,this.sources.size).position[0]}change(e){this.frame.complain(Pt(this.frame.binding,e,this.sources.size)),this.
frame.binding.schedule()}preset(e){let t=this.presets[e],n=[t.length,t[0].length];this.change(re(this.weight,this.filter,
{size:n,values:t.flat()}))}point(e,t,n){this.frame.binding.set({position:[e,t,n],playing:!1,slide:!1})}pixel(e,t){let{size:n}=this.
sources,r=K(this.frame.binding.get),[s,i]=Me(n,this.weight,r),[l,a]=this.weight.shape.slice(2),u=(c,d,p)=>Math.max(0,Math.
min(p-1,Math.round((c-(d-1>>1)+P(d,r.same))/r.stride)));this.pen.moved(e,t),this.point(this.filter,u(e,l,s),u(t,a,i))}seek(e){
if(this.scene===null)return;let{maps:t,picture:n,state:r}=this.scene,[s]=r.position,i=r.weight.shape.slice(2),l=(a,u)=>!$e(
[n.height,n.width],i,r.how,[a,u]);this.point(s,...De(t.maps[s],e,t.cols,l))}look(){if(this.scene===null)return;let{picture:e,
state:t}=this.scene,[n,r,s]=t.position,{stride:i,same:l}=t.how,[a,u]=t.weight.shape.slice(2),c=[r*i-P(a,l)+(a-1>>1),s*i-
P(u,l)+(u-1>>1)],d={stride:1,same:!0,flip:!1},p=xe(this.composer.read,e.height,e.width,[X,X],d,c),h=Mt(p.data);if(h.every(
f=>f===0)){this.frame.complain("This patch is flat: there is nothing in it to look for. Point at something with an edge \
or a texture.");return}let b=X*X,g=p.shape[0]===1?[h]:[0,1,2].map(f=>h.slice(f*b,(f+1)*b));this.change({...Te(this.weight,
n,g,[X,X]),flip:!1}),this.pattern=this.frame.binding.get("kernel")}normalise(){if(this.scene===null)return;let[,e,t,n]=this.
weight.shape,{filter:r}=this,s=e*t*n,i=kt(this.weight.data.subarray(r*s,(r+1)*s));this.change(Te(this.weight,r,Array.from(
{length:e},(l,a)=>i.slice(a*t*n,(a+1)*t*n))))}save(){let{picture:e}=this.sources;e!==null&&m("a",{href:ge(e),download:"p\
icture.png"}).click()}receive(e){e.addEventListener("dragover",t=>{t.preventDefault(),e.classList.add("cnn-over")}),e.addEventListener(
"dragleave",()=>e.classList.remove("cnn-over")),e.addEventListener("drop",t=>{t.preventDefault(),e.classList.remove("cnn\
-over"),this.sources.take(t.dataTransfer)||this.frame.complain("What was dropped is no file: drop a picture from your co\
mputer.")}),e.addEventListener("paste",t=>{this.sources.take(t.clipboardData)||this.frame.complain("There is no picture \
on the clipboard: copy one first."),t.preventDefault(),t.stopPropagation()})}},li=ht({name:"KernelExplorer",title:"Kerne\
l explorer",traits:Tt,sequence:Et,build:o=>new st(o)});export{li as default};
