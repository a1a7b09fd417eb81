function c(t,e={},...n){let r=document.createElement(t);for(let[o,s]of Object.entries(e))typeof s=="function"?r.addEventListener(
o.slice(2),s):s===!0?r.setAttribute(o,""):s!==!1&&s!=null&&r.setAttribute(o,String(s));return r.append(...n.filter(o=>o!=
null&&o!==!1)),r}var bt={first:"M4 3v10M13 3.5v9L6 8z",back:"M11.5 3.5v9L5 8z",play:"M5 3v10l8-5z",pause:"M5 3.5v9M11 3.\
5v9",forward:"M4.5 3.5v9L11 8z",reset:"M3.5 8a4.5 4.5 0 1 0 1.6-3.4M5.5 1.8 4.8 4.9l3.1.5",minus:"M4 8h8",plus:"M4 8h8M8\
 4v8"};function te(t){let e="http://www.w3.org/2000/svg",n=document.createElementNS(e,"svg");n.setAttribute("viewBox","0\
 0 16 16"),n.setAttribute("class",`cnn-icon cnn-icon-${t}`),n.setAttribute("aria-hidden","true");let r=document.createElementNS(
e,"path");return r.setAttribute("d",bt[t]),n.append(r),n}function w(t,e){t.textContent!==e&&(t.textContent=e)}function M(t,e,n){
t.getAttribute(e)!==n&&(n===null?t.removeAttribute(e):t.setAttribute(e,n))}var yt=0,gt=Math.random().toString(36).slice(
2,8),z=t=>`cnn-${t}-${gt}-${++yt}`;function P(t,e,n,r=!1){let o=n===void 0?t:te(n),s={type:"button",class:`cnn-button${r?" cnn-quiet":""}`,onclick:e};return c(
"button",n===void 0?s:{...s,"aria-label":t,title:t},o)}function $e(t,e,n){let r=n===void 0?"aria-pressed":"aria-expanded",
o=P(t,()=>e(o.getAttribute(r)!=="true"));return o.setAttribute(r,"false"),n!==void 0&&(n.id||=z("panel"),o.setAttribute(
"aria-controls",n.id)),{element:o,show:s=>o.setAttribute(r,String(s))}}var wt=(t,e)=>(e.id||=z("field"),c("div",{class:"\
cnn-field"},c("label",{for:e.id},t),e));function J(t,e,n){let r=c("select",{class:"cnn-select",onchange:()=>n(r.value)});
for(let[s,a]of e)r.append(c("option",{value:s},a));let o=s=>{r.value!==s&&(r.value=s)};return{element:wt(t,r),show:o}}function ne(t,e,n){
let r=z("choice"),o=e.map(([l])=>c("input",{type:"radio",name:r,value:l,onchange:()=>n(l)})),s=e.map(([,l],u)=>c("label",
{},o[u],c("span",{},l)));return{element:c("div",{class:"cnn-segmented",role:"radiogroup","aria-label":t},...s),show:l=>o.
forEach(u=>u.checked=u.value===l)}}function ze(t,e){let n=c("input",{type:"checkbox",onchange:()=>e(n.checked)});return{
element:c("label",{class:"cnn-check"},n,c("span",{},t)),show:o=>{n.checked=o}}}function Me(t,e=2){if(!Number.isFinite(t))return Number.isNaN(t)?"nan":t>0?"∞":"−∞";let n=Math.abs(t);if(n<1e-9)return"\
0";let r=t<0?"−":"";return n>=1e15?r+Number(n.toPrecision(3)).toExponential():Number(n.toFixed(e))!==0?r+String(Number(
n.toFixed(e))):n>=1e-4?r+String(Number(n.toPrecision(2))):r+n.toExponential(1).replace(".0e","e").replace(/-(\d)$/,"-0$1")}function ke(t){let e=t.trim().replaceAll("−","-").replace(",","."),n=/^([+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?)(?:\/(\d+\.?\d*))?$/i.
exec(e);if(n===null)return null;let r=Number(n[1])/(n[2]===void 0?1:Number(n[2]));return Number.isFinite(r)?r:null}var re=class{constructor(e){this.root=e;this.element=c("div",{class:"cnn-editor",role:"group",hidden:!0},P("One less",()=>this.
nudge(-1),"minus"),this.field,P("One more",()=>this.nudge(1),"plus")),this.field.addEventListener("input",()=>this.read()),
this.element.addEventListener("keydown",n=>this.keydown(n)),this.element.addEventListener("focusout",n=>{this.element.contains(
n.relatedTarget)||this.close(!1)})}root;element;field=c("input",{type:"text",class:"cnn-entry",autocomplete:"off",spellcheck:"\
false"});edit=null;open(e){this.edit?.cell.classList.remove("cnn-editing"),this.edit=e,e.cell.classList.add("cnn-editing"),
this.element.hidden=!1,this.element.setAttribute("aria-label",`Edit ${e.label}`),this.field.setAttribute("aria-label",e.
label),this.place(e.cell),this.field.value=e.typed??Me(e.value,6),this.field.focus({preventScroll:!0}),e.typed===void 0?
this.field.select():this.read()}close(e){let{edit:n}=this;n!==null&&(this.edit=null,this.element.hidden=!0,n.cell.classList.
remove("cnn-editing"),e&&n.cell.focus({preventScroll:!0}))}read(){let e=ke(this.field.value);this.field.setAttribute("ar\
ia-invalid",String(e===null)),e!==null&&this.edit?.write(e)}nudge(e){let n=(ke(this.field.value)??0)+e;this.field.value=
Me(n,6),this.read()}keydown(e){e.stopPropagation();let{key:n}=e;if(n==="ArrowUp"||n==="ArrowDown")this.nudge(n==="ArrowU\
p"?1:-1);else if(n==="Escape"){let{edit:r}=this;r?.cancel!==void 0?r.cancel():r?.write(r.value),this.close(!0)}else if(n===
"Enter"&&e.target===this.field)this.close(!0);else return;e.preventDefault()}place(e){let[n,r]=[this.root.getBoundingClientRect(),
e.getBoundingClientRect()],{offsetWidth:o,offsetHeight:s}=this.element,a=r.left+r.width/2-o/2-n.left,i=Math.max(4,Math.min(
n.width-o-4,a)),l=r.bottom-n.top+6,u=l+s>n.height?r.top-n.top-s-6:l;this.element.style.translate=`${i}px ${u}px`}};function Re(t,e){let n=()=>{let o=t.get("_initial");return typeof o=="object"&&o!==null&&Object.keys(o).length>0?o:null},
r=n()===null?Object.fromEntries(e.map(o=>[o,structuredClone(t.get(o))])):{};return()=>n()??r}function Ie(t,e,n){let r=0,
o=()=>{r||=requestAnimationFrame(()=>{r=0,n()})};for(let s of e)t.on(`change:${s}`,o);return{get:s=>t.get(s),set(s){let a=Object.
entries(s).filter(([i,l])=>!xt(t.get(i),l));for(let[i,l]of a)t.set(i,l);a.length>0&&t.save_changes()},schedule:o,dispose(){
cancelAnimationFrame(r),r=-1;for(let s of e)t.off(`change:${s}`,o)}}}var xt=(t,e)=>t===e||JSON.stringify(t)===JSON.stringify(
e);var je=(t,e)=>t.some((n,r)=>n!==e[r]);function Be(t,e){let n,r=l=>t.get(l),o=l=>{for(let[u,d]of Object.entries(l))t.set(u,d);t.save_changes()},s=()=>{clearTimeout(
n),r("playing")===!0&&(n=setTimeout(a,1e3/Math.max(.25,Number(r("speed")))))},a=()=>{let[l,u]=[e.index(r)+1,e.length(r)-
1];o({...l<=u&&e.at(r,l),playing:l<u}),s()},i=["change:playing","change:speed"];for(let l of i)t.on(l,s);return s(),()=>{
clearTimeout(n);for(let l of i)t.off(l,s)}}var vt=[.25,.5,1,2,4,8].map(t=>[String(t),`${t} / s`]),oe=class{constructor(e,n){
this.binding=e;this.sequence=n;this.scrub.setAttribute("aria-label",`Position among the ${n.unit}s`),this.scrub.addEventListener(
"input",()=>this.go(Number(this.scrub.value))),this.playButton=P("Play",()=>this.toggle(),"play"),this.playButton.append(
te("pause")),this.playButton.classList.add("cnn-play"),this.element=c("div",{class:"cnn-player",role:"group","aria-label":"\
Player",id:z("player")},c("div",{class:"cnn-transport"},P(`First ${n.unit}`,()=>this.go(0),"first",!0),P("Step back",()=>this.
step(-1),"back",!0),this.playButton,P("Step forward",()=>this.step(1),"forward",!0)),this.scrub,this.count,this.speed.element),
this.element.addEventListener("keydown",r=>this.keydown(r))}binding;sequence;element;playButton;scrub=c("input",{type:"r\
ange",min:0,step:1,class:"cnn-scrub"});count=c("span",{class:"cnn-count"});speed=J("Speed",vt,e=>this.binding.set({speed:Number(
e)}));toggle(){let e=this.binding.get("playing")===!0,n=this.sequence.index(this.binding.get)>=this.sequence.length(this.
binding.get)-1;this.binding.set({...!e&&n&&this.sequence.at(this.binding.get,0),playing:!e})}pause(){this.binding.get("p\
laying")===!0&&this.binding.set({playing:!1})}update(){let e=this.binding.get("playing")===!0,[n,r]=[this.sequence.index(
this.binding.get),this.sequence.length(this.binding.get)];M(this.playButton,"aria-label",e?"Pause":"Play"),M(this.playButton,
"title",e?"Pause":"Play"),M(this.playButton,"data-playing",String(e)),M(this.scrub,"max",String(r-1)),this.scrub.valueAsNumber!==
n&&(this.scrub.valueAsNumber=n),M(this.scrub,"aria-valuetext",`${this.sequence.unit} ${n+1} of ${r}`),this.scrub.style.setProperty(
"--done",String(r>1?n/(r-1):1)),w(this.count,`${n+1} / ${r}`),this.speed.show(String(this.binding.get("speed")))}step(e){
this.go(this.sequence.index(this.binding.get)+e)}go(e){let n=this.sequence.length(this.binding.get)-1,r=this.sequence.at(
this.binding.get,Math.max(0,Math.min(n,e)));this.binding.set({...r,playing:!1})}keydown(e){e.key!==" "||e.target!==this.
scrub||(e.preventDefault(),this.toggle())}};var se=class{constructor(e){this.source=e;let n=c("pre",{tabindex:0,role:"group","aria-label":"Python source"},this.code),
r=P("Copy",()=>{this.copy()}),o=c("div",{class:"cnn-python-bar"},c("span",{},"The same in Python"),this.status,r);this.element=
c("div",{class:"cnn-python",hidden:!0},o,n)}source;element;code=c("code",{});status=c("span",{class:"cnn-copied",role:"s\
tatus"});update(){this.element.hidden||(w(this.code,this.source()),w(this.status,""))}async copy(){try{await navigator.clipboard.
writeText(this.source()),w(this.status,"Copied")}catch{getSelection()?.selectAllChildren(this.code),w(this.status,"Selec\
ted: press Ctrl+C to copy")}}};var $t=["data-theme","data-jp-theme-light","data-vscode-theme-kind","theme","class"];function We(t){let e=new MutationObserver(
t);for(let r of[document.documentElement,document.body])e.observe(r,{attributeFilter:$t});let n=matchMedia("(prefers-col\
or-scheme: dark)");return n.addEventListener("change",t),()=>{e.disconnect(),n.removeEventListener("change",t)}}var Mt=["playing","speed"],kt=350,Ge=4;function qe(t){let{sequence:e}=t;return{initialize:({model:n})=>e===void 0?()=>{}:
Be(n,e),render({model:n,el:r}){try{return St(t,n,r)}catch(o){let s=`${t.name} could not be drawn: ${o instanceof Error?o.
message:String(o)}`;return r.replaceChildren(c("div",{class:"cnn"},c("p",{class:"cnn-problem",role:"alert"},s))),()=>r.replaceChildren()}}}}
function St(t,e,n){let r=[...t.traits,...t.sequence===void 0?[]:Mt],o=Re(e,r),s=c("div",{class:"cnn",role:"group","aria-\
label":t.title,"data-explorer":t.name}),a=c("div",{class:"cnn-live",role:"status","aria-live":"polite","aria-atomic":"tr\
ue"}),i=c("p",{class:"cnn-problem",role:"alert",hidden:!0}),l=$=>c("div",{class:`cnn-${$}`}),u,d=Ie(e,r,()=>g()),m={binding:d,
editor:new re(s),player:t.sequence===void 0?null:new oe(d,t.sequence),choices:l("choices"),more:l("more"),stage:l("stage"),
detail:l("detail"),complain($){i.hidden=$===null,w(i,$??"")}},p=t.build(m),h=new se(()=>p.python()),g=()=>{p.update(),m.
player?.update(),h.update(),clearTimeout(u),u=setTimeout(()=>w(a,p.describe()),kt)},b=Lt(m,h,()=>{m.complain(null),p.reset?.(),
d.set({...o(),...m.player!==null&&{playing:!1}})});s.append(b,m.more,i,m.stage),m.player!==null&&s.append(m.player.element),
s.append(m.detail,h.element,a,m.editor.element);let[k,x]=[0,0],y=$=>{$<=Ge||$===k||(k=$,p.resize($-Ge))},L=new ResizeObserver(
()=>{cancelAnimationFrame(x),x=requestAnimationFrame(()=>y(s.clientWidth))}),v=We(()=>p.theme?.());return n.append(s),At(
m),y(s.clientWidth||700),g(),w(a,p.describe()),s.dataset.ready="true",L.observe(s),()=>{clearTimeout(u),cancelAnimationFrame(
x),L.disconnect(),v(),p.dispose?.(),d.dispose(),s.remove()}}function At({stage:t,player:e}){let n=r=>{r.target.closest("\
[role=gridcell]")!==null&&e?.pause()};t.addEventListener("pointermove",n),t.addEventListener("pointerdown",n),t.addEventListener(
"focusin",n)}function Lt(t,e,n){t.more.hidden=!0;let r=$e("More",i=>{t.more.hidden=!i,r.show(i),t.binding.schedule()},t.
more),o=$e("Python",i=>{e.element.hidden=!i,o.show(i),e.update()},e.element),s=t.more.hasChildNodes()&&r.element,a=c("di\
v",{class:"cnn-ends"},s,o.element,P("Reset",n,"reset"));return c("div",{class:"cnn-bar",role:"group","aria-label":"Setti\
ngs"},t.choices,a)}var F=t=>Number.isSafeInteger(t)?String(t).replace(/\B(?=(\d{3})+$)/g,","):t.toExponential(2).replace(/e\+?/," · 10^");var Se={float32:4,float16:2,int8:1},N=(t,e)=>t.dilation[e]*(t.kernel_size[e]-1)+1;function S(t,e){if(typeof t.padding!="\
string")return[t.padding[e],t.padding[e]];let n=N(t,e)-1;return t.padding==="full"?[n,n]:t.padding==="same"?[Math.floor(
n/2),Math.ceil(n/2)]:[0,0]}function ae(t,e){let[n,r]=S(t,e);return t.input_size[e]+n+r-N(t,e)}var W=(t,e)=>(t.input_size[e]-
1)*t.stride[e]+N(t,e)+t.output_padding[e],A=(t,e)=>t.operation==="transposed"?W(t,e)-2*S(t,e)[0]:Math.floor(ae(t,e)/t.stride[e])+
1,E=t=>t.operation==="transposed"?t.input_size:[A(t,0),A(t,1)];function ie(t){let{in_channels:e,out_channels:n,kernel_size:r,
input_size:o,groups:s,bias:a}=t,i=n*(e/s)*r[0]*r[1],[l,u]=E(t),d=Se[t.dtype],m=i+(a?n:0);return{weights:i,biases:a?n:0,parameters:m,
macs:i*l*u,input:e*o[0]*o[1]*d,output:n*A(t,0)*A(t,1)*d,stored:m*d}}function Y(t,e){let[n,r]=S(t,e);return Ue(t,e,t.input_size[e]+
n+r,A(t,e))}function Ae(t,e){let n=S(t,e)[0],r=Ue(t,e,W(t,e),t.input_size[e]);return r.slice(n,r.length-n)}function D(t,e){
let n=new Array(t.stride[e]).fill(0);for(let r=0;r<t.kernel_size[e];r++)n[r*t.dilation[e]%t.stride[e]]+=1;return[Math.min(
...n),Math.max(...n)]}function Ue(t,e,n,r){let o=new Array(n).fill(0);for(let s=0;s<r;s++)for(let a=0;a<t.kernel_size[e];a++)
o[s*t.stride[e]+a*t.dilation[e]]+=1;return o}function le(t){let e=[];return t.forEach((n,r)=>{let o=e.at(-1);n>0||(o!==void 0&&
o[0]+o[1]===r?o[1]+=1:e.push([r,1]))}),e}function He(t){let{in_channels:e,out_channels:n,kernel_size:r,bias:o}=t,[s,a]=[
r[0]*r[1],A(t,0)*A(t,1)],i=`${r[0]}·${r[1]}`,l=t.groups>1?t.groups:Tt(ue(e,n)),u=o?n:0,d=(h,g,b,k,x)=>({kind:h,formula:g,
own:x,parameters:b+k,macs:b*a,ratio:b/(e*n*s)}),m=l===e?"depthwise":"grouped",p=[d("standard",`${n}·${e}·${i}`,e*n*s,u,
t.groups===1)];if(l>1){let h=e/l;p.push(d(`${m}, ${l} groups`,`${n}·${h}·${i}`,h*n*s,u,t.groups>1))}return p.push(d("d\
epthwise separable",`${e}·${i} + ${n}·${e}`,e*s+e*n,o?e+n:0,!1)),p.push(d("1×1",`${n}·${e}`,e*n,u,!1)),p}function ue(t,e){
return e===0?t:ue(e,t%e)}function Tt(t){if(t%4===0)return 4;for(let e=2;e<=t;e++)if(t%e===0)return e;return 1}var R=([t,e])=>(t===e?String(t):`${t} × ${e}`).replaceAll("-","−"),De={input_size:["Input size","input size",1,""],in_channels:[
"The number of input channels","input channels:",1,""],out_channels:["The number of output channels","output channels:",
1,""],kernel_size:["Kernel size","kernel size",1,""],stride:["Stride","stride",1," With 0 the kernel would never move."],
padding:["Padding","padding",0," To take pixels away, crop the input."],dilation:["Dilation","dilation",1," 1 is the ord\
inary kernel; 0 would lay all its taps on one pixel."],groups:["The number of groups","groups:",1," 1 group lets every f\
ilter see every channel."],output_padding:["Output padding","output padding",0,""]},Ve=8;function ce(t){let e=Pt(t);return e.
length>0?e:[Nt(t),_t(t)].filter(n=>n!==null)}var G=t=>ce(t).map(({sentence:e})=>e).join(" ")||null;function Pt(t){return Object.
keys(De).flatMap(e=>{let n=t[e],r=e==="output_padding"&&t.operation!=="transposed";if(typeof n=="string"||r)return[];let[
o,s,a,i]=De[e],l=typeof n=="number"?[n,n]:n;if(Math.min(...l)>=a)return[];let u=[Math.max(a,l[0]),Math.max(a,l[1])];return[
{sentence:`${o} is ${R(l)}: it must be at least ${a}.${i}`,settings:[e],remedy:{label:`Use ${s} ${R(u)}`,change:{[e]:typeof n==
"number"?u[0]:u}}}]})}function Nt({in_channels:t,out_channels:e,groups:n}){let r=ue(t,e);if(r%n===0)return null;let o=Array.
from({length:r},(u,d)=>d+1).filter(u=>r%u===0),s=o.length>Ve?[...o.slice(0,Ve-1),"…",o.at(-1)]:o,i=[[t,"input"],[e,"ou\
tput"]].filter(([u])=>u%n!==0).map(([u,d])=>`${u} ${d} channels`),l=o.filter(u=>u<n).at(-1)??1;return{sentence:`${n} gro\
ups do not divide ${i.join(" and ")}: every group takes an equal share of both. Legal: ${s.join(", ")}.`,settings:["grou\
ps","in_channels","out_channels"],remedy:{label:`Use ${l} ${l===1?"group":"groups"}`,change:{groups:l}}}}var de=t=>({label:`\
Use padding ${R(t)}`,change:{padding:t}});function _t(t){let{operation:e,padding:n,stride:r}=t,o=e==="transposed";if(o&&
typeof n=="string")return{sentence:`Padding "${n}": a transposed convolution takes numbers only. Legal: 0 keeps all that\
 the taps write; p takes p rows or columns away on each side.`,settings:["padding"],remedy:de([0,0])};if(n==="same"&&(r[0]!==
1||r[1]!==1))return Ft(t);let s=o?Ct:Et;return s(t,0)??s(t,1)}function Ft(t){let{input_size:e,stride:n}=t,r=[N(t,0),N(t,
1)],o=[Math.floor((r[0]-1)/2),Math.floor((r[1]-1)/2)],s=[0,1].map(u=>e[u]+2*o[u]-r[u]),a=s.map((u,d)=>Math.floor(u/n[d])+
1),i=Math.min(...s)>=0,l=i?`, or padding ${R(o)} as a number, which gives ${a.join(" × ")}`:"";return{sentence:`Padding\
 "same" with stride ${R(n)}: a kernel that skips positions cannot give as many outputs as inputs, so torch refuses. Lega\
l: stride 1${l}.`,settings:["padding","stride"],remedy:i?de(o):{label:"Use stride 1",change:{stride:[1,1]}}}}function Et(t,e){
let[n,r,o]=[t.input_size[e],t.kernel_size[e],t.dilation[e]],[s,a]=S(t,e),[i,l]=[N(t,e),n+s+a];if(i<=l)return null;let u=e===
0?"rows":"columns",d=o>1?` (${o}·(${r} − 1) + 1, with dilation ${o})`:"",m=p=>Math.max(S(t,p)[0],Math.ceil((N(t,p)-t.
input_size[p])/2));return{sentence:`The kernel spans ${i} ${u}${d}, but the padded input has only ${l}. Legal: a kernel \
of at most ${Math.floor((l-1)/o)+1}, or padding of at least ${Math.ceil((i-n)/2)}.`,settings:["kernel_size","padding"],remedy:de(
[m(0),m(1)])}}function Ct(t,e){let[n,r,o]=[t.stride[e],t.dilation[e],t.output_padding[e]],s=u=>[u(0),u(1)];if(o>=Math.max(
n,r)){let u=Math.max(n,r)>1?`0 to ${Math.max(n,r)-1}`:"only 0",d=n>1?` It chooses among the ${n} input sizes that stride\
 ${n} makes equal.`:"",m=s(p=>Math.min(t.output_padding[p],Math.max(t.stride[p],t.dilation[p])-1));return{sentence:`Outp\
ut padding is ${o}: it must be smaller than the stride (${n}) or the dilation (${r}). Legal: ${u}.${d}`,settings:["outpu\
t_padding","stride"],remedy:{label:`Use output padding ${R(m)}`,change:{output_padding:m}}}}let[a,i]=[W(t,e),S(t,e)[0]];
if(2*i<a)return null;let l=u=>Math.min(S(t,u)[0],Math.floor((W(t,u)-1)/2));return{sentence:`Padding ${i} takes ${2*i} ${e===
0?"rows":"columns"} away, but the taps write only ${a}. Legal: padding of at most ${Math.floor((a-1)/2)}.`,settings:["pa\
dding"],remedy:de(s(l))}}function q(t){return Array.isArray(t)?`[${t.map(q).join(", ")}]`:t==null?"None":typeof t=="boolean"?t?"True":"False":typeof t!=
"object"?typeof t=="string"?JSON.stringify(t):String(t):`{${Object.entries(t).map(([e,n])=>`${q(e)}: ${q(n)}`).join(", ")}\
}`}var Qe=({operation:t})=>t==="transposed"?"(n − 1)s − 2p + d(k − 1) + o + 1":"⌊(n + 2p − d(k − 1) − 1) / s⌋ + 1";
function me(t,e){let[n,r,o,s]=[t.input_size[e],t.kernel_size[e],t.stride[e],t.dilation[e]],[a,i]=S(t,e),l=A(t,e);if(t.operation===
"transposed"){let p=t.output_padding[e],h=`${(n-1)*o} − ${2*a} + ${s*(r-1)} + ${p} + 1`;return`(${n} − 1)·${o} − 2·${a}\
 + ${s}·(${r} − 1) + ${p} + 1 = ${h} = ${l}`}let u=a===i?`2·${a}`:`${a} + ${i}`,d=ae(t,e),m=d%o===0?"":`, remainder ${d%
o}`;return`⌊(${n} + ${u} − ${s}·(${r} − 1) − 1) / ${o}⌋ + 1 = ⌊${d} / ${o}⌋ + 1 = ${Math.floor(d/o)} + 1 \
= ${l}${m}`}var Xe=([t,e])=>t===e?`${t}`:`(${t}, ${e})`,pe=t=>Array.isArray(t),Ot=(t,e)=>pe(t)?t[0]===e&&t[1]===e:t===e;
function zt(t){let e=t.operation==="transposed",{padding:n}=t,r=n==="full"?[S(t,0)[0],S(t,1)[0]]:n==="valid"?0:n,a=[["st\
ride",t.stride,1],["padding",r,0],["output_padding",e?t.output_padding:0,0],["dilation",t.dilation,1],["groups",t.groups,
1],["bias",t.bias,!0]].filter(([,i,l])=>!Ot(i,l)).map(([i,l])=>`, ${i}=${Ze(l)}`).join("");return`${t.in_channels}, ${t.
out_channels}, ${Xe(t.kernel_size)}${a}`}var Ze=t=>pe(t)?Xe(t):q(t);function Ke(t,e){let n=t.operation==="transposed",o=[
["stride",t.stride[e],1],["padding",t.padding==="same"?"same":S(t,e)[0],0],["output_padding",n?t.output_padding[e]:0,0],
["dilation",t.dilation[e],1]].filter(([,a,i])=>a!==i).map(([a,i])=>`, ${a}=${q(i)}`);return`${n?"conv_transpose_output_s\
ize":"conv_output_size"}(${t.input_size[e]}, ${t.kernel_size[e]}${o.join("")})`}function et(t){let e=t.operation==="tran\
sposed",[n,r]=e?["ConvTranspose2d","conv_transpose_output_size"]:["Conv2d","conv_output_size"],o=`(1, ${t.in_channels}, ${t.
input_size[0]}, ${t.input_size[1]})`;return["from torch import nn","",`from cnnedu.analysis import ${r}, summarize`,"",`\
height = ${Ke(t,0)}`,`width = ${Ke(t,1)}`,"print(height, width)","",`layer = nn.${n}(${zt(t)})`,`print(summarize(layer, ${o}\
))`,""].join(`
`)}function tt(t,e){return`from cnnedu.explorers import ArithmeticExplorer

explorer = ArithmeticExplorer(${Object.keys(e).filter(o=>!Rt(t[o],e[o])).map(o=>`${o}=${Ze(t[o])}`).join(", ")})
print(explorer.problem)
`}var Rt=(t,e)=>pe(t)&&pe(e)?t[0]===e[0]&&t[1]===e[1]:t===e;function nt(t){let{parameters:e,macs:n}=ie(t);return`${t.operation===
"transposed"?"Transposed convolution":"Convolution"}, ${t.kernel_size.join(" × ")} kernel: input ${[t.in_channels,...t.
input_size].join(" × ")}, output ${[t.out_channels,A(t,0),A(t,1)].join(" × ")}. Height: ${me(t,0)}. Width: ${me(t,1)}.\
 ${F(e)} parameters, ${F(n)} multiply-adds.`}var Je=(t,e)=>[t[0]>0&&e(t[0],"row"),t[1]>0&&e(t[1],"column")].filter(Boolean).
join(" and "),Ye=(t,e)=>`${t} ${e}${t===1?"":"s"}`;function rt(t){return t.operation==="transposed"?jt(t):It(t)}function It(t){
let e=[],r=[S(t,0),S(t,1)].find(([a,i])=>a!==i);r&&e.push(`“same” needs ${r[0]+r[1]} zeros, which do not split evenl\
y: torch puts ${r[0]} before and ${r[1]} after.`),t.padding==="full"&&e.push("“full” is d(k − 1) on each side. torch has\
 no word for it: give it the number.");let o=[0,1].map(a=>ae(t,a)%t.stride[a]);o[0]+o[1]>0&&e.push(`The floor drops the \
remainder: ${Je(o,Ye)} at the end of the padded input ${o[0]+o[1]===1?"is":"are"} never reached.`);let s=[0,1].map(a=>{let i=Y(
t,a);return le(i.slice(0,i.length-o[a])).reduce((l,[,u])=>l+u,0)});return s[0]+s[1]>0&&e.push(`No tap ever falls on ${Je(
s,Ye)} between the others.`),e.length===0&&e.push(`The kernel stops ${A(t,0)} × ${A(t,1)} times, and reaches the last r\
ow and column exactly.`),e}function jt(t){for(let e of[0,1]){let[n,r]=D(t,e);if(n===r)continue;let[o,s]=[t.stride[e],t.kernel_size[e]];
return[`${s%o===0?`With dilation ${t.dilation[e]} and stride ${o}`:`The stride ${o} does not divide the kernel's ${s}`}:\
 ${e===0?"rows":"columns"} away from the border are written ${n} or ${r} times, in turns. That prints a checkerboard.`]}
return t.stride[0]*t.stride[1]===1?["With stride 1 the taps overlap evenly: only the border is written less often."]:[`T\
he stride divides the kernel: away from the border every output is written equally often, ${D(t,0)[0]*D(t,1)[0]} times.`]}
function ot(t){let e=t.operation==="transposed",[n,r]=E(t),o=[S(t,0),S(t,1)].flat();return[[!0,"now",e?"the taps of one \
input":"the kernel"],[n*r>1,"ends",e?"of the first and of the last input":"its first and last stop"],[!e,"stop",`a stop:\
 ${n} × ${r} of them`],[e,"count","the stronger the orange, the more taps write it"],[o.some(a=>a>0),"pad",e?"taken awa\
y by the padding":"padding"],[!e&&[0,1].some(a=>Y(t,a).includes(0)),"unread","never read"]].filter(([a])=>a).map(([,a,i])=>[
a,i])}var Bt=[1,2,1,2,4,2,1,2,1].map(t=>t/16);var ir=64*Number.EPSILON;var U={operation:"convolution",input_size:[8,8],in_channels:16,out_channels:32,kernel_size:[3,3],stride:[2,2],padding:[0,
0],dilation:[1,1],groups:1,bias:!0,output_padding:[0,0],dtype:"float32"},X=Object.keys(U),st=[...X,"position"],at={input_size:1024,
in_channels:4096,out_channels:4096,kernel_size:128,stride:64,padding:128,dilation:64,groups:4096,output_padding:64},I=t=>Object.
fromEntries(X.map(e=>[e,t(e)])),he=t=>t("position");function fe([t,e],[n,r]){let o=(s,a)=>Math.max(0,Math.min(a-1,s));return[
o(t,n),o(e,r)]}function j(t,e){let n={...I(t.get),...e},r=G(n)===null,o=he(t.get);t.set({...e,position:r?fe(o,E(n)):o})}
function Te({settings:t}){let e=Object.entries(t).map(([n,r])=>{let o=Array.isArray(U[n])&&typeof r=="number";return[n,o?
[r,r]:r]});return{...U,...Object.fromEntries(e)}}var Wt=(t,e)=>JSON.stringify(t)===JSON.stringify(e);function Pe(t,e){let n=r=>{
let o=Te(r);return X.every(s=>s==="dtype"||Wt(o[s],t[s]))};return Object.keys(e).find(r=>n(e[r]))??""}function it(t,e){let n=t.
trim().toLowerCase().replaceAll("−","-").replace(/^[("]|[)"]$/g,"").trim(),r=e.find(a=>a===n);if(r!==void 0)return r;let o=/^(-?\d{1,5})(?:\s*[×x*, ]\s*(-?\d{1,5}))?$/.
exec(n);if(o===null)return null;let s=Number(o[1]);return[s,o[2]===void 0?s:Number(o[2])]}var Gt=[["float32","float32"],["float16","float16"],["int8","int8"]],qt=[[1e9,"GB"],[1e6,"MB"],[1e3,"kB"]];function Ut(t){
let e=qt.find(([r])=>t>=r),n=e===void 0?"":` = ${Number((t/e[0]).toPrecision(3))} ${e[1]}`;return`${F(t)} B${n}`}function H(t){
let[e,n]=[c("span",{class:"cnn-formula"}),c("b",{class:"cnn-result"})];return{element:c("div",{class:"cnn-line"},c("span",
{class:"cnn-what"},t),e,n),formula:e,result:n}}var be=class{element;rule=c("span",{class:"cnn-rule"});letters=c("p",{class:"\
cnn-letters"});sides=[H("height"),H("width")];parameters=H("parameters");macs=H("multiply-adds");memory=[H("input"),H("o\
utput"),H("parameters")];bars=this.memory.map(()=>c("i",{class:"cnn-bar-fill"}));types;table=c("tbody",{});rows=[];ratio=c(
"p",{class:"cnn-ratio"});comparison;overlap;pattern=c("p",{class:"cnn-ratio"});last=null;constructor(e){this.types=ne("N\
umbers are stored as",Gt,s=>j(e.binding,{dtype:s}));let n=(s,a,...i)=>c("section",{class:"cnn-card","aria-label":s},c("d\
iv",{class:"cnn-card-head"},c("h4",{},s),a),...i);this.memory.forEach(({formula:s},a)=>s.append(c("span",{}),c("span",{class:"\
cnn-bar-track"},this.bars[a])));let o=c("table",{class:"cnn-compared"},c("thead",{},c("tr",{},...["","weights","paramete\
rs","multiply-adds","of the standard"].map(s=>c(s===""?"td":"th",s===""?{}:{scope:"col"},s)))),this.table);this.comparison=
n("The same output from other layers",null,o,this.ratio),this.overlap=n("Who writes an output?",null,this.pattern),this.
element=c("div",{class:"cnn-results"},n("Output size",this.rule,this.letters,...this.sides.map(({element:s})=>s)),n("Pri\
ce",null,this.parameters.element,this.macs.element),n("Memory for one image",this.types.element,...this.memory.map(({element:s})=>s)),
this.comparison,this.overlap)}update(e,n){if(this.element.classList.toggle("cnn-stale",!n),this.last===e)return;this.last=
e;let r=e.operation==="transposed";w(this.rule,Qe(e)),w(this.letters,r?"n input size, s stride, p padding, d dilation, k\
 kernel size, o output padding":"n input size, p padding, d dilation, k kernel size, s stride; ⌊ ⌋ rounds down");for(let o of[
0,1]){let s=me(e,o),a=String(A(e,o));w(this.sides[o].formula,s),w(this.sides[o].result,a)}this.price(e),this.comparison.
hidden=r,this.overlap.hidden=!r,r?this.showOverlap(e):this.compare(e)}price(e){let{in_channels:n,out_channels:r,kernel_size:[
o,s],groups:a,bias:i,input_size:l,dtype:u}=e,d=ie(e),m=a===1?String(n):`(${n}/${a})`,p=`${r}·${m}·${o}·${s}`;lt(this.
parameters.formula,`C_out·(C_in/g)·k_h·k_w${i?" + C_out":""} = ${p}${i?` + ${r}`:""}`),w(this.parameters.result,F(d.parameters));
let[h,g]=E(e),b=e.operation==="transposed"?"H·W of the input":"H·W of the output";w(this.macs.formula,`weights × ${b}\
 = ${F(d.weights)} × ${h}·${g}`),w(this.macs.result,F(d.macs));let k=Se[u],[x,y]=[A(e,0),A(e,1)],L=[[d.input,`${n}·${l[0]}\
·${l[1]}·${k} bytes`],[d.output,`${r}·${x}·${y}·${k} bytes`],[d.stored,`${F(d.parameters)}·${k} bytes`]],v=Math.max(
...L.map(([$])=>$));L.forEach(([$,_],C)=>{w(this.memory[C].formula.firstChild,_),w(this.memory[C].result,Ut($)),this.bars[C].
style.width=`${(100*$/v).toFixed(2)}%`}),this.types.show(u)}compare(e){let n=He(e);for(;this.rows.length<n.length;)this.
rows.push(new Ne);this.table.childElementCount!==n.length&&this.table.replaceChildren(...this.rows.slice(0,n.length).map(
({element:d})=>d)),n.forEach((d,m)=>this.rows[m].show(d));let{out_channels:r,kernel_size:[o,s]}=e,a=o*s,i=1/r+1/a,l=a===
1?"A 1×1 kernel leaves nothing to separate.":`With ever more output channels it comes close to ${a} times, never beyond\
.`,u=i<1?`${(1/i).toFixed(1)} times cheaper`:`${i.toFixed(2)} times as expensive`;lt(this.ratio,`Depthwise separable to \
standard: 1/C_out + 1/(k_h·k_w) = 1/${r} + 1/${a} = ${Number(i.toPrecision(3))}, so ${u}. ${l}`)}showOverlap(e){let[n,r]=[
0,1].map(s=>{let[a,i]=[e.kernel_size[s],e.stride[s]],[l,u]=D(e,s);return l===u?`${l} of the kernel's ${a} taps`:`${l} or\
 ${u} of the kernel's ${a} taps (${a}/${i} on average)`}),o=n===r?`each row of the output is written by ${n}, and so is \
each column.`:`each row of the output is written by ${n}, each column by ${r}.`;w(this.pattern,`Away from the border, ${o}\
 An output cell gets the product of the two. The counts stand in the picture.`)}};function lt(t,e){let n=e.split(/_([a-z]+)/);
t.replaceChildren(...n.map((r,o)=>o%2===1?c("sub",{},r):r))}var Ne=class{element;kind=c("span",{});tag=c("span",{class:"\
cnn-tag"},"shown");cells=["weights","parameters","multiply-adds"].map(e=>c("td",{"data-head":e}));bar=c("i",{class:"cnn-\
bar-fill"});share=c("span",{});constructor(){let e=c("span",{class:"cnn-bar-track"},this.bar),n=c("td",{},c("div",{class:"\
cnn-share"},e,this.share));this.element=c("tr",{},c("th",{scope:"row"},this.kind,this.tag),...this.cells,n)}show({kind:e,
formula:n,parameters:r,macs:o,ratio:s,own:a}){w(this.kind,e),this.tag.hidden=!a,[n,F(r),F(o)].forEach((i,l)=>w(this.cells[l],
i)),this.bar.style.width=`${Math.min(100,100*s).toFixed(2)}%`,w(this.share,Ht(s)),M(this.element,"class",a?"cnn-own":null)}},
Ht=t=>t===1?"1":t>=.0995?t.toFixed(2):String(Number(t.toPrecision(2)));var Dt=[["convolution","Convolution"],["transposed","Transposed"]],_e=["valid","same","full"],Vt=[["number","number"],..._e.
map(t=>[t,t])];function ut(t){let e=t.binding.get("presets")??{},n=[["","your own"],...Object.keys(e).map(u=>[u,e[u].label])],
r=J("Example",n,u=>{e[u]!==void 0&&j(t.binding,{...Te(e[u]),dtype:I(t.binding.get).dtype}),t.binding.schedule()}),o=ne("\
Operation",Dt,u=>j(t.binding,{operation:u}));t.choices.append(r.element,o.element);let s=ze("bias",u=>j(t.binding,{bias:u})),
a=[new O(t,"input_size","input size"),new O(t,"kernel_size","kernel"),new O(t,"stride","stride"),new O(t,"dilation","dil\
ation"),new O(t,"output_padding","output padding"),new O(t,"padding","padding"),new O(t,"in_channels","channels in"),new O(
t,"out_channels","channels out"),new O(t,"groups","groups")];return{panel:c("div",{class:"cnn-parameters",role:"group","\
aria-label":"Parameters"},...a.map(({element:u})=>u),c("div",{class:"cnn-parameter cnn-bias"},s.element)),show:(u,d)=>{r.
show(Pe(u,e)),o.show(u.operation),s.show(u.bias);for(let m of a)m.show(u,d)},note:u=>e[Pe(u,e)]?.note??""}}var ye=new Set(
["in_channels","out_channels","groups"]),O=class{constructor(e,n,r){this.frame=e;this.name=n;this.label=r;this.field.id=
z("field");let o=ye.has(n)?"a whole number":"3, or 3×5 for height × width";M(this.field,"title",n==="padding"?`${o}, o\
r valid, same, full`:o),M(this.field,"inputmode",n==="padding"?"text":"numeric");let s=P(`Decrease ${r}`,()=>this.step(-1),
"minus"),a=P(`Increase ${r}`,()=>this.step(1),"plus");this.words=n!=="padding"?null:J("padding as",Vt,i=>this.choose(i)),
this.element=c("div",{class:"cnn-parameter","data-setting":n},c("label",{class:"cnn-caption",for:this.field.id},r),c("di\
v",{class:"cnn-stepper"},s,this.field,a),this.words?.element),this.field.addEventListener("input",()=>this.typed()),this.
field.addEventListener("blur",()=>this.left()),this.field.addEventListener("keydown",i=>this.keydown(i))}frame;name;label;element;field=c(
"input",{type:"text",class:"cnn-entry",autocomplete:"off",spellcheck:"false"});words;show(e,n){let r=e[this.name];this.element.
hidden=this.name==="output_padding"&&e.operation!=="transposed";let o=typeof r=="number"?R([r,r]):typeof r=="string"?r:R(
r).replaceAll(" ",""),s=document.activeElement===this.field?this.parse():void 0;!(s===null||JSON.stringify(s)===JSON.stringify(
typeof r=="number"?[r,r]:r))&&this.field.value!==o&&(this.field.value=o),this.words?.show(typeof r=="string"?r:"number");
let i=n.some(({settings:l})=>l[0]===this.name);M(this.field,"aria-invalid",i?"true":null)}parse(){let e=it(this.field.value,
this.name==="padding"?_e:[]);return ye.has(this.name)&&e!==null&&e[0]!==e[1]?null:e}typed(){let e=this.parse();M(this.field,
"aria-invalid",e===null?"true":null),e!==null&&this.write(e)}left(){if(this.parse()===null&&this.field.value.trim()!==""){
let e=ye.has(this.name)?"":", or two of them: 3×5";this.frame.complain(`“${this.field.value}” is no ${this.label}: \
it must be a whole number${e}.`)}this.frame.binding.schedule()}write(e){let n=at[this.name];if(typeof e!="string"&&Math.
max(...e.map(Math.abs))>n){this.frame.complain(`The ${this.label} goes up to ${n.toLocaleString("en-US")} here.`);return}
this.frame.complain(null),j(this.frame.binding,{[this.name]:ye.has(this.name)?Number(e[0]):e})}step(e){let n=I(this.frame.
binding.get),r=this.name==="padding"?[S(n,0)[0],S(n,1)[0]]:n[this.name],o=typeof r=="number"?[r,r]:r;this.parse()===null&&
(this.field.value=""),this.write([o[0]+e,o[1]+e])}choose(e){let n=I(this.frame.binding.get);this.write(_e.find(r=>r===e)??
[S(n,0)[0],S(n,1)[0]])}keydown(e){e.stopPropagation(),!(e.key!=="ArrowUp"&&e.key!=="ArrowDown")&&(e.preventDefault(),this.
step(e.key==="ArrowUp"?1:-1))}};function T(t,e={},...n){let r=document.createElementNS("http://www.w3.org/2000/svg",t);for(let[o,s]of Object.entries(e))
s!=null&&s!==!1&&r.setAttribute(o,String(s));return r.append(...n.filter(o=>o!==null&&o!==!1)),r}var[Kt,Jt,Yt]=[26,7,300],[V,Fe,K,Qt]=[14,46,40,8];function ct(t,e){let n=t.operation==="transposed",r=y=>{let[L,v]=S(t,y);
return n?[t.input_size[y],W(t,y)]:[t.input_size[y]+L+v,A(t,y)]},[[o,s],[a,i]]=[r(0),r(1)],l=y=>Math.min(Kt,y/(a+i),Yt/Math.
max(o,s)),u=l(e-V-K-4),d=u<Jt,m=e<520?96:168;d&&(u=l(e-V-2*K-m-4)),u>12&&(u=Math.floor(u));let[p,h]=[Math.max(o,s)*u,a*u],
g=y=>Fe+(d?0:(p-y*u)/2),b=d?V+h+K:V+h,k=V+h+K+(d?m+K:0)+i*u,x=Math.max(0,Math.min((e-k)/2,120));return{unit:u,width:e,height:Fe+
(d?Math.max(p,m+24):p)+Qt,source:{x:V+x,y:g(o),rows:o,cols:a},target:{x:b+x+(d?m:0)+K,y:g(s),rows:s,cols:i},loupe:d?{x:b+
x,y:Fe+Math.max(0,p-m)/2,size:m}:null,places:E(t),inset:[S(t,0)[0],S(t,1)[0]]}}function dt(t,e){let n=o=>N(t,o)+t.stride[o],
r=Math.max(n(0),n(1))+2;return[e[0]-1,e[1]-1,r]}var Xt=["ground","inner","lines","counts","unread","marks","taps","first","last","current"],Z=9,ge=class{element=T("g",{});paths=new Map;constructor(e){
for(let n=0;n<=Z;n++)this.add(`tone${n}`,{class:"cnn-tone",style:`--tone: ${n/Z}`});for(let n of Xt){let r=n==="ground"?
e("pad"):n==="unread"?e("unread"):null;this.add(n,{class:`cnn-${n}-path`,fill:r})}this.element.prepend(this.paths.get("g\
round"),this.paths.get("inner"))}add(e,n){let r=T("path",n);this.paths.set(e,r),this.element.append(r)}draw(e,n){M(this.
paths.get(e),"d",n)}},f=t=>Math.round(t*100)/100,B=class{constructor(e,n){this.map=e;this.unit=n}map;unit;rect(e,n,r,o,s=0){
let[a,i]=[Math.max(o*this.unit,s),Math.max(r*this.unit,s)];return`M${f(this.map.x+n*this.unit)} ${f(this.map.y+e*this.unit)}\
h${f(a)}v${f(i)}h${-f(a)}z`}middle(e,n){return[f(this.map.x+(n+.5)*this.unit),f(this.map.y+(e+.5)*this.unit)]}lines(){if(this.
unit<5)return"";let{x:e,y:n,rows:r,cols:o}=this.map,[s,a]=[f(o*this.unit),f(r*this.unit)],i="";for(let l=0;l<=r;l++)i+=`\
M${f(e)} ${f(n+l*this.unit)}h${s}`;for(let l=0;l<=o;l++)i+=`M${f(e+l*this.unit)} ${f(n)}v${a}`;return i}},Zt=4096;function Ee({
kernel_size:[t,e],dilation:n},[r,o],s){if(t*e>Zt)return"";if(n[0]===1&&n[1]===1)return s.rect(r,o,t,e);let a="";for(let i=0;i<
t;i++)for(let l=0;l<e;l++)a+=s.rect(r+i*n[0],o+l*n[1],1,1);return a}function mt(t,e,{rows:n,cols:r}){let o=s=>le(Y(t,s));
return[...o(0).map(([s,a])=>e.rect(s,0,a,r)),...o(1).map(([s,a])=>e.rect(0,s,n,a))].join("")}function pt(t,{unit:e,source:n},[
r,o]){let s="",a=Math.max(1,Math.min(4,t.stride[1]*e/3)),i=Math.max(1,Math.min(4,t.stride[0]*e/3)),l=(u,d)=>(d*t.stride[u]+
N(t,u)/2)*e;for(let u=0;u<o;u++)s+=`M${f(n.x+l(1,u)-a/2)} ${f(n.y-9)}h${f(a)}v5h${-f(a)}z`;for(let u=0;u<r;u++)s+=`M${f(
n.x-9)} ${f(n.y+l(0,u)-i/2)}v${f(i)}h5v${-f(i)}z`;return s}var we=(t,e)=>`M${f(t.x+t.w)} ${f(t.y)}L${f(e.x)} ${f(e.y)}V${f(
e.y+e.h)}L${f(t.x+t.w)} ${f(t.y+t.h)}z`;var en=40,xe=class{constructor(e){this.events=e;let n=z("pattern"),r=(i,l)=>T("pattern",{id:`${n}-${i}`,width:6,height:6,
patternUnits:"userSpaceOnUse",class:`cnn-pattern-${i}`},T("rect",{width:6,height:6}),T("path",{d:l})),o=i=>`url(#${n}-${i}\
)`,s=()=>new ge(o);this.sheets={source:s(),target:s(),loupe:s()};let a=(i="")=>T("text",{class:`cnn-map-text ${i}`});this.
texts={source:a("cnn-strong"),padding:a(),target:a("cnn-strong"),more:a(),loupe:a()},this.hits={source:T("rect",{class:"\
cnn-hit"}),target:T("rect",{class:"cnn-hit"})},this.loupeGroup=T("g",{"clip-path":`url(#${n}-clip)`},this.sheets.loupe.element,
this.counts.loupe),this.svg.append(T("defs",{},r("pad","M-1 7 7 -1M-1 1 1 -1M5 7 7 5"),r("unread","M-1 -1 7 7M5 -1 7 1M-\
1 5 1 7"),T("clipPath",{id:`${n}-clip`},this.clip)),this.beams,this.sheets.source.element,this.sheets.target.element,this.
loupeGroup,this.counts.target,...Object.values(this.texts),...Object.values(this.hits)),this.element=c("div",{class:"cnn\
-figure",role:"application",tabindex:0,"aria-roledescription":"map"},this.svg),this.element.addEventListener("keydown",i=>this.
keydown(i));for(let i of["source","target"])this.follow(i)}events;element;svg=T("svg",{class:"cnn-geometry","aria-hidden":"\
true"});beams=T("path",{class:"cnn-beam"});sheets;counts={target:T("g",{class:"cnn-count-texts"}),loupe:T("g",{class:"cn\
n-count-texts"})};writes=null;texts;clip=T("rect",{});hits;loupeGroup;layout=null;layer=null;place=[0,0];drawn=[];update(e,n,r){
let o=this.drawn[0]!==JSON.stringify(e)||this.drawn[1]!==r;this.layer=e,this.place=n,o&&(this.drawn=[JSON.stringify(e),r],
this.layout=ct(e,r),this.still(e,this.layout)),this.moving(e,this.layout,n)}still(e,n){let{unit:r,source:o,target:s,inset:a,
places:i}=n,l=e.operation==="transposed";M(this.svg,"viewBox",`0 0 ${f(n.width)} ${f(n.height)}`),M(this.svg,"width",String(
f(n.width))),M(this.svg,"height",String(f(n.height)));let u={source:new B(o,r),target:new B(s,r)};for(let d of["source",
"target"]){let[m,p,h]=[this.sheets[d],n[d],u[d]],g=d==="source"!==l,[b,k]=g?a:[0,0],[x,y]=d==="source"?e.input_size:[A(e,
0),A(e,1)];m.draw("ground",h.rect(0,0,p.rows,p.cols,3)),m.draw("inner",h.rect(b,k,x,y,3)),M(m.element,"class",`cnn-sheet\
 cnn-${d}${l?" cnn-transposed":""}`),m.draw("lines",h.lines());let[L,v]=[this.hits[d],4],$={x:p.x-v,y:p.y-v,width:p.cols*
r+2*v,height:p.rows*r+2*v};for(let[_,C]of Object.entries($))M(L,_,String(f(C)))}this.windows(e,n,u[l?"target":"source"]),
this.sheets.source.draw("marks",l?"":pt(e,n,i)),this.sheets.source.draw("unread",l?"":mt(e,u.source,o)),this.tones(e,n,u.
target),this.captions(e,n)}windows(e,{places:n},r){let o=e.operation==="transposed",[s,a]=o?[this.sheets.target,this.sheets.
source]:[this.sheets.source,this.sheets.target],i=[N(e,0),N(e,1)],l=[(n[0]-1)*e.stride[0],(n[1]-1)*e.stride[1]];s.draw("\
first",r.rect(0,0,i[0],i[1],3)),s.draw("last",r.rect(l[0],l[1],i[0],i[1],3));for(let u of["first","last","taps"])a.draw(
u,"")}tones(e,{unit:n,target:r,inset:o},s){this.writes=e.operation==="transposed"?[Ae(e,0),Ae(e,1)]:null;let a=this.writes!==
null&&n>=5?{row:0,col:0,rows:r.rows,cols:r.cols}:null;this.shade(this.sheets.target,this.counts.target,a,o,s,n)}shade(e,n,r,[
o,s],a,i){let l=Array.from({length:Z+1},()=>""),u=[];if(r!==null&&this.writes!==null){let[d,m]=this.writes,p=Math.max(...d)*
Math.max(...m)||1;for(let h=Math.max(0,r.row-o);h<Math.min(d.length,r.row+r.rows-o);h++)for(let g=Math.max(0,r.col-s);g<
Math.min(m.length,r.col+r.cols-s);g++){let b=d[h]*m[g];if(l[Math.round(Z*b/p)]+=a.rect(o+h,s+g,1,1),i<15)continue;let[k,
x]=a.middle(o+h,s+g);u.push(T("text",{x:k,y:x+4.5},String(b)))}}l.forEach((d,m)=>e.draw(`tone${m}`,d)),n.replaceChildren(
...u)}captions(e,n){let{source:r,target:o,loupe:s,unit:a,width:i}=n,l=e.operation==="transposed",u=[A(e,0),A(e,1)],d=({rows:x,
cols:y},L)=>x!==L[0]||y!==L[1],m=!l&&d(r,e.input_size)?`padded ${r.rows} × ${r.cols}`:"",p=l&&d(o,u)?`of ${o.rows} × ${o.
cols} written`:"",h=(x,y,L,v)=>{let $=this.texts[x],_=y+9*v.length>i;w($,v),M($,"text-anchor",_?"end":"start"),M($,"x",String(
f(_?i:y))),M($,"y",String(f(L)))},g=(x,y,L,v,$,_)=>{h(x,L,_===""?v:v-17,$),h(y,L,v,_)};g("source","padding",r.x,r.y-(l?8:
15),`Input ${e.input_size.join(" × ")}`,m);let b=l&&a>=15?"taps per cell":"";g("target","more",o.x,o.y-8,`Output ${u.join(
" × ")}`,p||b);let k=s!==null&&s.size>120?"close-up, next stop dashed":"close-up";h("loupe",s?.x??0,s===null?0:s.y+s.size+
16,s===null?"":k)}moving(e,n,r){let{unit:o,source:s,target:a,loupe:i}=n,l=e.operation==="transposed",[u,d]=l?[a,s]:[s,a],
[m,p]=l?[this.sheets.target,this.sheets.source]:[this.sheets.source,this.sheets.target],[h,g]=[new B(u,o),new B(d,o)],b=[
r[0]*e.stride[0],r[1]*e.stride[1]],k=[N(e,0),N(e,1)];m.draw("taps",o>=3?Ee(e,b,h):""),m.draw("current",h.rect(b[0],b[1],
k[0],k[1],5)),p.draw("current",g.rect(r[0],r[1],1,1,5));let x={x:u.x+b[1]*o,y:u.y+b[0]*o,w:k[1]*o,h:k[0]*o},y={x:d.x+r[1]*
o,y:d.y+r[0]*o,w:o,h:o},L=i&&{x:i.x,y:i.y,w:i.size,h:i.size},[v,$]=l?[y,x]:[x,y];M(this.beams,"d",L===null?we(v,$):we(v,
L)+we(L,$)),M(this.loupeGroup,"display",i===null?"none":null),i!==null&&this.magnify(e,n,b,k);let[_,C]=n.places,ee=l?"In\
put cell":"Output cell";M(this.element,"aria-label",`${ee} row ${r[0]}, column ${r[1]} of ${_} × ${C}; arrow keys move \
the kernel`)}magnify(e,n,r,o){let{x:s,y:a,size:i}=n.loupe,l=e.operation==="transposed",u=l?n.target:n.source,[d,m,p]=dt(
e,r),h=i/p;for(let[ht,ft]of Object.entries({x:s-1,y:a-1,width:i+2,height:i+2}))M(this.clip,ht,String(ft));let[g,b]=[Math.
max(0,d),Math.max(0,m)],[k,x]=[Math.min(u.rows,d+p)-g,Math.min(u.cols,m+p)-b],y=new B({x:s-m*h,y:a-d*h,rows:u.rows,cols:u.
cols},h),L=new B({x:s+(b-m)*h,y:a+(g-d)*h,rows:k,cols:x},h),v=this.sheets.loupe,$=l?[A(e,0),A(e,1)]:e.input_size;v.draw(
"ground",y.rect(g,b,k,x));let[_,C]=[Math.max(g,n.inset[0]),Math.max(b,n.inset[1])],[ee,Oe]=[Math.min(g+k,n.inset[0]+$[0]),
Math.min(b+x,n.inset[1]+$[1])];v.draw("inner",ee>_&&Oe>C?y.rect(_,C,ee-_,Oe-C):""),M(v.element,"class",`cnn-sheet cnn-so\
urce cnn-lens${l?" cnn-target cnn-transposed":""}`),v.draw("lines",L.lines()),this.shade(v,this.counts.loupe,p<=en?{row:g,
col:b,rows:k,cols:x}:null,n.inset,y,h),v.draw("taps",h>=1?Ee(e,r,y):""),v.draw("last",y.rect(r[0],r[1]+e.stride[1],o[0],
o[1])),v.draw("current",y.rect(r[0],r[1],o[0],o[1]))}follow(e){let n=this.hits[e],r=o=>{let{layout:s,layer:a}=this;if(s===
null||a===null)return;let i=n.getBoundingClientRect(),[l,u]=[s[e],a.operation==="transposed"],d=[(o.clientY-i.top-4)/s.unit,
(o.clientX-i.left-4)/s.unit],m=e==="target"===u,p=[0,1].map(h=>{let g=Math.min(d[h],(h===0?l.rows:l.cols)-1e-6),b=m?Math.
round((g-N(a,h)/2)/a.stride[h]):Math.floor(g);return Math.max(0,Math.min(s.places[h]-1,b))});this.events.move([p[0],p[1]])};
n.addEventListener("pointerdown",o=>{o.button===0&&(n.setPointerCapture(o.pointerId),r(o))}),n.addEventListener("touchmo\
ve",o=>o.preventDefault(),{passive:!1}),n.addEventListener("pointermove",o=>{n.hasPointerCapture(o.pointerId)&&r(o)})}keydown(e){
let r={ArrowUp:[-1,0],ArrowDown:[1,0],ArrowLeft:[0,-1],ArrowRight:[0,1],Home:[0,-1/0],End:[0,1/0],PageUp:[-1/0,0],PageDown:[
1/0,0]}[e.key];if(r===void 0||this.layout===null||e.altKey||e.ctrlKey||e.metaKey)return;e.preventDefault(),e.stopPropagation();
let o=s=>Math.max(0,Math.min(this.layout.places[s]-1,this.place[s]+r[s]));this.events.move([o(0),o(1)])}};var ve=t=>{let e=I(t);return G(e)===null?E(e):[1,1]},tn={unit:"position",length:t=>ve(t)[0]*ve(t)[1],index(t){let[e,n]=ve(
t),[r,o]=fe(he(t),[e,n]);return r*n+o},at(t,e){if(G(I(t))!==null)return{};let n=ve(t)[1];return{position:[Math.floor(e/n),
e%n]}}},Ce=class{constructor(e){this.frame=e;this.controls=ut(e),this.cards=new be(e),this.picture=new xe({move:n=>e.binding.
set({position:[...n],playing:!1})}),this.figure=c("div",{class:"cnn-picture","data-part":"picture"},this.picture.element),
e.stage.append(this.controls.panel,this.problem,this.figure,this.key,this.notes),e.detail.append(this.cards.element)}frame;controls;cards;picture;problem=c(
"div",{class:"cnn-illegal",role:"alert","data-part":"problem",hidden:!0});figure;key=c("div",{class:"cnn-key"});notes=c(
"p",{class:"cnn-notes"});traits=[];legal=U;layer=U;told="";width=700;update(){let e=X.map(this.frame.binding.get);je(e,this.
traits)&&this.read(e);let n=ce(this.layer);this.controls.show(this.layer,n);let r=fe(he(this.frame.binding.get),E(this.legal));
this.picture.update(this.legal,r,this.width),this.cards.update(this.legal,n.length===0)}read(e){this.traits.splice(0,1/0,
...e),this.layer=I(this.frame.binding.get);let n=ce(this.layer);n.length===0&&(this.legal=this.layer),this.explainKey(),
this.key.dataset.operation=this.legal.operation,this.figure.dataset.legal=String(n.length===0);let r=n.map(({sentence:a})=>a).
join(" ");if(r!==this.told){this.told=r,this.problem.hidden=n.length===0;let a=n.map(({sentence:i,remedy:l})=>c("p",{},`${i}\
 `,P(l.label,()=>this.mend(l.change))));this.problem.replaceChildren(...a)}let o=this.controls.note(this.layer),s=o!==""?
[o]:n.length===0?rt(this.layer):[];n.length>0&&s.push("Dimmed: the last layer that was legal."),w(this.notes,s.join(" "))}explainKey(){
let e=ot(this.legal);e.map(([,n])=>n).join()!==this.key.dataset.said&&(this.key.dataset.said=e.map(([,n])=>n).join(),this.
key.replaceChildren(...e.map(([n,r])=>c("span",{"data-key":n},c("i",{"aria-hidden":"true"}),r))))}mend(e){j(this.frame.binding,
e);let[n]=Object.keys(e);this.controls.panel.querySelector(`[data-setting="${n}"] input`)?.focus()}resize(e){this.width=
e,this.traits.length>0&&this.update()}describe(){return G(this.layer)??nt(this.layer)}python(){return G(this.layer)===null?
et(this.layer):tt(this.layer,U)}},Zo=qe({name:"ArithmeticExplorer",title:"Convolution calculator",traits:st,sequence:tn,
build:t=>new Ce(t)});export{Zo as default};
