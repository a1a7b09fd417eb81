function m(o,e={},...t){let n=document.createElement(o);for(let[r,s]of Object.entries(e))typeof s=="function"?n.addEventListener(
r.slice(2),s):s===!0?n.setAttribute(r,""):s!==!1&&s!=null&&n.setAttribute(r,String(s));return n.append(...t.filter(r=>r!=
null&&r!==!1)),n}var dn={first:"M4 3v10M13 3.5v9L6 8z",back:"M11.5 3.5v9L5 8z",play:"M5 3v10l8-5z",pause:"M5 3.5v9M11 3.\
5v9",forward:"M4.5 3.5v9L11 8z",reset:"M3.5 8a4.5 4.5 0 1 0 1.6-3.4M5.5 1.8 4.8 4.9l3.1.5",minus:"M4 8h8",plus:"M4 8h8M8\
 4v8"};function le(o){let e="http://www.w3.org/2000/svg",t=document.createElementNS(e,"svg");t.setAttribute("viewBox","0\
 0 16 16"),t.setAttribute("class",`cnn-icon cnn-icon-${o}`),t.setAttribute("aria-hidden","true");let n=document.createElementNS(
e,"path");return n.setAttribute("d",dn[o]),t.append(n),t}function y(o,e){o.textContent!==e&&(o.textContent=e)}function A(o,e,t){
o.getAttribute(e)!==t&&(t===null?o.removeAttribute(e):o.setAttribute(e,t))}var mn=0,pn=Math.random().toString(36).slice(
2,8),_=o=>`cnn-${o}-${pn}-${++mn}`;function $(o,e,t,n=!1){let r=t===void 0?o:le(t),s={type:"button",class:`cnn-button${n?" cnn-quiet":""}`,onclick:e};return m(
"button",t===void 0?s:{...s,"aria-label":o,title:o},r)}function q(o,e,t){let n=t===void 0?"aria-pressed":"aria-expanded",
r=$(o,()=>e(r.getAttribute(n)!=="true"));return r.setAttribute(n,"false"),t!==void 0&&(t.id||=_("panel"),r.setAttribute(
"aria-controls",t.id)),{element:r,show:s=>r.setAttribute(n,String(s))}}var hn=(o,e)=>(e.id||=_("field"),m("div",{class:"\
cnn-field"},m("label",{for:e.id},o),e));function Z(o,e,t){let n=m("select",{class:"cnn-select",onchange:()=>t(n.value)});
for(let[s,i]of e)n.append(m("option",{value:s},i));let r=s=>{n.value!==s&&(n.value=s)};return{element:hn(o,n),show:r}}function U(o,e,t){
let n=_("choice"),r=e.map(([l])=>m("input",{type:"radio",name:n,value:l,onchange:()=>t(l)})),s=e.map(([,l],u)=>m("label",
{},r[u],m("span",{},l)));return{element:m("div",{class:"cnn-segmented",role:"radiogroup","aria-label":o},...s),show:l=>r.
forEach(u=>u.checked=u.value===l)}}function ee(o,e){let t=m("input",{type:"checkbox",onchange:()=>e(t.checked)});return{
element:m("label",{class:"cnn-check"},t,m("span",{},o)),show:r=>{t.checked=r}}}function ue(o,e,[t,n],r){let s=t,i=null,a=g=>{
i===null&&requestAnimationFrame(()=>i=null),i=Math.max(t,Math.min(n,(i??s)+g)),r(i)},l=$(`Decrease ${e}`,()=>a(-1),"minu\
s"),u=$(`Increase ${e}`,()=>a(1),"plus"),c=m("output",{class:"cnn-number"}),d=_("stepper"),p=m("span",{id:d,class:"cnn-c\
aption"},o),h=m("div",{class:"cnn-stepper",role:"group","aria-labelledby":d},l,c,u),b=g=>{s=g[0];let f=g.every(w=>w===s);
y(c,f?String(s):g.join("×")),at(l,s<=t&&f),at(u,s>=n&&f)};return{element:m("div",{class:"cnn-field"},p,h),show:b}}function lt(o,e,t){let n=m("input",{type:"file",accept:e,class:"cnn-file",tabindex:-1,"aria-hidden":"true"});return n.addEventListener(
"change",()=>{let r=n.files?.[0];n.value="",r!==void 0&&t(r)}),m("span",{class:"cnn-filebox"},$(o,()=>n.click()),n)}var at=(o,e)=>o.
setAttribute("aria-disabled",String(e));function x(o,e=2){if(!Number.isFinite(o))return Number.isNaN(o)?"nan":o>0?"∞":"−∞";let t=Math.abs(o);if(t<1e-9)return"\
0";let n=o<0?"−":"";return t>=1e15?n+Number(t.toPrecision(3)).toExponential():Number(t.toFixed(e))!==0?n+String(Number(
t.toFixed(e))):t>=1e-4?n+String(Number(t.toPrecision(2))):n+t.toExponential(1).replace(".0e","e").replace(/-(\d)$/,"-0$1")}
function ce(o,e){return Number.isInteger(o)||e===1||e>99?x(o):`${x(o*e)}/${e}`}function ut(o,e){let t=o<0?"−":"",n=Math.
abs(o);for(let s of[2,1,0]){if(s<2&&n<.5*10**-s)break;let i=x(o,s);if(i.length<=e)return i;let a=i.replace(/0\./,".");if(n<
1&&a.length<=e)return a}let r=`${t}${Math.round(n/1e3)}k`;return n>=1e3&&r.length<=e?r:"…"}function je(o){let e=o.trim().
replaceAll("−","-").replace(",","."),t=/^([+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?)(?:\/(\d+\.?\d*))?$/i.exec(e);if(t===
null)return null;let n=Number(t[1])/(t[2]===void 0?1:Number(t[2]));return Number.isFinite(n)?n:null}var ct=(o,e)=>`${o} ${e}${o===
1?"":"s"}`,te=(o,e)=>`row ${x(o)}, column ${x(e)}`,dt=(o,e)=>Number((o+e).toPrecision(12));var de=class{constructor(e){this.root=e;this.element=m("div",{class:"cnn-editor",role:"group",hidden:!0},$("One less",()=>this.
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
"Escape"){let{edit:n}=this;n?.cancel!==void 0?n.cancel():n?.write(n.value),this.close(!0)}else if(t==="Enter"&&e.target===
this.field)this.close(!0);else return;e.preventDefault()}place(e){let[t,n]=[this.root.getBoundingClientRect(),e.getBoundingClientRect()],
{offsetWidth:r,offsetHeight:s}=this.element,i=n.left+n.width/2-r/2-t.left,a=Math.max(4,Math.min(t.width-r-4,i)),l=n.bottom-
t.top+6,u=l+s>t.height?n.top-t.top-s-6:l;this.element.style.translate=`${a}px ${u}px`}};function mt(o,e){let t=()=>{let r=o.get("_initial");return typeof r=="object"&&r!==null&&Object.keys(r).length>0?r:null},
n=t()===null?Object.fromEntries(e.map(r=>[r,structuredClone(o.get(r))])):{};return()=>t()??n}function pt(o,e,t){let n=0,
r=()=>{n||=requestAnimationFrame(()=>{n=0,t()})};for(let s of e)o.on(`change:${s}`,r);return{get:s=>o.get(s),set(s){let i=Object.
entries(s).filter(([a,l])=>!fn(o.get(a),l));for(let[a,l]of i)o.set(a,l);i.length>0&&o.save_changes()},schedule:r,dispose(){
cancelAnimationFrame(n),n=-1;for(let s of e)o.off(`change:${s}`,r)}}}var fn=(o,e)=>o===e||JSON.stringify(o)===JSON.stringify(
e),ht=({get:o},e)=>t=>t in e?e[t]:o(t),He=(o,e)=>o.some((t,n)=>t!==e[n]);function ft(o,e){let t,n=l=>o.get(l),r=l=>{for(let[u,c]of Object.entries(l))o.set(u,c);o.save_changes()},s=()=>{clearTimeout(
t),n("playing")===!0&&(t=setTimeout(i,1e3/Math.max(.25,Number(n("speed")))))},i=()=>{let[l,u]=[e.index(n)+1,e.length(n)-
1];r({...l<=u&&e.at(n,l),playing:l<u}),s()},a=["change:playing","change:speed"];for(let l of a)o.on(l,s);return s(),()=>{
clearTimeout(t);for(let l of a)o.off(l,s)}}var bn=[.25,.5,1,2,4,8].map(o=>[String(o),`${o} / s`]),me=class{constructor(e,t){
this.binding=e;this.sequence=t;this.scrub.setAttribute("aria-label",`Position among the ${t.unit}s`),this.scrub.addEventListener(
"input",()=>this.go(Number(this.scrub.value))),this.playButton=$("Play",()=>this.toggle(),"play"),this.playButton.append(
le("pause")),this.playButton.classList.add("cnn-play"),this.element=m("div",{class:"cnn-player",role:"group","aria-label":"\
Player",id:_("player")},m("div",{class:"cnn-transport"},$(`First ${t.unit}`,()=>this.go(0),"first",!0),$("Step back",()=>this.
step(-1),"back",!0),this.playButton,$("Step forward",()=>this.step(1),"forward",!0)),this.scrub,this.count,this.speed.element),
this.element.addEventListener("keydown",n=>this.keydown(n))}binding;sequence;element;playButton;scrub=m("input",{type:"r\
ange",min:0,step:1,class:"cnn-scrub"});count=m("span",{class:"cnn-count"});speed=Z("Speed",bn,e=>this.binding.set({speed:Number(
e)}));toggle(){let e=this.binding.get("playing")===!0,t=this.sequence.index(this.binding.get)>=this.sequence.length(this.
binding.get)-1;this.binding.set({...!e&&t&&this.sequence.at(this.binding.get,0),playing:!e})}pause(){this.binding.get("p\
laying")===!0&&this.binding.set({playing:!1})}update(){let e=this.binding.get("playing")===!0,[t,n]=[this.sequence.index(
this.binding.get),this.sequence.length(this.binding.get)];A(this.playButton,"aria-label",e?"Pause":"Play"),A(this.playButton,
"title",e?"Pause":"Play"),A(this.playButton,"data-playing",String(e)),A(this.scrub,"max",String(n-1)),this.scrub.valueAsNumber!==
t&&(this.scrub.valueAsNumber=t),A(this.scrub,"aria-valuetext",`${this.sequence.unit} ${t+1} of ${n}`),this.scrub.style.setProperty(
"--done",String(n>1?t/(n-1):1)),y(this.count,`${t+1} / ${n}`),this.speed.show(String(this.binding.get("speed")))}step(e){
this.go(this.sequence.index(this.binding.get)+e)}go(e){let t=this.sequence.length(this.binding.get)-1,n=this.sequence.at(
this.binding.get,Math.max(0,Math.min(t,e)));this.binding.set({...n,playing:!1})}keydown(e){e.key!==" "||e.target!==this.
scrub||(e.preventDefault(),this.toggle())}};var pe=class{constructor(e){this.source=e;let t=m("pre",{tabindex:0,role:"group","aria-label":"Python source"},this.code),
n=$("Copy",()=>{this.copy()}),r=m("div",{class:"cnn-python-bar"},m("span",{},"The same in Python"),this.status,n);this.element=
m("div",{class:"cnn-python",hidden:!0},r,t)}source;element;code=m("code",{});status=m("span",{class:"cnn-copied",role:"s\
tatus"});update(){this.element.hidden||(y(this.code,this.source()),y(this.status,""))}async copy(){try{await navigator.clipboard.
writeText(this.source()),y(this.status,"Copied")}catch{getSelection()?.selectAllChildren(this.code),y(this.status,"Selec\
ted: press Ctrl+C to copy")}}};var gn=["data-theme","data-jp-theme-light","data-vscode-theme-kind","theme","class"];function fe(o){let e=new MutationObserver(
o);for(let n of[document.documentElement,document.body])e.observe(n,{attributeFilter:gn});let t=matchMedia("(prefers-col\
or-scheme: dark)");return t.addEventListener("change",o),()=>{e.disconnect(),t.removeEventListener("change",o)}}var he;function z(o,e){
he??=document.createElement("canvas").getContext("2d",{willReadFrequently:!0});let t=o.appendChild(document.createElement(
"i"));t.style.color=`var(${e})`,he.fillStyle=getComputedStyle(t).color,t.remove(),he.fillRect(0,0,1,1);let[n,r,s]=he.getImageData(
0,0,1,1).data;return[n,r,s]}var yn=["playing","speed"],wn=350,bt=4;function gt(o){let{sequence:e}=o;return{initialize:({model:t})=>e===void 0?()=>{}:
ft(t,e),render({model:t,el:n}){try{return vn(o,t,n)}catch(r){let s=`${o.name} could not be drawn: ${r instanceof Error?r.
message:String(r)}`;return n.replaceChildren(m("div",{class:"cnn"},m("p",{class:"cnn-problem",role:"alert"},s))),()=>n.replaceChildren()}}}}
function vn(o,e,t){let n=[...o.traits,...o.sequence===void 0?[]:yn],r=mt(e,n),s=m("div",{class:"cnn",role:"group","aria-\
label":o.title,"data-explorer":o.name}),i=m("div",{class:"cnn-live",role:"status","aria-live":"polite","aria-atomic":"tr\
ue"}),a=m("p",{class:"cnn-problem",role:"alert",hidden:!0}),l=v=>m("div",{class:`cnn-${v}`}),u,c=pt(e,n,()=>b()),d={binding:c,
editor:new de(s),player:o.sequence===void 0?null:new me(c,o.sequence),choices:l("choices"),more:l("more"),stage:l("stage"),
detail:l("detail"),complain(v){a.hidden=v===null,y(a,v??"")}},p=o.build(d),h=new pe(()=>p.python()),b=()=>{p.update(),d.
player?.update(),h.update(),clearTimeout(u),u=setTimeout(()=>y(i,p.describe()),wn)},g=$n(d,h,()=>{d.complain(null),p.reset?.(),
c.set({...r(),...d.player!==null&&{playing:!1}})});s.append(g,d.more,a,d.stage),d.player!==null&&s.append(d.player.element),
s.append(d.detail,h.element,i,d.editor.element);let[f,w]=[0,0],k=v=>{v<=bt||v===f||(f=v,p.resize(v-bt))},L=new ResizeObserver(
()=>{cancelAnimationFrame(w),w=requestAnimationFrame(()=>k(s.clientWidth))}),S=fe(()=>p.theme?.());return t.append(s),xn(
d),k(s.clientWidth||700),b(),y(i,p.describe()),s.dataset.ready="true",L.observe(s),()=>{clearTimeout(u),cancelAnimationFrame(
w),L.disconnect(),S(),p.dispose?.(),c.dispose(),s.remove()}}function xn({stage:o,player:e}){let t=n=>{n.target.closest("\
[role=gridcell]")!==null&&e?.pause()};o.addEventListener("pointermove",t),o.addEventListener("pointerdown",t),o.addEventListener(
"focusin",t)}function $n(o,e,t){o.more.hidden=!0;let n=q("More",a=>{o.more.hidden=!a,n.show(a),o.binding.schedule()},o.more),
r=q("Python",a=>{e.element.hidden=!a,r.show(a),e.update()},e.element),s=o.more.hasChildNodes()&&n.element,i=m("div",{class:"\
cnn-ends"},s,r.element,$("Reset",t,"reset"));return m("div",{class:"cnn-bar",role:"group","aria-label":"Settings"},o.choices,
i)}async function kn(o){let e=new Image;e.src=o;try{await e.decode()}catch{throw new Error("This file is no picture that th\
e browser can read: try PNG, JPEG or WebP.")}return ge(e,e.naturalWidth,e.naturalHeight)}function ge(o,e,t){let n=yt(e,t);
n.fillStyle="#fff",n.fillRect(0,0,e,t),n.drawImage(o,0,0,e,t);let{data:r}=n.getImageData(0,0,e,t),s=!1;for(let l=0;l<r.length&&
!s;l+=4)s=r[l]!==r[l+1]||r[l]!==r[l+2];let i=s?3:1,a=new Uint8Array(e*t*i);for(let l=0;l<e*t;l++)for(let u=0;u<i;u++)a[l*
i+u]=r[4*l+u];return{width:e,height:t,channels:i,data:a}}function ye({width:o,height:e,channels:t,data:n}){let r=yt(o,e),
s=r.createImageData(o,e);for(let i=0;i<o*e;i++){for(let a=0;a<3;a++)s.data[4*i+a]=n[i*t+(t===3?a:0)];s.data[4*i+3]=255}return r.
putImageData(s,0,0),r.canvas.toDataURL("image/png")}var be=class{constructor(e){this.ready=e}ready;url="";picture=null;problem=null;get(e){
return e!==this.url&&(this.url=e,kn(e).then(t=>this.done(e,t,null),t=>this.done(e,null,t.message))),this.picture}done(e,t,n){
e===this.url&&(this.picture=t??this.picture,this.problem=n,this.ready())}};function yt(o,e){let t=document.createElement(
"canvas");return[t.width,t.height]=[o,e],t.getContext("2d",{willReadFrequently:!0})}var vt=o=>o.reduce((e,t)=>e*t,1);function E(o,e){let t=vt(o);if(e!==void 0&&e.length!==t)throw new RangeError(`data has ${e.
length} elements, but shape (${o.join(", ")}) needs ${t}`);return{shape:[...o],data:e===void 0?new Float64Array(t):Float64Array.
from(e)}}function xt(o){let e=[];for(let r=o;Array.isArray(r)&&(e.push(r.length),r.length!==0);r=r[0]);let t=[],n=(r,s)=>{
if(s===e.length&&!Array.isArray(r))t.push(r);else if(Array.isArray(r)&&r.length===e[s])r.forEach(i=>n(i,s+1));else throw new RangeError(
"the lists are ragged: every row must have the same length")};return n(o,0),E(e,t)}function we(o){let e=(t,n)=>{if(t===o.
shape.length)return o.data[n];let r=vt(o.shape.slice(t+1));return Array.from({length:o.shape[t]},(s,i)=>e(t+1,n+i*r))};return e(
0,0)}var wt=new WeakMap;function $t(o){let e=wt.get(o)??xt(o);return wt.set(o,e),e}function Ue(o){let e=[...o];for(let t=1;t<=1024;t++)if(e.every(n=>Math.round(n*t)/t===n))return t;return 1}function G(o,e){let t=Ue(e.data),n=(s,i)=>{if(!Array.isArray(s))return String(t===1?s:Math.round(s*t));let a=Array.isArray(
s[0])?`,
${" ".repeat(i+1)}`:", ";return`[${s.map(l=>n(l,i+1)).join(a)}]`},r=`${o} = np.array(`;return`${r}${n(we(e),r.length)}, \
dtype=float)${t===1?"":` / ${t}`}`}var Sn=[1,2,1,2,4,2,1,2,1].map(o=>o/16);var oo=64*Number.EPSILON;var P=(o,e)=>e?o-1>>1:0,B=(o,e,{stride:t,same:n})=>Math.floor((o-(n?1:e))/t)+1;function Tn(o){let e=new Uint8Array(o.length/
3);for(let t=0,n=0;t<e.length;t++,n+=3)e[t]=o[n]*19595+o[n+1]*38470+o[n+2]*7471+32768>>16;return e}function Mt(o,e,t){return e===
3&&t===1?[Float64Array.from(Tn(o))]:Array.from({length:e===1?t:3},(n,r)=>{let s=new Float64Array(o.length/e);for(let i=0,
a=e===1?0:r;i<s.length;i++,a+=e)s[i]=o[a];return s})}function Ln(o,e){let t=o.length/e,n=0;for(let u=1;u<o.length;u++)Math.
abs(o[u])>Math.abs(o[n])&&(n=u);let r=Math.floor(n/t)*t,s=o.slice(r,r+t),i=o[n];if(i===0)return[Array.from({length:e},()=>0),
s];let a=Array.from({length:e},(u,c)=>o[c*t+(n-r)]/i);return o.every((u,c)=>Math.abs(u-a[Math.floor(c/t)]*s[c%t])<=1e-14*
Math.abs(i))?[a,s]:null}var Ge=7;function kt(o,e,t,n,r,s,i,a){let[l,u,c]=[s[i],a>1?s[i+1]:0,a>2?s[i+2]:0],[d,p]=[n[r],n[r+
1]];if(a<=3){for(let v=0,C=r+2;v<t;v++,C++){let N=n[C];o[e+v]+=l*d+u*p+c*N,d=p,p=N}return}let[h,b,g,f]=[s[i+3],a>4?s[i+4]:
0,a>5?s[i+5]:0,a>6?s[i+6]:0],[w,k,L,S]=[n[r+2],n[r+3],n[r+4],n[r+5]];for(let v=0,C=r+6;v<t;v++,C++){let N=n[C];o[e+v]+=l*
d+u*p+c*w+h*k+b*L+g*S+f*N,d=p,p=w,w=k,k=L,L=S,S=N}}function En(o,e,t,n,r,s,i,a,l){for(let u=e;u<t;u++)o[u]=i*n[u]+a*r[u]+
l*s[u]}var ve=class{planes=[];rows=0;cols=0;padded=[];paddedFor="";mixed=new Float64Array(0);maps=[];last=[];lastFor="";setPicture(e,t,n){
[this.planes,this.rows,this.cols]=[e,t,n],this.paddedFor=this.lastFor=""}apply(e,t){let[n,r,s,i]=e.shape;if(r!==this.planes.
length)throw new RangeError(`filters of ${r} channels cannot read ${this.planes.length}`);let a=B(this.rows,s,t),l=B(this.
cols,i,t);if(a<1||l<1)throw new RangeError(`a kernel of ${s}×${i} does not fit into ${this.rows}×${this.cols}`);this.pad(
s,i,t.same),(this.maps.length!==n||this.maps[0]?.length!==a*l)&&(this.maps=Array.from({length:n},()=>new Float64Array(a*
l)));let u=r*s*i,c=`${this.paddedFor} ${t.stride} ${n}`;return c!==this.lastFor&&(this.last=[]),this.lastFor=c,this.maps.
forEach((d,p)=>{let h=e.data.slice(p*u,(p+1)*u);if(t.flip)for(let b=0;b<r;b++)h.subarray(b*s*i,(b+1)*s*i).reverse();t.stride===
1&&this.edit(d,a,l,h,this.last[p],s,i)||(this.last[p]=h,d.fill(0),t.stride>1?this.strided(d,a,l,h,s,i,t.stride):this.dense(
d,a,l,h,s,i))}),{rows:a,cols:l,maps:this.maps}}get width(){return this.padded[0].length/(this.rows+Ge)}pad(e,t,n){let r=`${e}\
 ${t} ${n}`;if(r===this.paddedFor)return;this.paddedFor=r;let[s,i]=[this.cols+Ge,this.rows+Ge];(this.padded.length!==this.
planes.length||this.padded[0].length!==s*i)&&(this.padded=this.planes.map(()=>new Float64Array(s*i)),this.mixed=new Float64Array(
s*i));let[a,l]=[P(e,n),P(t,n)];this.planes.forEach((u,c)=>{let d=this.padded[c].fill(0);for(let p=0;p<this.rows;p++)d.set(
u.subarray(p*this.cols,(p+1)*this.cols),(p+a)*s+l)})}edit(e,t,n,r,s,i,a){if(s===void 0)return!1;let l=[...r.keys()].filter(
c=>r[c]!==s[c]),u=l.map(c=>r[c]-s[c]);return l.length>2||u.some(c=>Math.abs(c)>1e3)?!1:(l.forEach((c,d)=>{let[p,h,b]=[Math.
floor(c/(i*a)),Math.floor(c/a)%i,c%a];for(let g=0;g<t;g++)kt(e,g*n,n,this.padded[p],(g+h)*this.width+b,u,d,1)}),s.set(r),
!0)}dense(e,t,n,r,s,i){let{padded:a,mixed:l}=this,u=a.length>1?Ln(r,a.length):null;if(u===null){for(let[w,k]of a.entries())
this.plane(e,t,n,k,r.subarray(w*s*i),s,i);return}let[[c,d,p],h]=u,[b,g,f]=a;for(let w=0;w<l.length;w+=this.width)En(l,w,
w+this.width,b,g,f,c,d,p);this.plane(e,t,n,l,h,s,i)}plane(e,t,n,r,s,i,a){for(let l=0;l<i;l++){let[u,c]=[0,a-1];for(;u<a&&
s[l*a+u]===0;)u++;for(;c>u&&s[l*a+c]===0;)c--;if(u!==a)for(let d=0;d<t;d++)kt(e,d*n,n,r,(d+l)*this.width+u,s,l*a+u,c-u+1)}}strided(e,t,n,r,s,i,a){
let{width:l}=this;this.padded.forEach((u,c)=>{for(let d=0,p=0;d<t;d++)for(let h=0;h<n;h++,p++){let b=0;for(let g=0,f=c*s*
i;g<s;g++){let w=(d*a+g)*l+h*a;for(let k=0;k<i;k++,f++)b+=r[f]*u[w+k]}e[p]+=b}})}};function $e(o,e,t,[n,r],s,[i,a]){let l=E([o.length,n,r]),[u,c]=[i*s.stride-P(n,s.same),a*s.stride-P(r,s.same)],d=0;for(let p of o)
for(let h=u;h<u+n;h++)for(let b=c;b<c+r;b++)l.data[d++]=h>=0&&h<e&&b>=0&&b<t?p[h*t+b]:0;return l}function ke([o,e],[t,n],{
stride:r,same:s},[i,a]){let l=(u,c,d)=>u-(c-1>>1)<0||u+(c>>1)>=d;return s&&(l(i*r,t,o)||l(a*r,n,e))}function St(o,e,t){let[
,n,r,s]=o.shape,i=n*r*s,a=E([n,r,s],o.data.slice(e*i,(e+1)*i));if(t)for(let l=0;l<n;l++)a.data.subarray(l*r*s,(l+1)*r*s).
reverse();return a}function Tt(o,e,t){for(let n=0;n<t.length;n++){let r=o[n];t[n]=e==="signed"?r:e==="abs"?Math.abs(r):r<
0?0:e==="clip"&&r>255?255:r}return t}var xe=512;function De(o){let e=Math.max(1,Math.floor(o.reduce((i,a)=>i+a.length,0)/
4e4)),[t,n]=[0,0];for(let i of o)for(let a=0;a<i.length;a+=e,n++){let l=Math.abs(i[a]);l>t&&(t=l)}if(t===0)return 0;let r=new Uint32Array(
xe+1);for(let i of o)for(let a=0;a<i.length;a+=e)r[Math.ceil(Math.abs(i[a])/t*xe)]+=1;let s=0;for(let i=xe;i>0;i--)if(s+=
r[i],s>n/40)return At(i*t/xe);return At(t)}function At(o){let e=10**(Math.floor(Math.log10(o))-1);return Number((Math.ceil(
o/e-1e-9)*e).toPrecision(2))}function Ke(o,e,t,n){let[r,s]=[-1/0,-1];return o.forEach((i,a)=>{e*i>r&&n(Math.floor(a/t),a%
t)&&([r,s]=[e*i,a])}),s<0?Ke(o,e,t,()=>!0):[Math.floor(s/t),s%t]}function Lt(o){let[e,t]=[0,0];for(let n=0;n<o.length;n++)
o[n]>0?t+=255*o[n]:e+=255*o[n];return[e,t]}function Et(o){let e=Array.from(o),t=e.reduce((i,a)=>i+a,0),n=e.reduce((i,a)=>i+
Math.max(0,a),0),r=e.reduce((i,a)=>i+Math.abs(a),0),s=Math.abs(t)>1e-9*r?t:n;return s===0?e:e.map(i=>i/s)}function O(o,[
e,t],[n,r]){let[s,i]=[(n-1>>1)-(e-1>>1),(r-1>>1)-(t-1>>1)];return Array.from({length:n*r},(a,l)=>{let[u,c]=[Math.floor(l/
r)-s,l%r-i];return u>=0&&u<e&&c>=0&&c<t?o[u*t+c]:0})}function Pt(o){let e=Array.from(o).reduce((i,a)=>i+a,0)/o.length,t=Array.
from(o,i=>i-e),n=Math.max(...t.map(Math.abs));if(n===0)return t.map(()=>0);let r=t.map(i=>8*i/n),s=r.map(i=>Math.round(i)||
0);for(let i=s.reduce((a,l)=>a+l,0);i!==0;i-=Math.sign(i)){let a=u=>(s[u]-r[u])*Math.sign(i),l=0;for(let u=1;u<s.length;u++)
a(u)>a(l)&&(l=u);s[l]-=Math.sign(i)}return s}function D(o,e){let t=Math.max(1,Math.ceil(Math.max(o,e)/16));return{step:t,
down:Math.ceil(o/t),along:Math.ceil(e/t)}}function Nt({step:o,along:e,down:t},n,r,s){if(n>=e*t-1)return[r-1,s-1];let i=(a,l)=>Math.
min(l-1,a*o+(o>>1));return[i(Math.floor(n/e),r),i(n%e,s)]}var Me=({step:o,along:e},t,n)=>Math.floor(t/o)*e+Math.floor(n/
o);var Ft=["image","kernel","stride","padding","flip","display","color_scale","position","slide"],K=o=>({stride:Number(o("s\
tride")),same:o("padding")==="same",flip:o("flip")===!0}),j=o=>$t(o("kernel"));function V(o,e){let[t,n]=[j(o),K(o)],[r,s]=Ae(
e,t,n),i=[t.shape[0],r,s],[a,l,u]=o("position").map((c,d)=>Math.max(0,Math.min(i[d]-1,c)));return{image:o("image"),weight:t,
how:n,display:o("display"),scaling:o("color_scale"),position:[a,l,u],slide:o("slide")===!0}}var Ae=(o,e,t)=>[Math.max(1,
B(o[0],e.shape[2],t)),Math.max(1,B(o[1],e.shape[3],t))],Ve=["",{}];function Ye(o){let e=o("_pictures");return Ve[0]!==e&&
(Ve=[e,JSON.parse(String(e??"{}"))]),Ve[1]}function Se(o){let e=String(o("image"));return e.startsWith("data:")?e:Ye(o)[e]??
""}function _t(o){let e=o.startsWith("data:image/png;base64,")?atob(o.slice(22,54)):"",t=n=>[0,1,2,3].reduce((r,s)=>r*256+
e.charCodeAt(n+s),0);return e.length<24?[1,1]:[t(20),t(16)]}var Je=o=>Ae(_t(Se(o)),j(o),K(o)),Ct={unit:"stop",length(o){
let{down:e,along:t}=D(...Je(o));return e*t},index(o){if(o("slide")!==!0)return 0;let e=Je(o),{position:t}=V(o,_t(Se(o)));
return Me(D(...e),t[1],t[2])},at(o,e){let t=Je(o),[n]=o("position");return{slide:!0,position:[n,...Nt(D(...t),e,...t)]}}};
function Te(o,e,t){let[n,r]=e.shape.slice(2);return B(o[0],n,t)>=1&&B(o[1],r,t)>=1?null:`A kernel of ${n}×${r} does not\
 fit into a picture of ${o.join("×")} without padding: use a smaller kernel, or zeros around the picture.`}function zt(o,e,t){
let n=ht(o,e),r=Te(t,j(n),K(n));return r===null&&o.set({...e,position:V(n,t).position}),r}var ne={all:[1/3,1/3,1/3],red:[
1,0,0],green:[0,1,0],blue:[0,0,1],"red − green":[1,-1,0],"blue − yellow":[-1/2,-1/2,1]},W=o=>[o.shape[2],o.shape[3]];
function H(o,e){let[,t,n,r]=o.shape;return Array.from({length:t},(s,i)=>{let a=(e*t+i)*n*r;return Array.from(o.data.subarray(
a,a+n*r))})}function J(o,e){let t=H(o,e),n=W(o);if(t.length===1)return{mix:"all",plane:{size:n,values:t[0]}};for(let[r,s]of Object.
entries(ne)){let i=s.findIndex(l=>l>0),a=t[i].map(l=>l/s[i]);if(t.every((l,u)=>l.every((c,d)=>Math.abs(c-s[u]*a[d])<1e-12)))
return{mix:r,plane:{size:n,values:a}}}return{mix:null,plane:{size:n,values:t[0].map((r,s)=>t.reduce((i,a)=>i+a[s],0))}}}
function Xe(o,e,t){let{mix:n,plane:{size:r,values:s}}=J(o,e);if(n===null)return"";let i=a=>{let l=[a.length,a[0].length];
return l[0]<=r[0]&&l[1]<=r[1]&&O(a.flat(),l,r).every((u,c)=>Math.abs(u-s[c])<1e-9)};return Object.keys(t).find(a=>i(t[a]))??
""}function re(o,[e,t]){let n=E([o.length,o[0].length,e,t],o.flat(2));return{kernel:we(n)}}var Ot=(o,e,t)=>t===1?[[...o]]:
ne[e].map(n=>o.map(r=>n*r+0));function Pn(o,e){let[t,n]=W(o),r=a=>H(o,e).every(l=>O(O(l,[t,n],a),a,[t,n]).every((u,c)=>u===
l[c])),[s,i]=[t,n];for(;s>1&&r([s-1,i]);)s-=1;for(;i>1&&r([s,i-1]);)i-=1;return[s,i]}function oe(o,e,t,n){let[r,s]=o.shape,
a=Array.from({length:r},(u,c)=>c).filter(u=>u!==e).map(u=>Pn(o,u)).reduce((u,c)=>[Math.max(u[0],c[0]),Math.max(u[1],c[1])],
t.size),l=n??J(o,e).mix??"all";return re(Array.from({length:Math.max(r,e+1)},(u,c)=>c===e?Ot(O(t.values,t.size,a),l,s):H(
o,c).map(d=>O(d,W(o),a))),a)}var Le=(o,e,t,n=W(o))=>re(Array.from({length:o.shape[0]},(r,s)=>s===e?t:H(o,s).map(i=>O(i,W(
o),n))),n);function Rt(o,[e,t,n,r],s){let i=H(o,e);return i[t][n*o.shape[3]+r]=s,Le(o,e,i)}var It=(o,e)=>re(Array.from({
length:o.shape[0]},(t,n)=>H(o,n).map(r=>O(r,W(o),e))),e),Bt=(o,e)=>o.shape[1]===e?{}:re(Array.from({length:o.shape[0]},(t,n)=>Ot(
J(o,n).plane.values,"all",e)),W(o)),Nn=["sobel_y","spot","gabor_falling","sobel_x","gaussian_blur_5"];function Wt(o,e,t){
let[n,r,s,i]=o.shape;if(e<=n)return re(Array.from({length:e},(c,d)=>H(o,d)),[s,i]);let a=Array.from({length:n},(c,d)=>Xe(
o,d,t)),l=t[Nn.find(c=>c in t&&!a.includes(c))??""]??[[1]],u=E([n+1,r,s,i]);return u.data.set(o.data),oe(u,n,{size:[l.length,
l[0].length],values:l.flat()},"all")}var Fn=["red","green","blue"],Qe=o=>Fn[o],Y=o=>o.replaceAll("_"," ");function qt(o,e,t){let n=Array.from(e),r=n.reduce((a,l)=>a+
l,0),s=n.reduce((a,l)=>a+Math.abs(l),0),i=t?"A patch of the picture, now looked for everywhere.":o??"Your own.";return s===
0?`${i} All its weights are 0: so is the map.`:Math.abs(r)<1e-9*s?`${i} Its weights sum to 0: silent where the picture i\
s flat.`:Math.abs(r-1)<1e-9?`${i} Its weights sum to 1: flat regions keep their brightness.`:`${i} Its weights sum to ${x(
r)}: a flat region comes out ${x(r)} times as bright.`}var Ze={signed:["± signed","Orange: the patch matches. Blue: it \
is the opposite. This is what the next layer gets."],abs:["size","How strong an answer is, either way: an edge counts wh\
ichever side is bright. Signs are lost."],clip:["0…255","As a picture: below 0 is black, above 255 white. Kernels that\
 sum to 1 look best this way."],relu:["ReLU","What is negative becomes 0, as behind most convolutions in a network: only\
 matches stay."]};function Ut(o,e){let t=x(o);return e==="abs"?`shown as |${t}| = ${x(Math.abs(o))}`:e==="relu"?`shown a\
s max(0, ${t}) = ${x(Math.max(0,o))}`:e==="clip"?`shown as grey ${x(Math.max(0,Math.min(255,o)))} of 255`:""}var jt=new WeakMap;
function et(o){let e=jt.get(o);if(e!==void 0)return e;let t=o.every(r=>Math.round(r*100)/100===r),n=t?1:Ue(o);return n===
1&&!t&&(n=[4096,12288].find(r=>o.every(s=>Math.abs(s*r-Math.round(s*r))<1e-9))??1),jt.set(o,n),n}var _n=9;function tt(o,e,t){
let[n,r,s]=e.shape,i=(u,c)=>{let d=0;for(let p=u;p<c;p++)d+=o.data[p]*e.data[p];return d},a=r*s,l;if(n>1)l=Array.from({length:n},
(u,c)=>`${x(i(c*a,(c+1)*a))} (${Qe(c)})`);else if(a<=_n){let u=et(e.data);l=Array.from(e.data,(c,d)=>`${x(o.data[d])}${"\
×"}${ce(c,u)}`)}else r>1?l=Array.from({length:r},(u,c)=>`${x(i(c*s,(c+1)*s))} (row ${c})`):l=Array.from({length:s},(u,c)=>x(
i(c,c+1)));return`${l.join(" + ")} = ${x(t)}`}function Gt({weight:o,position:[e,t,n]},r,s,i){return`${o.shape[0]>1?`filt\
er ${e}, `:""}output ${te(t,n)}: ${tt(r,s,i)}`}function Dt(o,e){let[t,n]=Lt(o),[r,s]=e<0?[t,n]:[n,t];if(r===0)return n-t===
0?"All weights are 0: so is every answer.":`The ${e<0?"least":"largest"} answer that any patch could give.`;let i=Math.round(
100*e/r),[a,l]=e<0?["negative","positive"]:["positive","negative"],u=s===0?"all white":`white under the ${a} weights and\
 black under the ${l} ones`;return`${i} % of the ${e<0?"most negative":"largest"} answer possible, ${x(r)}, which only a\
 patch gets that is ${u}.`}function Kt({weight:o}){let[e,t,n,r]=o.shape,s=`${n}×${r}${t>1?`×${t} channels`:""} = ${ct(
n*r*t,"weight")}`;return e>1?`${e} filters of ${s} each`:s}var Cn=2e4,Ht={abs:"np.abs(output)",clip:"np.clip(output, 0, \
255)",relu:"np.maximum(output, 0)"};function Vt({image:o,weight:e,how:t,display:n},r){let[,s,i,a]=e.shape,l=o.startsWith(
"data:"),u=l&&o.length<=Cn,c=l?`np.array(picture.convert("${r&&s===3?"RGB":"L"}"))`:`load_image("${o}")`;s===1&&r&&!l&&(c=
`np.array(Image.fromarray(${c}).convert("L"))`);let d=[];u?d.push(`picture = Image.open(io.BytesIO(base64.b64decode("${o.
slice(o.indexOf(",")+1)}")))`):l&&d.push('picture = Image.open("picture.png")  # yours: "Save picture" writes this file'),
s===1?d.push(`input = ${c}[None].astype(float)  # one channel of grey, 0 to 255`):r?d.push(`input = np.moveaxis(${c}, 2,\
 0).astype(float)  # red, green, blue first, 0 to 255`):d.push(`input = np.repeat(${c}[None].astype(float), 3, axis=0)  \
# grey in all three channels, 0 to 255`),d.push(G("weight",e)),t.flip&&d.push("weight = weight[..., ::-1, ::-1]  # rotat\
ed by 180 degrees: true convolution");let p=t.same&&(i>1||a>1),h=p&&t.stride>1;if(h){let[f,w]=[i-1>>1,a-1>>1];d.push(`in\
put = pad(input, (${w}, ${a-1-w}, ${f}, ${i-1-f}))  # left, right, top, bottom`)}let b=`${t.stride>1?`, stride=${t.stride}`:
""}${p&&!h?', padding="same"':""}`;return d.push(`output = conv2d(input, weight${b})`),Ht[n]!==void 0&&d.push(`shown = ${Ht[n]}`),
`${[...[...u?["import base64","import io",""]:[],"import numpy as np",...l||s===1&&r?["from PIL import Image"]:[],...l?[]:
["from cnnedu.data import load_image"],`from cnnedu.functional import conv2d${h?", pad":""}`],"",...d].join(`
`)}
`}function Jt(o,e,t){let n=Object.keys(Ye(o.binding.get)),r=[...n.map(u=>[u,u]),["","your own"]],s=Z("Picture",r,u=>{o.complain(
null),u!==""&&e.choose(u),o.binding.schedule()}),i=lt("Open…","image/*",u=>{e.open(u)}),a=q("Draw",u=>{t().toggle(u),o.
binding.schedule()}),l=q("Your camera",()=>{e.camera()});return o.choices.append(s.element,i,a.element,l.element),({image:u})=>{
s.show(!e.live&&n.includes(u)?u:""),a.show(t().on),l.show(e.live),y(l.element,e.live?"Stop camera":"Your camera")}}var Pe=(o,...e)=>m(
"fieldset",{class:"cnn-section"},m("legend",{},o),m("div",{class:"cnn-fields"},...e));function Yt(o,e,t){let n=()=>j(o.binding.
get),r=()=>Math.min(n().shape[0]-1,o.binding.get("position")[0]),s={},i=ue("filters","filters",[1,4],f=>e(Wt(n(),f,s))),
a=ue("size","kernel size",[1,7],f=>e(It(n(),[f,f]))),l=ee("flip the kernel (true convolution)",f=>e({flip:f})),u=U("Chan\
nels the filters read",[["1","grey"],["3","red, green, blue"]],f=>e(Bt(n(),Number(f)))),c=[...Object.keys(ne).map(f=>[f,
f]),["","each its own"]],d=Z("kernel on",c,f=>{f in ne?e(oe(n(),r(),J(n(),r()).plane,f)):o.binding.schedule()}),p=ue("st\
ride","stride",[1,4],f=>e({stride:f})),h=U("Border",[["same","zeros around"],["valid","no padding"]],f=>e({padding:f})),
b=ee("one colour scale for all maps",f=>e({color_scale:f?"layer":"unit"})),g=m("div",{class:"cnn-field"},m("span",{class:"\
cnn-caption"},"read"),u.element);return o.more.append(Pe("Filters",i.element,a.element,l.element),Pe("Channels",g,d.element),
Pe("Geometry",p.element,h.element),Pe("Picture",b.element,$("Save picture",t)),m("p",{class:"cnn-note"},"A layer sums ov\
er its channels. Read in grey, a filter has k×k weights; reading red, green and blue it has k×k×3, and the kernel stands\
 in each channel, times a third, so that grey pictures get the same answers. “red − green” finds what differs only in co\
lour.")),(f,w)=>{s=w;let[k,L,S,v]=f.weight.shape;i.show([k]),a.show([S,v]),l.show(f.how.flip),u.show(String(L)),d.element.
hidden=L===1,L===3&&d.show(J(f.weight,f.position[0]).mix??""),p.show([f.how.stride]),h.show(f.how.same?"same":"valid"),b.
show(f.scaling==="layer")}}function Xt(o){let e=Object.entries(Ze).map(([r,[s]])=>[r,s]),t=U("Shown of each answer",e,r=>o(
{display:r})),n=m("p",{class:"cnn-note"});return{element:m("div",{class:"cnn-display"},m("span",{class:"cnn-caption"},"s\
how"),t.element,n),show(r){t.show(r),y(n,Ze[r][1])}}}var Qt={ArrowUp:[-1,0],ArrowDown:[1,0],ArrowLeft:[0,-1],ArrowRight:[0,1],Home:[0,-1/0],End:[0,1/0],PageUp:[-1/0,0],PageDown:[
1/0,0]},Ne=class{constructor(e,t,n){this.events=n;this.element=m("div",{class:"cnn-grid",role:"grid","aria-label":t,"dat\
a-hue":e}),this.element.addEventListener("pointerover",r=>this.at(r,(s,i)=>n.point(s,i))),this.element.addEventListener(
"pointerleave",r=>{r.pointerType!=="touch"&&n.leave()}),this.element.addEventListener("focusin",r=>this.at(r,(s,i)=>this.
focused(s,i))),this.element.addEventListener("focusout",()=>n.leave()),this.element.addEventListener("click",r=>this.at(
r,(s,i,a)=>n.pick(s,i,a))),this.element.addEventListener("keydown",r=>this.keydown(r))}events;element;outline=m("div",{class:"\
cnn-outline",hidden:!0});cells=[];lines=[];origin=[0,0];characters=3;stop=[NaN,NaN];resize(e,t,n=[0,0]){let[r,s]=n,[i,a]=this.
origin;if(e===this.cells.length&&t===this.cells[0]?.length&&r===i&&s===a)return;let[l,u]=[this.cells,this.lines];this.origin=
n,this.cells=Array.from({length:e},(p,h)=>Array.from({length:t},(b,g)=>l[h+r-i]?.[g+s-a]??zn(r+h,s+g))),this.lines=this.
cells.map((p,h)=>u[h+r-i]??m("div",{role:"row",class:"cnn-row"})),this.lines.forEach((p,h)=>en(p,this.cells[h].map(b=>b.
element))),en(this.element,[...this.lines,this.outline]),this.element.style.setProperty("--cnn-columns",String(t));let[c,
d]=this.stop;this.setStop(Zt(c,r,e)?c:Math.max(r,0),Zt(d,s,t)?d:Math.max(s,0))}name(e,t){A(this.element,"aria-label",e),
A(this.element,"data-hue",t)}paint(e){let[t,n]=this.origin;this.cells.forEach((r,s)=>r.forEach((i,a)=>On(i,e(t+s,n+a),this.
characters)))}box(e){if(this.outline.hidden=e===null,e===null)return;let t={r:e.row-this.origin[0],c:e.col-this.origin[1],
h:e.rows,w:e.cols};for(let[n,r]of Object.entries(t))this.outline.style.setProperty(`--${n}`,String(r))}setStop(e,t){e===
this.stop[0]&&t===this.stop[1]||(this.cell(...this.stop)?.setAttribute("tabindex","-1"),this.cell(e,t)?.setAttribute("ta\
bindex","0"),this.stop=[e,t])}focus(e,t){this.cell(e,t)?.focus({preventScroll:!1})}cell(e,t){return this.cells[e-this.origin[0]]?.[t-
this.origin[1]]?.element}focused(e,t){this.setStop(e,t),this.events.point(e,t)}at(e,t){let n=e.target.closest("[role=gri\
dcell]");n!==null&&t(Number(n.dataset.row),Number(n.dataset.col),n)}keydown(e){this.at(e,(t,n,r)=>{this.handle(e,t,n,r)&&
(e.preventDefault(),e.stopPropagation())})}handle(e,t,n,r){let{key:s,altKey:i,ctrlKey:a,metaKey:l,shiftKey:u}=e,{nudge:c,
pick:d}=this.events,p=u&&i?.1:1;if(c!==void 0&&i&&(s==="ArrowUp"||s==="ArrowDown"))c(t,n,s==="ArrowUp"?p:-p);else{if(i||
l)return!1;if(s in Qt)this.move(s,a,t,n);else{if(a)return!1;if(s==="Enter"||s==="F2")d(t,n,r);else if(c!==void 0&&(s==="\
+"||s==="-"))c(t,n,s==="+"?1:-1);else if(c!==void 0&&/^[\d.,]$/.test(s))d(t,n,r,s);else return this.events.key?.(e)??!1}}
return!0}move(e,t,n,r){let[s,i]=Qt[e],a=(d,p,h)=>Math.max(p,Math.min(p+h-1,d)),l=t&&(e==="Home"||e==="End"),[u,c]=[this.
cells.length,this.cells[0].length];this.focus(a(n+(l?i:s),this.origin[0],u),a(r+i,this.origin[1],c))}},zn=(o,e)=>({element:m(
"div",{role:"gridcell",tabindex:-1,"data-row":o,"data-col":e})}),Zt=(o,e,t)=>o>=e&&o<e+t;function en(o,e){let t=new Set(
e);for(let n of[...o.children])t.has(n)||n.remove();e.forEach((n,r)=>{o.children[r]!==n&&o.insertBefore(n,o.children[r]??
null)})}function On(o,e,t){let{element:n,look:r}=o;if(r!==void 0&&o.characters===t&&Rn(e,r))return;let s=e.text??ut(e.value,
t);n.textContent!==s&&(n.textContent=s);let i=e.label(),a=s===""||s==="…"||i.split(/[\s,:]+/).includes(s);A(n,"aria-la\
bel",a?i:`${i}, about ${s}`),e.strength!==r?.strength&&n.style.setProperty("--t",Math.abs(e.strength).toFixed(3));let l=`\
cnn-cell ${e.flags}${e.strength<0?" cnn-negative":""}`;n.className!==l&&(n.className=l),o.look=e,o.characters=t}var Rn=(o,e)=>o.
value===e.value&&o.strength===e.strength&&o.flags===e.flags&&o.text===e.text;function nt(o){let e=0;for(let t=0;t<o.length;t++)e=Math.max(e,Math.abs(o[t]));return e}var rt=(o,e)=>e>0?Math.max(-1,Math.
min(1,o/e)):0,Fe=class{element;low=m("span",{});high=m("span",{});bar=m("span",{class:"cnn-legend-bar"});note=m("span",{
class:"cnn-legend-note"});constructor(){this.element=m("div",{class:"cnn-legend"},this.low,this.bar,this.high,this.note)}show(e,t,n,r){
this.bar.dataset.hue=e,this.bar.dataset.signed=String(n);let s=t===null?"max":x(t);y(this.low,n?"−"+s:"0"),y(this.high,
s),y(this.note,r)}};var tn=["patch","kernel","products"],nn={patch:"input",kernel:"weight",products:"activation"},rn=34,on=27,Bn=20,_e=class{constructor(e,t,n){
this.editor=e;this.events=t;this.again=n;let r=m("div",{class:"cnn-actions",role:"group","aria-label":"Kernel and map"},
$("Strongest match",()=>t.seek(1)),$("Strongest opposite",()=>t.seek(-1)),$("Look for this patch",()=>t.look()),$("Norma\
lise",()=>t.normalise())),s=m("p",{class:"cnn-sum"},this.sum," = ",this.result," ",this.after);this.element=m("div",{class:"\
cnn-arithmetic"},this.title,this.rows,s,this.range,r)}editor;events;again;element;title=m("p",{class:"cnn-title"});rows=m(
"div",{class:"cnn-channels"});sum=m("span",{});result=m("b",{class:"cnn-result"});after=m("span",{});range=m("p",{class:"\
cnn-note"});grids=[];captions=[];pointed=null;scene=null;width=688;arranged="";resize(e){this.width=e}update(e){this.scene=
e;let{state:t,patch:n,used:r,sum:s}=e,[i,a,l]=t.position,[u,c,d]=r.shape,p=t.weight.shape[0]>1,h=ke([e.picture.height,e.
picture.width],[c,d],t.how,[a,l])?" The patch reaches over the border, where zeros stand.":"";for(y(this.title,`Output ${te(
a,l)}${p?` of map ${i}`:""}: ${Kt(e.state)}.${h}`);this.grids.length<u;)this.add();this.arrange(d);let b=et(r.data),g=Array.
from(r.data,S=>ce(S,b)),f=b>1&&g.some(S=>S.length>this.grids[0].kernel.characters),w=nt(r.data),k=Float64Array.from(r.data,
(S,v)=>S*n.data[v]),L=nt(k);this.grids.forEach((S,v)=>{let C=v<u;if(this.rows.children[v].hidden=!C,!C)return;let N=(M,T)=>(v*
c+M)*d+T,ie=u>1?`, ${Qe(v)}`:"";y(this.captions[v].patch,`patch${ie}`),y(this.captions[v].kernel,`${t.how.flip?"kernel, \
rotated":"kernel"}${ie}${f?` ÷ ${b}`:""}`),y(this.captions[v].products,`products${ie}`);for(let M of tn)S[M].resize(c,d),
S[M].name(M+ie,nn[M]);let un=(M,T)=>this.pointed!==null&&this.pointed[0]===v&&this.pointed[1]===M&&this.pointed[2]===T?"\
linked":"",We=(M,T,F,Q,cn="",ae)=>({value:M,strength:T,flags:`${un(F,Q)}${cn}`,label:()=>`row ${F}, column ${Q}: ${ae??x(
M)}${f&&ae!==void 0?`/${b}`:""}`,...ae!==void 0&&{text:ae}});S.patch.paint((M,T)=>{let F=n.data[N(M,T)];return We(F,F/255,
M,T,F>127?" bright":" deep")}),S.kernel.paint((M,T)=>{let F=r.data[N(M,T)],Q=f?x(Math.round(F*b)):g[N(M,T)];return We(F,
rt(F,w),M,T,"",Q.length<=S.kernel.characters?Q:void 0)}),S.products.paint((M,T)=>We(k[N(M,T)],rt(k[N(M,T)],L),M,T))}),this.
words(e,s)}words({state:e,patch:t,used:n},r){let[s,i,a]=this.pointed??[],[l,u,c]=n.shape,d=tt(t,n,r);if(y(this.sum,`Sum:\
 ${d.slice(0,d.lastIndexOf(" = "))}`),y(this.result,x(r)),y(this.after,Ut(r,e.display)),s!==void 0&&s<l&&i<u&&a<c){let p=(s*
u+i)*c+a,[h,b]=[t.data[p],n.data[p]];y(this.range,`Row ${i}, column ${a}: pixel ${x(h)} ${"×"} weight ${x(b,4)} = ${x(h*
b)}.`);return}y(this.range,Dt(n.data,r))}arrange(e){let t=`${this.width} ${e} ${this.grids.length}`;if(t===this.arranged)
return;this.arranged=t;let n=l=>Math.floor((this.width-(l-1)*Bn-6)/(l*e)),r=n(3)>=on?1:n(2)>=on?2:3,s=Math.min(r===3?38:
44,n(4-r)),i=r===1?s:Math.min(44,n(1));A(this.element,"data-lines",String(r));for(let[l,u]of[["small",s],["large",i]])this.
element.style.setProperty(`--${l}`,`${u}px`),this.element.style.setProperty(`--${l}-digits`,u<rn?"12px":"13px");let a=l=>Math.
floor(l/(l<rn?7.2:8));for(let l of this.grids)l.patch.characters=l.products.characters=a(s),l.kernel.characters=a(i)}add(){
let e=this.grids.length,t={patch:ot(),kernel:ot(),products:ot()},n=Object.fromEntries(tn.map(i=>[i,new Ne(nn[i],i,this.gridEvents(
i,e))])),r=i=>m("div",{class:"cnn-operand","data-part":i},t[i],n[i].element),s=i=>m("span",{class:"cnn-operator","aria-h\
idden":"true"},i);this.rows.append(m("div",{class:"cnn-equation"},r("patch"),s("×"),r("kernel"),s("="),r("products"))),
this.grids.push(n),this.captions.push(t)}gridEvents(e,t){let n=s=>{String(s)!==String(this.pointed)&&(this.pointed=s,this.
again())},r={point:(s,i)=>n([t,s,i]),leave:()=>n(null),pick:()=>{}};return e!=="kernel"?r:{...r,pick:(s,i,a,l)=>{let u=this.
scene.used.data[this.index(t,s,i)];this.editor.open({cell:a,label:`kernel ${te(s,i)}`,value:u,typed:l,write:c=>this.write(
t,s,i,c)})},nudge:(s,i,a)=>this.write(t,s,i,dt(this.scene.used.data[this.index(t,s,i)],a))}}index(e,t,n){let[,r,s]=this.
scene.used.shape;return(e*r+t)*s+n}write(e,t,n,r){let{used:s,state:i}=this.scene,[,a,l]=s.shape;t>=a||n>=l||Math.abs(r)>
1e6||(i.how.flip?this.events.weight(e,a-1-t,l-1-n,r):this.events.weight(e,t,n,r))}},ot=()=>m("div",{class:"cnn-operand-c\
aption"});var Ce=class{constructor(e,t){this.presets=e;let n=_("kernels"),r=Object.keys(e).map(s=>{let[i,a]=[e[s].length,e[s][0].length],
l=m("canvas",{width:a,height:i,"aria-hidden":"true"}),u=m("input",{type:"radio",name:n,value:s,"aria-label":Y(s),onchange:()=>t(
s)});return this.radios.set(s,u),this.canvases.set(s,l),m("label",{class:"cnn-preset",title:Y(s)},u,l,m("span",{},Y(s)))});
this.element=m("div",{class:"cnn-gallery",role:"radiogroup","aria-label":"Kernel"},...r)}presets;element;radios=new Map;canvases=new Map;painted=!1;show(e){
let t=!this.painted;t&&this.paint();for(let[n,r]of this.radios)r.checked=n===e;t&&this.reveal()}reveal(){let{element:e}=this,
t=[...this.radios.values()].find(n=>n.checked)?.parentElement;t==null||e.scrollWidth<=e.clientWidth||(e.scrollLeft=t.offsetLeft-
e.offsetLeft-(e.clientWidth-t.offsetWidth)/2)}paint(){if(!this.element.isConnected)return;this.painted=!0;let e=z(this.element,
"--cnn-ground"),t=[z(this.element,"--cnn-weight-minus"),z(this.element,"--cnn-weight-plus")];for(let[n,r]of this.canvases){
let s=this.presets[n].flat(),i=Math.max(...s.map(Math.abs)),a=r.getContext("2d"),l=a.createImageData(r.width,r.height);s.
forEach((u,c)=>{let[d,p]=[t[u<0?0:1],Math.abs(u)/i];for(let h=0;h<3;h++)l.data[4*c+h]=e[h]+(d[h]-e[h])*p;l.data[4*c+3]=255}),
a.putImageData(l,0,0)}}};var ze=128,Oe=class{constructor(e,t){this.sources=e;this.heat=t;let n=U("Colour of the pen",[["255","white"],["0","black"]],
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
if(n===null)return;this.drawn??={...n,data:n.data.slice()};let{width:r,height:s,channels:i,data:a}=this.drawn,l=Math.max(
1,Math.max(r,s)/64),[u,c]=this.last??[e,t],d=Math.max(1,Math.ceil(Math.hypot(e-u,t-c)));for(let p=0;p<=d;p++){let h=u+(e-
u)*p/d,b=c+(t-c)*p/d;for(let g=Math.max(0,Math.ceil(h-l));g<=Math.min(s-1,h+l);g++)for(let f=Math.max(0,Math.ceil(b-l));f<=
Math.min(r-1,b+l);f++)Math.hypot(g-h,f-b)<=l&&a.fill(this.ink,(g*r+f)*i,(g*r+f+1)*i)}this.last=[e,t],this.sources.show({
...this.drawn})}finish(){let{drawn:e}=this;this.drawn=null,this.last=null,e!==null&&this.sources.keep(e)}};var Re=class{filter=new ve;picture=null;depth=0;planes=[];key=[];maps={rows:1,cols:1,maps:[]};shown=[];copies=[];most=[];usedFor=[];used={
shape:[],data:new Float64Array(0)};pictureTurn=0;mapTurn=0;compose(e,t){let{weight:n,how:r,position:[s,i,a]}=t,l=n.shape[1];
(e!==this.picture||l!==this.depth)&&([this.picture,this.depth]=[e,l],this.planes=Mt(e.data,e.channels,l),this.filter.setPicture(
this.planes,e.height,e.width),this.key=[],this.pictureTurn+=1);let u=[n,r.stride,r.same,r.flip,t.display,t.scaling];He(u,
this.key)&&(He(u.slice(0,4),this.key)&&(this.maps=this.filter.apply(n,r)),this.key=u,this.show(t));let c=[n.shape[2],n.shape[3]],
d=$e(this.planes,e.height,e.width,c,r,[i,a]),{maps:p,shown:h,most:b,pictureTurn:g,mapTurn:f}=this;(this.usedFor[0]!==n||
this.usedFor[1]!==s||this.usedFor[2]!==r.flip)&&(this.usedFor=[n,s,r.flip],this.used=St(n,s,r.flip));let{used:w}=this;return{
picture:e,state:t,maps:p,shown:h,most:b,patch:d,used:w,sum:p.maps[s][i*p.cols+a],pictureTurn:g,mapTurn:f}}get read(){return this.
planes}show({display:e,scaling:t}){let{maps:n}=this.maps;e==="signed"?this.shown=n:((this.copies.length!==n.length||this.
copies[0]?.length!==n[0].length)&&(this.copies=n.map(r=>new Float64Array(r.length))),this.shown=n.map((r,s)=>Tt(r,e,this.
copies[s]))),e==="clip"?this.most=n.map(()=>255):t==="layer"?this.most=n.map(()=>0).fill(De(this.shown)):this.most=this.
shown.map(r=>De([r])),this.mapTurn+=1}};var Wn=512,jn=256,Ie=class{constructor(e,t){this.binding=e;this.events=t;this.reader=new be(()=>{this.reader.problem!==null&&
t.complain(this.reader.problem),t.changed()})}binding;events;reader;local=null;written="";stream=null;frame=0;asked=0;get picture(){
let e=Se(this.binding.get);return this.local!==null&&(this.live||this.written===""||this.written===e)?this.local:(this.local=
null,this.reader.get(e))}get size(){let{picture:e}=this;return e===null?[1,1]:[e.height,e.width]}get live(){return this.
stream!==null}choose(e){this.leave(),this.binding.set({image:e,playing:!1,slide:!1})}async open(e){let t=++this.asked,n=URL.
createObjectURL(e),r=new Image;r.src=n;try{if(await r.decode(),t!==this.asked)return;let{naturalWidth:s,naturalHeight:i}=r;
if(s===0||i===0)throw new RangeError("no pixels");let a=Math.min(1,Wn/Math.max(s,i)),[l,u]=[Math.max(1,Math.round(s*a)),
Math.max(1,Math.round(i*a))],c=this.events.check([u,l]);if(c!==null){this.events.complain(`${c} The picture before it st\
ays.`);return}this.leave(),this.keep(ge(r,l,u)),this.events.notice(a<1?`That picture has ${s}×${i} pixels; here it is m\
ade smaller, ${l}×${u}, so that every change stays quick.`:null)}catch{t===this.asked&&this.events.complain("This file \
is no picture that the browser can read: try PNG, JPEG or WebP. The picture before it stays.")}finally{URL.revokeObjectURL(
n)}}take(e){let t=[...e?.files??[]][0];return t===void 0?!1:(this.open(t),!0)}show(e){this.local=e,this.written="",this.
events.changed()}keep(e){this.local=e,this.written=ye(e),this.events.complain(null),this.binding.set({image:this.written,
playing:!1,slide:!1}),this.events.changed()}async camera(){if(this.live){let n=this.local;this.leave(),n!==null&&this.keep(
n);return}let e=++this.asked,t=navigator.mediaDevices;if(t?.getUserMedia===void 0){this.events.complain("This page may n\
ot use a camera: browsers allow it only on secure pages (https) and on your own computer. Open or drop a picture instead\
.");return}try{let n=await t.getUserMedia({video:{width:640,height:480}});if(e!==this.asked){n.getTracks().forEach(r=>r.
stop());return}this.stream=n,this.events.complain(null),this.binding.set({playing:!1,slide:!1}),await this.film(n)}catch(n){
if(e!==this.asked)return;this.leave();let r=n instanceof DOMException&&(n.name==="NotAllowedError"||n.name==="SecurityEr\
ror");this.events.complain(r?"The camera was refused. You can allow it in the browser’s settings for this page, or open \
a picture instead.":"No camera could be started: none was found, or another program is using it. Open or drop a picture \
instead.")}this.events.changed()}async film(e){let t=document.createElement("video");t.muted=!0,t.playsInline=!0,t.srcObject=
e,await t.play();let n=()=>{if(this.stream!==e)return;let{videoWidth:r,videoHeight:s}=t;if(r>0){let i=jn/Math.max(r,s);this.
show(ge(t,Math.max(1,Math.round(r*i)),Math.max(1,Math.round(s*i))))}this.frame=requestAnimationFrame(n)};n()}leave(){this.
asked+=1,cancelAnimationFrame(this.frame),this.stream?.getTracks().forEach(e=>e.stop()),this.stream=null,this.local=null,
this.written="",this.events.notice(null)}dispose(){this.events.notice=()=>{},this.leave()}};var R=255,Hn={ArrowUp:[-1,0],ArrowDown:[1,0],ArrowLeft:[0,-1],ArrowRight:[0,1]},se=class{constructor(e,t={}){this.events=
t;let n=Object.keys(t).length>0,r=n?{role:"application",tabindex:0,"aria-roledescription":"map"}:{role:"img"};this.element=
m("div",{class:"cnn-heat","aria-label":e,...r},this.canvas,this.outline),this.stop=fe(()=>{this.tables.clear(),this.paintAgain?.()}),
n&&this.listen()}events;element;canvas=m("canvas",{class:"cnn-heat-canvas",width:1,height:1});outline=m("div",{class:"cn\
n-heat-outline",hidden:!0});stop;tables=new Map;paintAgain=null;image=null;cursor=[0,0];get rows(){return this.canvas.height}get cols(){
return this.canvas.width}name(e){A(this.element,"aria-label",e)}paint(e,t,n,{hue:r,most:s}){this.draw(t,n,i=>{let a=new Uint32Array(
i.buffer),l=s>0?R/s:0;if(r==="image"){for(let c=0;c<a.length;c++)a[c]=qn(e[c]*l);return}let u=this.table(r);for(let c=0;c<
a.length;c++){let d=e[c]*l+R;a[c]=d!==d?0:u[d<0?0:d>2*R?2*R:d+.5|0]}})}paintPicture(e,t,n,r){let s=r-1;this.draw(t,n,i=>{
for(let a=0,l=0;a<t*n;a++,l+=r)i[4*a]=e[l],i[4*a+1]=e[l+Math.min(1,s)],i[4*a+2]=e[l+s],i[4*a+3]=255})}box(e){if(this.outline.
hidden=e===null,e===null)return;let t=(r,s)=>`${100*r/s}%`,{style:n}=this.outline;n.left=t(e.col,this.cols),n.top=t(e.row,
this.rows),n.width=t(e.cols,this.cols),n.height=t(e.rows,this.rows)}place(e,t){this.cursor=[I(e,this.rows),I(t,this.cols)]}at({
clientX:e,clientY:t}){let{left:n,top:r,width:s,height:i}=this.canvas.getBoundingClientRect();return[I(Math.floor((t-r)/i*
this.rows),this.rows),I(Math.floor((e-n)/s*this.cols),this.cols)]}dispose(){this.stop()}draw(e,t,n){this.canvas.width!==
t&&(this.canvas.width=t),this.canvas.height!==e&&(this.canvas.height=e),this.paintAgain=()=>{let r=this.canvas.getContext(
"2d");(this.image?.width!==t||this.image.height!==e)&&(this.image=r.createImageData(t,e));let{image:s}=this;n(s.data),r.
putImageData(s,0,0)},this.element.isConnected?this.paintAgain():requestAnimationFrame(()=>this.paintAgain?.())}table(e){
let t=this.tables.get(e);if(t!==void 0)return t;let n=z(this.element,"--cnn-ground"),r=z(this.element,`--cnn-${e}-plus`),
s=e==="input"?r:z(this.element,`--cnn-${e}-minus`),i=Uint32Array.from({length:2*R+1},(a,l)=>{let[u,c]=[l<R?s:r,Math.abs(
l-R)/R],[d,p,h]=n.map((b,g)=>Math.round(b+(u[g]-b)*c));return sn(d,p,h)});return this.tables.set(e,i),i}listen(){let{element:e,
events:t}=this,n=r=>this.move(...this.at(r));e.addEventListener("pointermove",n),e.addEventListener("pointerdown",n),e.addEventListener(
"pointerleave",r=>{r.pointerType!=="touch"&&t.leave?.()}),e.addEventListener("click",r=>t.pick?.(...this.at(r))),e.addEventListener(
"focus",()=>{e.matches(":focus-visible")&&this.move(...this.cursor)}),e.addEventListener("blur",()=>t.leave?.()),e.addEventListener(
"keydown",r=>{this.pressed(r)&&(r.preventDefault(),r.stopPropagation())})}pressed(e){let[t,n]=this.cursor;if(e.altKey||e.
ctrlKey||e.metaKey)return!1;let r=Hn[e.key],s=e.shiftKey?10:1;if(r!==void 0)this.move(I(t+s*r[0],this.rows),I(n+s*r[1],this.
cols));else if(this.events.pick!==void 0&&(e.key==="Enter"||e.key===" "))this.events.pick(t,n);else return this.events.key?.(
e,t,n)??!1;return!0}move(e,t){this.cursor=[I(e,this.rows),I(t,this.cols)],this.events.point?.(...this.cursor)}},I=(o,e)=>Math.
max(0,Math.min(e-1,o)),sn=(o,e,t)=>(255<<24|t<<16|e<<8|o)>>>0;function qn(o){if(o!==o)return 0;let e=o<0?0:o>255?255:o+.5|
0;return sn(e,e,e)}var Un=440,st=class{element;heat;title=m("strong",{});size=m("span",{});legend=new Fe;below=m("div",{class:"cnn-veil"});beside=m(
"div",{class:"cnn-veil"});turn=-1;constructor(e,t){let n=(s,i)=>t.cell(e,s,i);this.heat=new se("feature map",{point:n,pick:n}),
this.heat.element.append(this.beside,this.below);let r=m("div",{class:"cnn-head"},this.title," ",this.size);this.element=
m("div",{class:"cnn-mapblock"},r,this.heat.element,this.legend.element)}update(e,t,n){let{maps:r,state:s,shown:i,most:a}=e,
{rows:l,cols:u}=r,c=r.maps.length>1;y(this.title,c?`Map ${t}`:"Feature map"),y(this.size,c&&n!==""?n:`${l}×${u}`),this.
heat.name(`feature map${c?` ${t}`:""}${n===""?"":`, ${n}`}, ${l} by ${u}`),A(this.element,"data-current",String(c&&t===s.
position[0]));let d=s.display==="clip",p=a[t];this.turn!==e.mapTurn&&(this.turn=e.mapTurn,ln(this.heat,l,u),this.heat.paint(
i[t],l,u,{hue:d?"image":"activation",most:p}),A(this.legend.element,"data-grey",String(d)),this.legend.show(d?"input":"a\
ctivation",p,s.display==="signed",d?"black to white":c?"":"and beyond"));let[,h,b]=s.position;this.heat.place(h,b),this.
heat.box({row:h,col:b,rows:1,cols:1}),this.veil(e)}veil({maps:{rows:e,cols:t},state:{slide:n,position:r}}){let s=D(e,t),
i=Me(s,r[1],r[2]),a=!n||i>=s.down*s.along-1;if(this.below.hidden=this.beside.hidden=a,a)return;let l=Math.floor(i/s.along),
u=Math.min(e,(l+1)*s.step),c=Math.min(t,(i%s.along+1)*s.step);an(this.below,[u/e,0,1,1]),an(this.beside,[l*s.step/e,c/t,
u/e,1])}};function an({style:o},[e,t,n,r]){o.inset=`${100*e}% ${100*(1-r)}% ${100*(1-n)}% ${100*t}%`}function ln(o,e,t){
o.element.style.width=`min(100%, ${Math.round(Un*t/e)}px)`,A(o.element,"data-coarse",String(Math.max(e,t)<=100))}var Be=class{constructor(e){
this.events=e;this.heat=new se("picture",{point:(r,s)=>e.pixel(r,s),key:r=>this.key(r)});let t=m("div",{class:"cnn-head"},
m("strong",{},"Picture")," ",this.size),n=m("div",{class:"cnn-picture","data-part":"picture"},t,this.heat.element,this.read);
this.element=m("div",{class:"cnn-pictures"},n,this.maps)}events;element;heat;size=m("span",{});read=m("p",{class:"cnn-no\
te"});maps=m("div",{class:"cnn-maps","data-part":"maps"});blocks=[];turn=-1;update(e,t,n){let{picture:r,state:s,maps:i}=e,
{rows:a,cols:l}={rows:r.height,cols:r.width},[,u,c,d]=s.weight.shape;this.turn!==e.pictureTurn&&(this.turn=e.pictureTurn,
ln(this.heat,a,l),u===1?this.heat.paint(n[0],a,l,{hue:"image",most:255}):this.heat.paintPicture(r.data,a,l,r.channels),y(
this.size,`${a}×${l}${u===3?"×3":""}`),this.heat.name(`picture, ${a} by ${l}, ${u===3?"red, green and blue":"grey"}`),
y(this.read,u===1&&r.channels===3?"Read in grey: 0.30 red + 0.59 green + 0.11 blue. “More” lets filters read all three c\
olours.":""));let[,p,h]=s.position,{stride:b,same:g}=s.how,f={row:p*b-P(c,g),col:h*b-P(d,g)};for(this.heat.place(f.row+(c-
1>>1),f.col+(d-1>>1)),this.heat.box({...f,rows:c,cols:d});this.blocks.length<i.maps.length;){let w=new st(this.blocks.length,
this.events);this.blocks.push(w),this.maps.append(w.element)}this.blocks.forEach((w,k)=>{w.element.hidden=k>=i.maps.length,
w.element.hidden||w.update(e,k,t[k])}),A(this.element,"data-count",String(i.maps.length))}dispose(){this.heat.dispose(),
this.blocks.forEach(e=>e.heat.dispose())}key(e){return e.key!==" "&&e.key!=="Enter"?!1:(this.events.press(),!0)}};var X=7,it=class{constructor(e){this.frame=e;let{binding:t}=e;this.presets=t.get("presets")??{},this.sources=new Ie(t,{changed:()=>t.
schedule(),complain:r=>e.complain(r),check:r=>Te(r,this.weight,K(t.get)),notice:r=>{this.notice.hidden=r===null,y(this.notice,
r??"")}}),this.stage=new Be({pixel:(r,s)=>this.pixel(r,s),press:()=>this.pen.on?this.pen.press():e.player?.toggle(),cell:(r,s,i)=>this.
point(r,s,i)}),this.pen=new Oe(this.sources,this.stage.heat),this.gallery=new Ce(this.presets,r=>this.preset(r)),this.detail=
new _e(e.editor,{weight:(r,s,i,a)=>this.change(Rt(this.weight,[this.filter,r,s,i],a)),seek:r=>this.seek(r),look:()=>this.
look(),normalise:()=>this.normalise()},()=>t.schedule()),this.showSources=Jt(e,this.sources,()=>this.pen),this.showMore=
Yt(e,r=>this.change(r),()=>this.save());let n=m("p",{class:"cnn-hint"},"Point at the picture or the map. A picture can a\
lso be dropped or pasted here: it stays in this page, or in this notebook.");e.stage.append(this.gallery.element,this.about,
this.stage.element,this.pen.element,this.notice,this.display.element,n),e.detail.append(this.detail.element),this.receive(
e.stage)}frame;presets;sources;gallery;stage;pen;detail;composer=new Re;about=m("p",{class:"cnn-about"});notice=m("p",{class:"\
cnn-note",role:"status",hidden:!0});display=Xt(e=>this.change(e));showSources;showMore;scene=null;names=[];named=null;pattern=null;update(){
let{picture:e,size:t}=this.sources,n=V(this.frame.binding.get,t);this.showSources(n),this.frame.more.hidden||this.showMore(
n,this.presets),this.display.show(n.display),this.named!==n.weight&&(this.named=n.weight,this.names=Array.from({length:n.
weight.shape[0]},(l,u)=>Xe(n.weight,u,this.presets)));let{names:r}=this,s=r[n.position[0]];this.gallery.show(s);let i=n.
weight.data.length/r.length,a=n.weight.data.subarray(n.position[0]*i,(n.position[0]+1)*i);y(this.about,qt(this.frame.binding.
get("_about")?.[s],a,this.frame.binding.get("kernel")===this.pattern)),!(e===null||Te(t,n.weight,n.how)!==null)&&(this.scene=
this.composer.compose(e,n),this.stage.update(this.scene,r.map(Y),this.composer.read),this.detail.update(this.scene),A(this.
frame.stage.parentElement,"data-picture","true"))}reset(){this.pen.toggle(!1),this.sources.leave(),this.frame.binding.schedule()}theme(){
this.gallery.paint()}resize(e){this.detail.resize(e),this.gallery.reveal(),this.scene!==null&&this.detail.update(this.scene)}describe(){
if(this.scene===null)return"The picture is being opened.";let{state:e,patch:t,used:n,sum:r}=this.scene;return Gt(e,t,n,r)}python(){
return Vt(V(this.frame.binding.get,this.sources.size),this.sources.picture?.channels===3)}dispose(){this.pen.toggle(!1),
this.sources.dispose(),this.stage.dispose()}get weight(){return j(this.frame.binding.get)}get filter(){return V(this.frame.
binding.get,this.sources.size).position[0]}change(e){this.frame.complain(zt(this.frame.binding,e,this.sources.size)),this.
frame.binding.schedule()}preset(e){let t=this.presets[e],n=[t.length,t[0].length];this.change(oe(this.weight,this.filter,
{size:n,values:t.flat()}))}point(e,t,n){this.frame.binding.set({position:[e,t,n],playing:!1,slide:!1})}pixel(e,t){let{size:n}=this.
sources,r=K(this.frame.binding.get),[s,i]=Ae(n,this.weight,r),[a,l]=this.weight.shape.slice(2),u=(c,d,p)=>Math.max(0,Math.
min(p-1,Math.round((c-(d-1>>1)+P(d,r.same))/r.stride)));this.pen.moved(e,t),this.point(this.filter,u(e,a,s),u(t,l,i))}seek(e){
if(this.scene===null)return;let{maps:t,picture:n,state:r}=this.scene,[s]=r.position,i=r.weight.shape.slice(2),a=(l,u)=>!ke(
[n.height,n.width],i,r.how,[l,u]);this.point(s,...Ke(t.maps[s],e,t.cols,a))}look(){if(this.scene===null)return;let{picture:e,
state:t}=this.scene,[n,r,s]=t.position,{stride:i,same:a}=t.how,[l,u]=t.weight.shape.slice(2),c=[r*i-P(l,a)+(l-1>>1),s*i-
P(u,a)+(u-1>>1)],d={stride:1,same:!0,flip:!1},p=$e(this.composer.read,e.height,e.width,[X,X],d,c),h=Pt(p.data);if(h.every(
f=>f===0)){this.frame.complain("This patch is flat: there is nothing in it to look for. Point at something with an edge \
or a texture.");return}let b=X*X,g=p.shape[0]===1?[h]:[0,1,2].map(f=>h.slice(f*b,(f+1)*b));this.change({...Le(this.weight,
n,g,[X,X]),flip:!1}),this.pattern=this.frame.binding.get("kernel")}normalise(){if(this.scene===null)return;let[,e,t,n]=this.
weight.shape,{filter:r}=this,s=e*t*n,i=Et(this.weight.data.subarray(r*s,(r+1)*s));this.change(Le(this.weight,r,Array.from(
{length:e},(a,l)=>i.slice(l*t*n,(l+1)*t*n))))}save(){let{picture:e}=this.sources;e!==null&&m("a",{href:ye(e),download:"p\
icture.png"}).click()}receive(e){e.addEventListener("dragover",t=>{t.preventDefault(),e.classList.add("cnn-over")}),e.addEventListener(
"dragleave",()=>e.classList.remove("cnn-over")),e.addEventListener("drop",t=>{t.preventDefault(),e.classList.remove("cnn\
-over"),this.sources.take(t.dataTransfer)||this.frame.complain("What was dropped is no file: drop a picture from your co\
mputer.")}),e.addEventListener("paste",t=>{this.sources.take(t.clipboardData)||this.frame.complain("There is no picture \
on the clipboard: copy one first."),t.preventDefault(),t.stopPropagation()})}},vi=gt({name:"KernelExplorer",title:"Kerne\
l explorer",traits:Ft,sequence:Ct,build:o=>new it(o)});export{vi as default};
