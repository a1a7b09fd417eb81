function c(n,e={},...t){let r=document.createElement(n);for(let[o,s]of Object.entries(e))typeof s=="function"?r.addEventListener(
o.slice(2),s):s===!0?r.setAttribute(o,""):s!==!1&&s!=null&&r.setAttribute(o,String(s));return r.append(...t.filter(o=>o!=
null&&o!==!1)),r}var bn={first:"M4 3v10M13 3.5v9L6 8z",back:"M11.5 3.5v9L5 8z",play:"M5 3v10l8-5z",pause:"M5 3.5v9M11 3.\
5v9",forward:"M4.5 3.5v9L11 8z",reset:"M3.5 8a4.5 4.5 0 1 0 1.6-3.4M5.5 1.8 4.8 4.9l3.1.5",minus:"M4 8h8",plus:"M4 8h8M8\
 4v8"};function ne(n){let e="http://www.w3.org/2000/svg",t=document.createElementNS(e,"svg");t.setAttribute("viewBox","0\
 0 16 16"),t.setAttribute("class",`cnn-icon cnn-icon-${n}`),t.setAttribute("aria-hidden","true");let r=document.createElementNS(
e,"path");return r.setAttribute("d",bn[n]),t.append(r),t}function w(n,e){n.textContent!==e&&(n.textContent=e)}function x(n,e,t){
n.getAttribute(e)!==t&&(t===null?n.removeAttribute(e):n.setAttribute(e,t))}var yn=0,gn=Math.random().toString(36).slice(
2,8),O=n=>`cnn-${n}-${gn}-${++yn}`;function T(n,e,t,r=!1){let o=t===void 0?n:ne(t),s={type:"button",class:`cnn-button${r?" cnn-quiet":""}`,onclick:e};return c(
"button",t===void 0?s:{...s,"aria-label":n,title:n},o)}function $e(n,e,t){let r=t===void 0?"aria-pressed":"aria-expanded",
o=T(n,()=>e(o.getAttribute(r)!=="true"));return o.setAttribute(r,"false"),t!==void 0&&(t.id||=O("panel"),o.setAttribute(
"aria-controls",t.id)),{element:o,show:s=>o.setAttribute(r,String(s))}}var wn=(n,e)=>(e.id||=O("field"),c("div",{class:"\
cnn-field"},c("label",{for:e.id},n),e));function J(n,e,t){let r=c("select",{class:"cnn-select",onchange:()=>t(r.value)});
for(let[s,a]of e)r.append(c("option",{value:s},a));let o=s=>{r.value!==s&&(r.value=s)};return{element:wn(n,r),show:o}}function te(n,e,t){
let r=O("choice"),o=e.map(([l])=>c("input",{type:"radio",name:r,value:l,onchange:()=>t(l)})),s=e.map(([,l],u)=>c("label",
{},o[u],c("span",{},l)));return{element:c("div",{class:"cnn-segmented",role:"radiogroup","aria-label":n},...s),show:l=>o.
forEach(u=>u.checked=u.value===l)}}function ze(n,e){let t=c("input",{type:"checkbox",onchange:()=>e(t.checked)});return{
element:c("label",{class:"cnn-check"},t,c("span",{},n)),show:o=>{t.checked=o}}}function Me(n,e=2){if(!Number.isFinite(n))return Number.isNaN(n)?"nan":n>0?"∞":"−∞";let t=Math.abs(n);if(t<1e-9)return"\
0";let r=n<0?"−":"";return Number(t.toFixed(e))!==0?r+String(Number(t.toFixed(e))):t>=1e-4?r+String(Number(t.toPrecision(
2))):r+t.toExponential(1).replace(".0e","e").replace(/-(\d)$/,"-0$1")}function ke(n){let e=n.trim().replaceAll("−","-").replace(",","."),t=/^([+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?)(?:\/(\d+\.?\d*))?$/i.
exec(e);if(t===null)return null;let r=Number(t[1])/(t[2]===void 0?1:Number(t[2]));return Number.isFinite(r)?r:null}var re=class{constructor(e){this.root=e;this.element=c("div",{class:"cnn-editor",role:"group",hidden:!0},T("One less",()=>this.
nudge(-1),"minus"),this.field,T("One more",()=>this.nudge(1),"plus")),this.field.addEventListener("input",()=>this.read()),
this.element.addEventListener("keydown",t=>this.keydown(t)),this.element.addEventListener("focusout",t=>{this.element.contains(
t.relatedTarget)||this.close(!1)})}root;element;field=c("input",{type:"text",class:"cnn-entry",autocomplete:"off",spellcheck:"\
false"});edit=null;open(e){this.edit?.cell.classList.remove("cnn-editing"),this.edit=e,e.cell.classList.add("cnn-editing"),
this.element.hidden=!1,this.element.setAttribute("aria-label",`Edit ${e.label}`),this.field.setAttribute("aria-label",e.
label),this.place(e.cell),this.field.value=e.typed??Me(e.value,6),this.field.focus({preventScroll:!0}),e.typed===void 0?
this.field.select():this.read()}close(e){let{edit:t}=this;t!==null&&(this.edit=null,this.element.hidden=!0,t.cell.classList.
remove("cnn-editing"),e&&t.cell.focus({preventScroll:!0}))}read(){let e=ke(this.field.value);this.field.setAttribute("ar\
ia-invalid",String(e===null)),e!==null&&this.edit?.write(e)}nudge(e){let t=(ke(this.field.value)??0)+e;this.field.value=
Me(t,6),this.read()}keydown(e){e.stopPropagation();let{key:t}=e;if(t==="ArrowUp"||t==="ArrowDown")this.nudge(t==="ArrowU\
p"?1:-1);else if(t==="Escape")this.edit?.write(this.edit.value),this.close(!0);else if(t==="Enter"&&e.target===this.field)
this.close(!0);else return;e.preventDefault()}place(e){let[t,r]=[this.root.getBoundingClientRect(),e.getBoundingClientRect()],
{offsetWidth:o,offsetHeight:s}=this.element,a=r.left+r.width/2-o/2-t.left,i=Math.max(4,Math.min(t.width-o-4,a)),l=r.bottom-
t.top+6,u=l+s>t.height?r.top-t.top-s-6:l;this.element.style.translate=`${i}px ${u}px`}};function Re(n,e){let t=n.get("_initial"),r=()=>Object.fromEntries(e.map(o=>[o,structuredClone(n.get(o))]));return t!=null&&
Object.keys(t).length>0?t:r()}function Ie(n,e,t){let r=0,o=()=>{r||=requestAnimationFrame(()=>{r=0,t()})};for(let s of e)
n.on(`change:${s}`,o);return{get:s=>n.get(s),set(s){let a=Object.entries(s).filter(([i,l])=>!xn(n.get(i),l));for(let[i,l]of a)
n.set(i,l);a.length>0&&n.save_changes()},schedule:o,dispose(){cancelAnimationFrame(r);for(let s of e)n.off(`change:${s}`,
o)}}}var xn=(n,e)=>n===e||JSON.stringify(n)===JSON.stringify(e);function Be(n,e){let t,r=l=>n.get(l),o=l=>{for(let[u,d]of Object.entries(l))n.set(u,d);n.save_changes()},s=()=>{clearTimeout(
t),r("playing")===!0&&(t=setTimeout(a,1e3/Math.max(.25,Number(r("speed")))))},a=()=>{let[l,u]=[e.index(r)+1,e.length(r)-
1];o({...l<=u&&e.at(r,l),playing:l<u}),s()},i=["change:playing","change:speed"];for(let l of i)n.on(l,s);return s(),()=>{
clearTimeout(t);for(let l of i)n.off(l,s)}}var vn=[.25,.5,1,2,4,8].map(n=>[String(n),`${n} / s`]),oe=class{constructor(e,t){
this.binding=e;this.sequence=t;this.scrub.setAttribute("aria-label",`Position among the ${t.unit}s`),this.scrub.addEventListener(
"input",()=>this.go(Number(this.scrub.value))),this.playButton=T("Play",()=>this.toggle(),"play"),this.playButton.append(
ne("pause")),this.playButton.classList.add("cnn-play"),this.element=c("div",{class:"cnn-player",role:"group","aria-label":"\
Player",id:O("player")},c("div",{class:"cnn-transport"},T(`First ${t.unit}`,()=>this.go(0),"first",!0),T("Step back",()=>this.
step(-1),"back",!0),this.playButton,T("Step forward",()=>this.step(1),"forward",!0)),this.scrub,this.count,this.speed.element),
this.element.addEventListener("keydown",r=>this.keydown(r))}binding;sequence;element;playButton;scrub=c("input",{type:"r\
ange",min:0,step:1,class:"cnn-scrub"});count=c("span",{class:"cnn-count"});speed=J("Speed",vn,e=>this.binding.set({speed:Number(
e)}));toggle(){let e=this.binding.get("playing")===!0,t=this.sequence.index(this.binding.get)>=this.sequence.length(this.
binding.get)-1;this.binding.set({...!e&&t&&this.sequence.at(this.binding.get,0),playing:!e})}pause(){this.binding.get("p\
laying")===!0&&this.binding.set({playing:!1})}update(){let e=this.binding.get("playing")===!0,[t,r]=[this.sequence.index(
this.binding.get),this.sequence.length(this.binding.get)];x(this.playButton,"aria-label",e?"Pause":"Play"),x(this.playButton,
"title",e?"Pause":"Play"),x(this.playButton,"data-playing",String(e)),x(this.scrub,"max",String(r-1)),this.scrub.valueAsNumber!==
t&&(this.scrub.valueAsNumber=t),x(this.scrub,"aria-valuetext",`${this.sequence.unit} ${t+1} of ${r}`),this.scrub.style.setProperty(
"--done",String(r>1?t/(r-1):1)),w(this.count,`${t+1} / ${r}`),this.speed.show(String(this.binding.get("speed")))}step(e){
this.go(this.sequence.index(this.binding.get)+e)}go(e){let t=this.sequence.length(this.binding.get)-1,r=this.sequence.at(
this.binding.get,Math.max(0,Math.min(t,e)));this.binding.set({...r,playing:!1})}keydown(e){e.key!==" "||e.target!==this.
scrub||(e.preventDefault(),this.toggle())}};var se=class{constructor(e){this.source=e;let t=c("pre",{tabindex:0,role:"group","aria-label":"Python source"},this.code),
r=T("Copy",()=>{this.copy()}),o=c("div",{class:"cnn-python-bar"},c("span",{},"The same in Python"),this.status,r);this.element=
c("div",{class:"cnn-python",hidden:!0},o,t)}source;element;code=c("code",{});status=c("span",{class:"cnn-copied",role:"s\
tatus"});update(){this.element.hidden||(w(this.code,this.source()),w(this.status,""))}async copy(){try{await navigator.clipboard.
writeText(this.source()),w(this.status,"Copied")}catch{getSelection()?.selectAllChildren(this.code),w(this.status,"Selec\
ted: press Ctrl+C to copy")}}};var $n=["data-theme","data-jp-theme-light","data-vscode-theme-kind","theme","class"];function je(n){let e=new MutationObserver(
n);for(let r of[document.documentElement,document.body])e.observe(r,{attributeFilter:$n});let t=matchMedia("(prefers-col\
or-scheme: dark)");return t.addEventListener("change",n),()=>{e.disconnect(),t.removeEventListener("change",n)}}var Mn=["playing","speed"],kn=350,We=4;function qe(n){let{sequence:e}=n;return{initialize:({model:t})=>e===void 0?()=>{}:
Be(t,e),render({model:t,el:r}){try{return Sn(n,t,r)}catch(o){let s=`${n.name} could not be drawn: ${o instanceof Error?o.
message:String(o)}`;return r.replaceChildren(c("div",{class:"cnn"},c("p",{class:"cnn-problem",role:"alert"},s))),()=>r.replaceChildren()}}}}
function Sn(n,e,t){let r=[...n.traits,...n.sequence===void 0?[]:Mn],o=Re(e,r),s=c("div",{class:"cnn",role:"group","aria-\
label":n.title,"data-explorer":n.name}),a=c("div",{class:"cnn-live",role:"status","aria-live":"polite","aria-atomic":"tr\
ue"}),i=c("p",{class:"cnn-problem",role:"alert",hidden:!0}),l=b=>c("div",{class:`cnn-${b}`}),u,d=Ie(e,r,()=>g()),m={binding:d,
editor:new re(s),player:n.sequence===void 0?null:new oe(d,n.sequence),choices:l("choices"),more:l("more"),stage:l("stage"),
detail:l("detail"),complain(b){i.hidden=b===null,w(i,b??"")}},p=n.build(m),h=new se(()=>p.python()),g=()=>{p.update(),m.
player?.update(),h.update(),clearTimeout(u),u=setTimeout(()=>w(a,p.describe()),kn)},y=Ln(m,h,()=>{m.complain(null),p.reset?.(),
d.set({...o,...m.player!==null&&{playing:!1}})});s.append(y,m.more,i,m.stage),m.player!==null&&s.append(m.player.element),
s.append(m.detail,h.element,a,m.editor.element);let v=new ResizeObserver(()=>p.resize(s.clientWidth-We)),$=je(()=>p.theme?.());
return t.append(s),An(m),p.resize((s.clientWidth||700)-We),g(),w(a,p.describe()),s.dataset.ready="true",v.observe(s),()=>{
clearTimeout(u),v.disconnect(),$(),p.dispose(),d.dispose(),s.remove()}}function An({stage:n,player:e}){let t=r=>{r.target.
closest("[role=gridcell]")!==null&&e?.pause()};n.addEventListener("pointermove",t),n.addEventListener("pointerdown",t),n.
addEventListener("focusin",t)}function Ln(n,e,t){n.more.hidden=!0;let r=$e("More",i=>{n.more.hidden=!i,r.show(i),n.binding.
schedule()},n.more),o=$e("Python",i=>{e.element.hidden=!i,o.show(i),e.update()},e.element),s=n.more.hasChildNodes()&&r.element,
a=c("div",{class:"cnn-ends"},s,o.element,T("Reset",t,"reset"));return c("div",{class:"cnn-bar",role:"group","aria-label":"\
Settings"},n.choices,a)}function W(n){return Array.isArray(n)?`[${n.map(W).join(", ")}]`:n==null?"None":typeof n=="boolean"?n?"True":"False":typeof n!=
"object"?typeof n=="string"?JSON.stringify(n):String(n):`{${Object.entries(n).map(([e,t])=>`${W(e)}: ${W(t)}`).join(", ")}\
}`}var Ae={float32:4,float16:2,int8:1},N=(n,e)=>n.dilation[e]*(n.kernel_size[e]-1)+1;function k(n,e){if(typeof n.padding!="\
string")return[n.padding[e],n.padding[e]];let t=N(n,e)-1;return n.padding==="full"?[t,t]:n.padding==="same"?[Math.floor(
t/2),Math.ceil(t/2)]:[0,0]}function ae(n,e){let[t,r]=k(n,e);return n.input_size[e]+t+r-N(n,e)}var q=(n,e)=>(n.input_size[e]-
1)*n.stride[e]+N(n,e)+n.output_padding[e],S=(n,e)=>n.operation==="transposed"?q(n,e)-2*k(n,e)[0]:Math.floor(ae(n,e)/n.stride[e])+
1,F=n=>n.operation==="transposed"?n.input_size:[S(n,0),S(n,1)];function ie(n){let{in_channels:e,out_channels:t,kernel_size:r,
input_size:o,groups:s,bias:a}=n,i=t*(e/s)*r[0]*r[1],[l,u]=F(n),d=Ae[n.dtype],m=i+(a?t:0);return{weights:i,biases:a?t:0,parameters:m,
macs:i*l*u,input:e*o[0]*o[1]*d,output:t*S(n,0)*S(n,1)*d,stored:m*d}}function Y(n,e){let[t,r]=k(n,e);return Ge(n,e,n.input_size[e]+
t+r,S(n,e))}function Le(n,e){let t=k(n,e)[0],r=Ge(n,e,q(n,e),n.input_size[e]);return r.slice(t,r.length-t)}function D(n,e){
let t=new Array(n.stride[e]).fill(0);for(let r=0;r<n.kernel_size[e];r++)t[r*n.dilation[e]%n.stride[e]]+=1;return[Math.min(
...t),Math.max(...t)]}function Ge(n,e,t,r){let o=new Array(t).fill(0);for(let s=0;s<r;s++)for(let a=0;a<n.kernel_size[e];a++)
o[s*n.stride[e]+a*n.dilation[e]]+=1;return o}function le(n){let e=[];return n.forEach((t,r)=>{let o=e.at(-1);t>0||(o!==void 0&&
o[0]+o[1]===r?o[1]+=1:e.push([r,1]))}),e}function Ue(n){let{in_channels:e,out_channels:t,kernel_size:r,bias:o}=n,[s,a]=[
r[0]*r[1],S(n,0)*S(n,1)],i=`${r[0]}·${r[1]}`,l=n.groups>1?n.groups:Pn(ue(e,t)),u=o?t:0,d=(h,g,y,v,$)=>({kind:h,formula:g,
own:$,parameters:y+v,macs:y*a,ratio:y/(e*t*s)}),m=l===e?"depthwise":"grouped",p=[d("standard",`${t}·${e}·${i}`,e*t*s,u,
n.groups===1)];if(l>1){let h=e/l;p.push(d(`${m}, ${l} groups`,`${t}·${h}·${i}`,h*t*s,u,n.groups>1))}return p.push(d("d\
epthwise separable",`${e}·${i} + ${t}·${e}`,e*s+e*t,o?e+t:0,!1)),p.push(d("1×1",`${t}·${e}`,e*t,u,!1)),p}function ue(n,e){
return e===0?n:ue(e,n%e)}function Pn(n){if(n%4===0)return 4;for(let e=2;e<=n;e++)if(n%e===0)return e;return 1}var R=([n,e])=>(n===e?String(n):`${n} × ${e}`).replaceAll("-","−"),He={input_size:["Input size","input size",1,""],in_channels:[
"The number of input channels","input channels:",1,""],out_channels:["The number of output channels","output channels:",
1,""],kernel_size:["Kernel size","kernel size",1,""],stride:["Stride","stride",1," With 0 the kernel would never move."],
padding:["Padding","padding",0," To take pixels away, crop the input."],dilation:["Dilation","dilation",1," 1 is the ord\
inary kernel; 0 would lay all its taps on one pixel."],groups:["The number of groups","groups:",1," 1 group lets every f\
ilter see every channel."],output_padding:["Output padding","output padding",0,""]},De=8;function ce(n){let e=Tn(n);return e.
length>0?e:[Nn(n),_n(n)].filter(t=>t!==null)}var G=n=>ce(n).map(({sentence:e})=>e).join(" ")||null;function Tn(n){return Object.
keys(He).flatMap(e=>{let t=n[e],r=e==="output_padding"&&n.operation!=="transposed";if(typeof t=="string"||r)return[];let[
o,s,a,i]=He[e],l=typeof t=="number"?[t,t]:t;if(Math.min(...l)>=a)return[];let u=[Math.max(a,l[0]),Math.max(a,l[1])];return[
{sentence:`${o} is ${R(l)}: it must be at least ${a}.${i}`,settings:[e],remedy:{label:`Use ${s} ${R(u)}`,change:{[e]:typeof t==
"number"?u[0]:u}}}]})}function Nn({in_channels:n,out_channels:e,groups:t}){let r=ue(n,e);if(r%t===0)return null;let o=Array.
from({length:r},(u,d)=>d+1).filter(u=>r%u===0),s=o.length>De?[...o.slice(0,De-1),"…",o.at(-1)]:o,i=[[n,"input"],[e,"ou\
tput"]].filter(([u])=>u%t!==0).map(([u,d])=>`${u} ${d} channels`),l=o.filter(u=>u<t).at(-1)??1;return{sentence:`${t} gro\
ups do not divide ${i.join(" and ")}: every group takes an equal share of both. Legal: ${s.join(", ")}.`,settings:["grou\
ps","in_channels","out_channels"],remedy:{label:`Use ${l} ${l===1?"group":"groups"}`,change:{groups:l}}}}var de=n=>({label:`\
Use padding ${R(n)}`,change:{padding:n}});function _n(n){let{operation:e,padding:t,stride:r}=n,o=e==="transposed";if(o&&
typeof t=="string")return{sentence:`Padding "${t}": a transposed convolution takes numbers only. Legal: 0 keeps all that\
 the taps write; p takes p rows or columns away on each side.`,settings:["padding"],remedy:de([0,0])};if(t==="same"&&(r[0]!==
1||r[1]!==1))return Fn(n);let s=o?Cn:En;return s(n,0)??s(n,1)}function Fn(n){let{input_size:e,stride:t}=n,r=[N(n,0),N(n,
1)],o=[Math.floor((r[0]-1)/2),Math.floor((r[1]-1)/2)],s=[0,1].map(u=>e[u]+2*o[u]-r[u]),a=s.map((u,d)=>Math.floor(u/t[d])+
1),i=Math.min(...s)>=0,l=i?`, or padding ${R(o)} as a number, which gives ${a.join(" × ")}`:"";return{sentence:`Padding\
 "same" with stride ${R(t)}: a kernel that skips positions cannot give as many outputs as inputs, so torch refuses. Lega\
l: stride 1${l}.`,settings:["padding","stride"],remedy:i?de(o):{label:"Use stride 1",change:{stride:[1,1]}}}}function En(n,e){
let[t,r,o]=[n.input_size[e],n.kernel_size[e],n.dilation[e]],[s,a]=k(n,e),[i,l]=[N(n,e),t+s+a];if(i<=l)return null;let u=e===
0?"rows":"columns",d=o>1?` (${o}·(${r} − 1) + 1, with dilation ${o})`:"",m=p=>Math.max(k(n,p)[0],Math.ceil((N(n,p)-n.
input_size[p])/2));return{sentence:`The kernel spans ${i} ${u}${d}, but the padded input has only ${l}. Legal: a kernel \
of at most ${Math.floor((l-1)/o)+1}, or padding of at least ${Math.ceil((i-t)/2)}.`,settings:["kernel_size","padding"],remedy:de(
[m(0),m(1)])}}function Cn(n,e){let[t,r,o]=[n.stride[e],n.dilation[e],n.output_padding[e]],s=u=>[u(0),u(1)];if(o>=Math.max(
t,r)){let u=Math.max(t,r)>1?`0 to ${Math.max(t,r)-1}`:"only 0",d=t>1?` It chooses among the ${t} input sizes that stride\
 ${t} makes equal.`:"",m=s(p=>Math.min(n.output_padding[p],Math.max(n.stride[p],n.dilation[p])-1));return{sentence:`Outp\
ut padding is ${o}: it must be smaller than the stride (${t}) or the dilation (${r}). Legal: ${u}.${d}`,settings:["outpu\
t_padding","stride"],remedy:{label:`Use output padding ${R(m)}`,change:{output_padding:m}}}}let[a,i]=[q(n,e),k(n,e)[0]];
if(2*i<a)return null;let l=u=>Math.min(k(n,u)[0],Math.floor((q(n,u)-1)/2));return{sentence:`Padding ${i} takes ${2*i} ${e===
0?"rows":"columns"} away, but the taps write only ${a}. Legal: padding of at most ${Math.floor((a-1)/2)}.`,settings:["pa\
dding"],remedy:de(s(l))}}var Ye=({operation:n})=>n==="transposed"?"(n − 1)s − 2p + d(k − 1) + o + 1":"⌊(n + 2p − d(k − 1) − 1) / s⌋ + 1";
function me(n,e){let[t,r,o,s]=[n.input_size[e],n.kernel_size[e],n.stride[e],n.dilation[e]],[a,i]=k(n,e),l=S(n,e);if(n.operation===
"transposed"){let p=n.output_padding[e],h=`${(t-1)*o} − ${2*a} + ${s*(r-1)} + ${p} + 1`;return`(${t} − 1)·${o} − 2·${a}\
 + ${s}·(${r} − 1) + ${p} + 1 = ${h} = ${l}`}let u=a===i?`2·${a}`:`${a} + ${i}`,d=ae(n,e),m=d%o===0?"":`, remainder ${d%
o}`;return`⌊(${t} + ${u} − ${s}·(${r} − 1) − 1) / ${o}⌋ + 1 = ⌊${d} / ${o}⌋ + 1 = ${Math.floor(d/o)} + 1 \
= ${l}${m}`}var z=n=>Number.isSafeInteger(n)?n.toLocaleString("en-US"):n.toExponential(2).replace(/e\+?/," · 10^"),Qe=([
n,e])=>n===e?`${n}`:`(${n}, ${e})`,pe=n=>Array.isArray(n),On=(n,e)=>pe(n)?n[0]===e&&n[1]===e:n===e;function zn(n){let e=n.
operation==="transposed",{padding:t}=n,r=t==="full"?[k(n,0)[0],k(n,1)[0]]:t==="valid"?0:t,a=[["stride",n.stride,1],["pad\
ding",r,0],["output_padding",e?n.output_padding:0,0],["dilation",n.dilation,1],["groups",n.groups,1],["bias",n.bias,!0]].
filter(([,i,l])=>!On(i,l)).map(([i,l])=>`, ${i}=${Xe(l)}`).join("");return`${n.in_channels}, ${n.out_channels}, ${Qe(n.kernel_size)}${a}`}
var Xe=n=>pe(n)?Qe(n):W(n);function Ke(n,e){let t=n.operation==="transposed",o=[["stride",n.stride[e],1],["padding",n.padding===
"same"?"same":k(n,e)[0],0],["output_padding",t?n.output_padding[e]:0,0],["dilation",n.dilation[e],1]].filter(([,a,i])=>a!==
i).map(([a,i])=>`, ${a}=${W(i)}`);return`${t?"conv_transpose_output_size":"conv_output_size"}(${n.input_size[e]}, ${n.kernel_size[e]}${o.
join("")})`}function Ze(n){let e=n.operation==="transposed",[t,r]=e?["ConvTranspose2d","conv_transpose_output_size"]:["C\
onv2d","conv_output_size"],o=`(1, ${n.in_channels}, ${n.input_size[0]}, ${n.input_size[1]})`;return["from torch import n\
n","",`from cnnedu.analysis import ${r}, summarize`,"",`height = ${Ke(n,0)}`,`width = ${Ke(n,1)}`,"print(height, width)",
"",`layer = nn.${t}(${zn(n)})`,`print(summarize(layer, ${o}))`,""].join(`
`)}function en(n,e){return`from cnnedu.explorers import ArithmeticExplorer

explorer = ArithmeticExplorer(${Object.keys(e).filter(o=>!Rn(n[o],e[o])).map(o=>`${o}=${Xe(n[o])}`).join(", ")})
print(explorer.problem)
`}var Rn=(n,e)=>pe(n)&&pe(e)?n[0]===e[0]&&n[1]===e[1]:n===e;function nn(n){let{parameters:e,macs:t}=ie(n);return`${n.operation===
"transposed"?"Transposed convolution":"Convolution"}, ${n.kernel_size.join(" × ")} kernel: input ${[n.in_channels,...n.
input_size].join(" × ")}, output ${[n.out_channels,S(n,0),S(n,1)].join(" × ")}. Height: ${me(n,0)}. Width: ${me(n,1)}.\
 ${z(e)} parameters, ${z(t)} multiply-adds.`}var Ve=(n,e)=>[n[0]>0&&e(n[0],"row"),n[1]>0&&e(n[1],"column")].filter(Boolean).
join(" and "),Je=(n,e)=>`${n} ${e}${n===1?"":"s"}`;function tn(n){return n.operation==="transposed"?Bn(n):In(n)}function In(n){
let e=[],r=[k(n,0),k(n,1)].find(([a,i])=>a!==i);r&&e.push(`“same” needs ${r[0]+r[1]} zeros, which do not split evenl\
y: torch puts ${r[0]} before and ${r[1]} after.`),n.padding==="full"&&e.push("“full” is d(k − 1) on each side. torch has\
 no word for it: give it the number.");let o=[0,1].map(a=>ae(n,a)%n.stride[a]);o[0]+o[1]>0&&e.push(`The floor drops the \
remainder: ${Ve(o,Je)} at the end of the padded input ${o[0]+o[1]===1?"is":"are"} never reached.`);let s=[0,1].map(a=>{let i=Y(
n,a);return le(i.slice(0,i.length-o[a])).reduce((l,[,u])=>l+u,0)});return s[0]+s[1]>0&&e.push(`No tap ever falls on ${Ve(
s,Je)} between the others.`),e.length===0&&e.push(`The kernel stops ${S(n,0)} × ${S(n,1)} times, and reaches the last r\
ow and column exactly.`),e}function Bn(n){for(let e of[0,1]){let[t,r]=D(n,e);if(t===r)continue;let[o,s]=[n.stride[e],n.kernel_size[e]];
return[`${s%o===0?`With dilation ${n.dilation[e]} and stride ${o}`:`The stride ${o} does not divide the kernel's ${s}`}:\
 ${e===0?"rows":"columns"} away from the border are written ${t} or ${r} times, in turns. That prints a checkerboard.`]}
return n.stride[0]*n.stride[1]===1?["With stride 1 the taps overlap evenly: only the border is written less often."]:[`T\
he stride divides the kernel: away from the border every output is written equally often, ${D(n,0)[0]*D(n,1)[0]} times.`]}
function rn(n){let e=n.operation==="transposed",[t,r]=F(n),o=[k(n,0),k(n,1)].flat();return[[!0,"now",e?"the taps of one \
input":"the kernel"],[t*r>1,"ends",e?"those of the first and the last":"its first and last stop"],[!e,"stop",`a stop: ${t}\
 × ${r} of them`],[e,"count","the darker, the more taps write it"],[o.some(a=>a>0),"pad",e?"taken away by the padding":
"padding"],[!e&&[0,1].some(a=>Y(n,a).includes(0)),"unread","never read"]].filter(([a])=>a).map(([,a,i])=>[a,i])}var jn=[1,2,1,2,4,2,1,2,1].map(n=>n/16);var or=64*Number.EPSILON;var U={operation:"convolution",input_size:[8,8],in_channels:16,out_channels:32,kernel_size:[3,3],stride:[2,2],padding:[0,
0],dilation:[1,1],groups:1,bias:!0,output_padding:[0,0],dtype:"float32"},X=Object.keys(U),on=[...X,"position"],sn={input_size:1024,
in_channels:4096,out_channels:4096,kernel_size:128,stride:64,padding:128,dilation:64,groups:4096,output_padding:64},I=n=>Object.
fromEntries(X.map(e=>[e,n(e)])),he=n=>n("position");function fe([n,e],[t,r]){let o=(s,a)=>Math.max(0,Math.min(a-1,s));return[
o(n,t),o(e,r)]}function B(n,e){let t={...I(n.get),...e},r=G(t)===null,o=he(n.get);n.set({...e,position:r?fe(o,F(t)):o})}
function Pe({settings:n}){let e=Object.entries(n).map(([t,r])=>{let o=Array.isArray(U[t])&&typeof r=="number";return[t,o?
[r,r]:r]});return{...U,...Object.fromEntries(e)}}var Wn=(n,e)=>JSON.stringify(n)===JSON.stringify(e);function Te(n,e){let t=r=>{
let o=Pe(r);return X.every(s=>s==="dtype"||Wn(o[s],n[s]))};return Object.keys(e).find(r=>t(e[r]))??""}function an(n,e){let t=n.
trim().toLowerCase().replaceAll("−","-").replace(/^[("]|[)"]$/g,"").trim(),r=e.find(a=>a===t);if(r!==void 0)return r;let o=/^(-?\d{1,5})(?:\s*[×x*, ]\s*(-?\d{1,5}))?$/.
exec(t);if(o===null)return null;let s=Number(o[1]);return[s,o[2]===void 0?s:Number(o[2])]}var qn=[["float32","float32"],["float16","float16"],["int8","int8"]],Gn=[[1e9,"GB"],[1e6,"MB"],[1e3,"kB"]];function Un(n){
let e=Gn.find(([r])=>n>=r),t=e===void 0?"":` = ${Number((n/e[0]).toPrecision(3))} ${e[1]}`;return`${z(n)} B${t}`}function H(n){
let[e,t]=[c("span",{class:"cnn-formula"}),c("b",{class:"cnn-result"})];return{element:c("div",{class:"cnn-line"},c("span",
{class:"cnn-what"},n),e,t),formula:e,result:t}}var be=class{element;rule=c("span",{class:"cnn-rule"});sides=[H("height"),
H("width")];parameters=H("parameters");macs=H("multiply-adds");memory=[H("input"),H("output"),H("parameters")];bars=this.
memory.map(()=>c("i",{class:"cnn-bar-fill"}));types;table=c("tbody",{});rows=[];ratio=c("p",{class:"cnn-ratio"});comparison;overlap;pattern=c(
"p",{class:"cnn-ratio"});last=null;constructor(e){this.types=te("Numbers are stored as",qn,s=>B(e.binding,{dtype:s}));let t=(s,a,...i)=>c(
"section",{class:"cnn-card","aria-label":s},c("div",{class:"cnn-card-head"},c("h4",{},s),a),...i);this.memory.forEach(({
formula:s},a)=>s.append(c("span",{}),c("span",{class:"cnn-bar-track"},this.bars[a])));let o=c("table",{class:"cnn-compar\
ed"},c("thead",{},c("tr",{},...["","weights","parameters","multiply-adds","of the standard"].map(s=>c(s===""?"td":"th",s===
""?{}:{scope:"col"},s)))),this.table);this.comparison=t("The same output from other layers",null,o,this.ratio),this.overlap=
t("Who writes an output?",null,this.pattern),this.element=c("div",{class:"cnn-results"},t("Output size",this.rule,...this.
sides.map(({element:s})=>s)),t("Price",null,this.parameters.element,this.macs.element),t("Memory for one image",this.types.
element,...this.memory.map(({element:s})=>s)),this.comparison,this.overlap)}update(e,t){if(this.element.classList.toggle(
"cnn-stale",!t),this.last===e)return;this.last=e;let r=e.operation==="transposed";w(this.rule,Ye(e));for(let o of[0,1]){
let s=me(e,o),a=String(S(e,o));w(this.sides[o].formula,s),w(this.sides[o].result,a)}this.price(e),this.comparison.hidden=
r,this.overlap.hidden=!r,r?this.showOverlap(e):this.compare(e)}price(e){let{in_channels:t,out_channels:r,kernel_size:[o,
s],groups:a,bias:i,input_size:l,dtype:u}=e,d=ie(e),m=a===1?String(t):`(${t}/${a})`,p=`${r}·${m}·${o}·${s}`;ln(this.parameters.
formula,`C_out·(C_in/g)·k_h·k_w${i?" + C_out":""} = ${p}${i?` + ${r}`:""}`),w(this.parameters.result,z(d.parameters));
let[h,g]=F(e),y=e.operation==="transposed"?"H·W of the input":"H·W of the output";w(this.macs.formula,`weights × ${y}\
 = ${z(d.weights)} × ${h}·${g}`),w(this.macs.result,z(d.macs));let v=Ae[u],[$,b]=[S(e,0),S(e,1)],A=[[d.input,`${t}·${l[0]}\
·${l[1]}·${v} bytes`],[d.output,`${r}·${$}·${b}·${v} bytes`],[d.stored,`${z(d.parameters)}·${v} bytes`]],M=Math.max(
...A.map(([L])=>L));A.forEach(([L,_],E)=>{w(this.memory[E].formula.firstChild,_),w(this.memory[E].result,Un(L)),this.bars[E].
style.width=`${(100*L/M).toFixed(2)}%`}),this.types.show(u)}compare(e){let t=Ue(e);for(;this.rows.length<t.length;)this.
rows.push(new Ne);this.table.childElementCount!==t.length&&this.table.replaceChildren(...this.rows.slice(0,t.length).map(
({element:d})=>d)),t.forEach((d,m)=>this.rows[m].show(d));let{out_channels:r,kernel_size:[o,s]}=e,a=o*s,i=1/r+1/a,l=a===
1?"A 1×1 kernel leaves nothing to separate.":`With ever more output channels it comes close to ${a} times, never beyond\
.`,u=i<1?`${(1/i).toFixed(1)} times cheaper`:`${i.toFixed(2)} times dearer`;ln(this.ratio,`Depthwise separable to standa\
rd: 1/C_out + 1/(k_h·k_w) = 1/${r} + 1/${a} = ${Number(i.toPrecision(3))}, so ${u}. ${l}`)}showOverlap(e){let t=["row",
"column"].map((r,o)=>{let[s,a]=[e.kernel_size[o],e.stride[o]],[i,l]=D(e,o),u=i===l?`${i}`:`${i} or ${l}`;return`Away fro\
m the border an output ${r} is written by ${u} of the kernel's ${s} taps (${s}/${a} on average).`});w(this.pattern,`${t.
join(" ")} An output cell gets the product of the two. The counts stand in the picture.`)}};function ln(n,e){let t=e.split(
/_([a-z]+)/);n.replaceChildren(...t.map((r,o)=>o%2===1?c("sub",{},r):r))}var Ne=class{element;kind=c("span",{});tag=c("s\
pan",{class:"cnn-tag"},"shown");cells=["weights","parameters","multiply-adds"].map(e=>c("td",{"data-head":e}));bar=c("i",
{class:"cnn-bar-fill"});share=c("span",{});constructor(){let e=c("span",{class:"cnn-bar-track"},this.bar),t=c("td",{},c(
"div",{class:"cnn-share"},e,this.share));this.element=c("tr",{},c("th",{scope:"row"},this.kind,this.tag),...this.cells,t)}show({
kind:e,formula:t,parameters:r,macs:o,ratio:s,own:a}){w(this.kind,e),this.tag.hidden=!a,[t,z(r),z(o)].forEach((i,l)=>w(this.
cells[l],i)),this.bar.style.width=`${Math.min(100,100*s).toFixed(2)}%`,w(this.share,Hn(s)),x(this.element,"class",a?"cnn\
-own":null)}},Hn=n=>n===1?"1":n>=.0995?n.toFixed(2):String(Number(n.toPrecision(2)));var Dn=[["convolution","Convolution"],["transposed","Transposed"]],_e=["valid","same","full"],Kn=[["number","number"],..._e.
map(n=>[n,n])];function un(n){let e=n.binding.get("presets")??{},t=[["","your own"],...Object.keys(e).map(u=>[u,e[u].label])],
r=J("Example",t,u=>{e[u]!==void 0&&B(n.binding,{...Pe(e[u]),dtype:I(n.binding.get).dtype}),n.binding.schedule()}),o=te("\
Operation",Dn,u=>B(n.binding,{operation:u}));n.choices.append(r.element,o.element);let s=ze("bias",u=>B(n.binding,{bias:u})),
a=[new C(n,"input_size","input size"),new C(n,"kernel_size","kernel"),new C(n,"stride","stride"),new C(n,"dilation","dil\
ation"),new C(n,"output_padding","output padding"),new C(n,"padding","padding"),new C(n,"in_channels","channels in"),new C(
n,"out_channels","channels out"),new C(n,"groups","groups")];return{panel:c("div",{class:"cnn-parameters",role:"group","\
aria-label":"Parameters"},...a.map(({element:u})=>u),c("div",{class:"cnn-parameter cnn-bias"},s.element)),show:(u,d)=>{r.
show(Te(u,e)),o.show(u.operation),s.show(u.bias);for(let m of a)m.show(u,d)},note:u=>e[Te(u,e)]?.note??""}}var ye=new Set(
["in_channels","out_channels","groups"]),C=class{constructor(e,t,r){this.frame=e;this.name=t;this.label=r;this.field.id=
O("field");let o=ye.has(t)?"a whole number":"3, or 3×5 for height × width";x(this.field,"title",t==="padding"?`${o}, o\
r valid, same, full`:o),x(this.field,"inputmode",t==="padding"?"text":"numeric");let s=T(`Decrease ${r}`,()=>this.step(-1),
"minus"),a=T(`Increase ${r}`,()=>this.step(1),"plus");this.words=t!=="padding"?null:J("padding as",Kn,i=>this.choose(i)),
this.element=c("div",{class:"cnn-parameter","data-setting":t},c("label",{class:"cnn-caption",for:this.field.id},r),c("di\
v",{class:"cnn-stepper"},s,this.field,a),this.words?.element),this.field.addEventListener("input",()=>this.typed()),this.
field.addEventListener("blur",()=>this.left()),this.field.addEventListener("keydown",i=>this.keydown(i))}frame;name;label;element;field=c(
"input",{type:"text",class:"cnn-entry",autocomplete:"off",spellcheck:"false"});words;show(e,t){let r=e[this.name];this.element.
hidden=this.name==="output_padding"&&e.operation!=="transposed";let o=typeof r=="number"?R([r,r]):typeof r=="string"?r:R(
r).replaceAll(" ",""),s=document.activeElement===this.field?this.parse():void 0;!(s===null||JSON.stringify(s)===JSON.stringify(
typeof r=="number"?[r,r]:r))&&this.field.value!==o&&(this.field.value=o),this.words?.show(typeof r=="string"?r:"number");
let i=t.some(({settings:l})=>l[0]===this.name);x(this.field,"aria-invalid",i?"true":null)}parse(){let e=an(this.field.value,
this.name==="padding"?_e:[]);return ye.has(this.name)&&e!==null&&e[0]!==e[1]?null:e}typed(){let e=this.parse();x(this.field,
"aria-invalid",e===null?"true":null),e!==null&&this.write(e)}left(){if(this.parse()===null&&this.field.value.trim()!==""){
let e=ye.has(this.name)?"":", or two of them: 3×5";this.frame.complain(`“${this.field.value}” is no ${this.label}: \
it must be a whole number${e}.`)}this.frame.binding.schedule()}write(e){let t=sn[this.name];if(typeof e!="string"&&Math.
max(...e.map(Math.abs))>t){this.frame.complain(`The ${this.label} goes up to ${t.toLocaleString("en-US")} here.`);return}
this.frame.complain(null),B(this.frame.binding,{[this.name]:ye.has(this.name)?Number(e[0]):e})}step(e){let t=I(this.frame.
binding.get),r=this.name==="padding"?[k(t,0)[0],k(t,1)[0]]:t[this.name],o=typeof r=="number"?[r,r]:r;this.parse()===null&&
(this.field.value=""),this.write([o[0]+e,o[1]+e])}choose(e){let t=I(this.frame.binding.get);this.write(_e.find(r=>r===e)??
[k(t,0)[0],k(t,1)[0]])}keydown(e){e.stopPropagation(),!(e.key!=="ArrowUp"&&e.key!=="ArrowDown")&&(e.preventDefault(),this.
step(e.key==="ArrowUp"?1:-1))}};function P(n,e={},...t){let r=document.createElementNS("http://www.w3.org/2000/svg",n);for(let[o,s]of Object.entries(e))
s!=null&&s!==!1&&r.setAttribute(o,String(s));return r.append(...t.filter(o=>o!==null&&o!==!1)),r}var[Vn,Jn,Yn]=[26,7,300],[K,Fe,V,Qn]=[14,46,40,8];function cn(n,e){let t=n.operation==="transposed",r=b=>{let[A,M]=k(n,b);
return t?[n.input_size[b],q(n,b)]:[n.input_size[b]+A+M,S(n,b)]},[[o,s],[a,i]]=[r(0),r(1)],l=b=>Math.min(Vn,b/(a+i),Yn/Math.
max(o,s)),u=l(e-K-V-4),d=u<Jn,m=e<520?96:168;d&&(u=l(e-K-2*V-m-4)),u>12&&(u=Math.floor(u));let[p,h]=[Math.max(o,s)*u,a*u],
g=b=>Fe+(d?0:(p-b*u)/2),y=d?K+h+V:K+h,v=K+h+V+(d?m+V:0)+i*u,$=Math.max(0,Math.min((e-v)/2,120));return{unit:u,width:e,height:Fe+
(d?Math.max(p,m+24):p)+Qn,source:{x:K+$,y:g(o),rows:o,cols:a},target:{x:y+$+(d?m:0)+V,y:g(s),rows:s,cols:i},loupe:d?{x:y+
$,y:Fe+Math.max(0,p-m)/2,size:m}:null,places:F(n),inset:[k(n,0)[0],k(n,1)[0]]}}function dn(n,e){let t=o=>N(n,o)+n.stride[o],
r=Math.max(t(0),t(1))+2;return[e[0]-1,e[1]-1,r]}var Xn=["ground","inner","lines","counts","unread","marks","taps","first","last","current"],Z=9,ge=class{element=P("g",{});paths=new Map;constructor(e){
for(let t=0;t<=Z;t++)this.add(`tone${t}`,{class:"cnn-tone",style:`--tone: ${t/Z}`});for(let t of Xn){let r=t==="ground"?
e("pad"):t==="unread"?e("unread"):null;this.add(t,{class:`cnn-${t}-path`,fill:r})}this.element.prepend(this.paths.get("g\
round"),this.paths.get("inner"))}add(e,t){let r=P("path",t);this.paths.set(e,r),this.element.append(r)}draw(e,t){x(this.
paths.get(e),"d",t)}},f=n=>Math.round(n*100)/100,j=class{constructor(e,t){this.map=e;this.unit=t}map;unit;rect(e,t,r,o,s=0){
let[a,i]=[Math.max(o*this.unit,s),Math.max(r*this.unit,s)];return`M${f(this.map.x+t*this.unit)} ${f(this.map.y+e*this.unit)}\
h${f(a)}v${f(i)}h${-f(a)}z`}middle(e,t){return[f(this.map.x+(t+.5)*this.unit),f(this.map.y+(e+.5)*this.unit)]}lines(){if(this.
unit<5)return"";let{x:e,y:t,rows:r,cols:o}=this.map,[s,a]=[f(o*this.unit),f(r*this.unit)],i="";for(let l=0;l<=r;l++)i+=`\
M${f(e)} ${f(t+l*this.unit)}h${s}`;for(let l=0;l<=o;l++)i+=`M${f(e+l*this.unit)} ${f(t)}v${a}`;return i}},Zn=4096;function Ee({
kernel_size:[n,e],dilation:t},[r,o],s){if(n*e>Zn)return"";if(t[0]===1&&t[1]===1)return s.rect(r,o,n,e);let a="";for(let i=0;i<
n;i++)for(let l=0;l<e;l++)a+=s.rect(r+i*t[0],o+l*t[1],1,1);return a}function mn(n,e,{rows:t,cols:r}){let o=s=>le(Y(n,s));
return[...o(0).map(([s,a])=>e.rect(s,0,a,r)),...o(1).map(([s,a])=>e.rect(0,s,t,a))].join("")}function pn(n,{unit:e,source:t},[
r,o]){let s="",a=Math.max(1,Math.min(4,n.stride[1]*e/3)),i=Math.max(1,Math.min(4,n.stride[0]*e/3)),l=(u,d)=>(d*n.stride[u]+
N(n,u)/2)*e;for(let u=0;u<o;u++)s+=`M${f(t.x+l(1,u)-a/2)} ${f(t.y-9)}h${f(a)}v5h${-f(a)}z`;for(let u=0;u<r;u++)s+=`M${f(
t.x-9)} ${f(t.y+l(0,u)-i/2)}v${f(i)}h5v${-f(i)}z`;return s}var we=(n,e)=>`M${f(n.x+n.w)} ${f(n.y)}L${f(e.x)} ${f(e.y)}V${f(
e.y+e.h)}L${f(n.x+n.w)} ${f(n.y+n.h)}z`;var et=40,xe=class{constructor(e){this.events=e;let t=O("pattern"),r=(i,l)=>P("pattern",{id:`${t}-${i}`,width:6,height:6,
patternUnits:"userSpaceOnUse",class:`cnn-pattern-${i}`},P("rect",{width:6,height:6}),P("path",{d:l})),o=i=>`url(#${t}-${i}\
)`,s=()=>new ge(o);this.sheets={source:s(),target:s(),loupe:s()};let a=(i="")=>P("text",{class:`cnn-map-text ${i}`});this.
texts={source:a("cnn-strong"),padding:a(),target:a("cnn-strong"),more:a(),loupe:a()},this.hits={source:P("rect",{class:"\
cnn-hit"}),target:P("rect",{class:"cnn-hit"})},this.loupeGroup=P("g",{"clip-path":`url(#${t}-clip)`},this.sheets.loupe.element,
this.counts.loupe),this.svg.append(P("defs",{},r("pad","M-1 7 7 -1M-1 1 1 -1M5 7 7 5"),r("unread","M-1 -1 7 7M5 -1 7 1M-\
1 5 1 7"),P("clipPath",{id:`${t}-clip`},this.clip)),this.beams,this.sheets.source.element,this.sheets.target.element,this.
loupeGroup,this.counts.target,...Object.values(this.texts),...Object.values(this.hits)),this.element=c("div",{class:"cnn\
-figure",role:"application",tabindex:0,"aria-roledescription":"map"},this.svg),this.element.addEventListener("keydown",i=>this.
keydown(i));for(let i of["source","target"])this.follow(i)}events;element;svg=P("svg",{class:"cnn-geometry","aria-hidden":"\
true"});beams=P("path",{class:"cnn-beam"});sheets;counts={target:P("g",{class:"cnn-count-texts"}),loupe:P("g",{class:"cn\
n-count-texts"})};writes=null;texts;clip=P("rect",{});hits;loupeGroup;layout=null;layer=null;place=[0,0];drawn=[];update(e,t,r){
let o=this.drawn[0]!==JSON.stringify(e)||this.drawn[1]!==r;this.layer=e,this.place=t,o&&(this.drawn=[JSON.stringify(e),r],
this.layout=cn(e,r),this.still(e,this.layout)),this.moving(e,this.layout,t)}still(e,t){let{unit:r,source:o,target:s,inset:a,
places:i}=t,l=e.operation==="transposed";x(this.svg,"viewBox",`0 0 ${f(t.width)} ${f(t.height)}`),x(this.svg,"width",String(
f(t.width))),x(this.svg,"height",String(f(t.height)));let u={source:new j(o,r),target:new j(s,r)};for(let d of["source",
"target"]){let[m,p,h]=[this.sheets[d],t[d],u[d]],g=d==="source"!==l,[y,v]=g?a:[0,0],[$,b]=d==="source"?e.input_size:[S(e,
0),S(e,1)];m.draw("ground",h.rect(0,0,p.rows,p.cols,3)),m.draw("inner",h.rect(y,v,$,b,3)),x(m.element,"class",`cnn-sheet\
 cnn-${d}${l?" cnn-transposed":""}`),m.draw("lines",h.lines());let[A,M]=[this.hits[d],4],L={x:p.x-M,y:p.y-M,width:p.cols*
r+2*M,height:p.rows*r+2*M};for(let[_,E]of Object.entries(L))x(A,_,String(f(E)))}this.windows(e,t,u[l?"target":"source"]),
this.sheets.source.draw("marks",l?"":pn(e,t,i)),this.sheets.source.draw("unread",l?"":mn(e,u.source,o)),this.tones(e,t,u.
target),this.captions(e,t)}windows(e,{places:t},r){let o=e.operation==="transposed",[s,a]=o?[this.sheets.target,this.sheets.
source]:[this.sheets.source,this.sheets.target],i=[N(e,0),N(e,1)],l=[(t[0]-1)*e.stride[0],(t[1]-1)*e.stride[1]];s.draw("\
first",r.rect(0,0,i[0],i[1],3)),s.draw("last",r.rect(l[0],l[1],i[0],i[1],3));for(let u of["first","last","taps"])a.draw(
u,"")}tones(e,{unit:t,target:r,inset:o},s){this.writes=e.operation==="transposed"?[Le(e,0),Le(e,1)]:null;let a=this.writes!==
null&&t>=5?{row:0,col:0,rows:r.rows,cols:r.cols}:null;this.shade(this.sheets.target,this.counts.target,a,o,s,t)}shade(e,t,r,[
o,s],a,i){let l=Array.from({length:Z+1},()=>""),u=[];if(r!==null&&this.writes!==null){let[d,m]=this.writes,p=Math.max(...d)*
Math.max(...m)||1;for(let h=Math.max(0,r.row-o);h<Math.min(d.length,r.row+r.rows-o);h++)for(let g=Math.max(0,r.col-s);g<
Math.min(m.length,r.col+r.cols-s);g++){let y=d[h]*m[g];if(l[Math.round(Z*y/p)]+=a.rect(o+h,s+g,1,1),i<15)continue;let[v,
$]=a.middle(o+h,s+g);u.push(P("text",{x:v,y:$+4.5},String(y)))}}l.forEach((d,m)=>e.draw(`tone${m}`,d)),t.replaceChildren(
...u)}captions(e,t){let{source:r,target:o,loupe:s,unit:a,width:i}=t,l=e.operation==="transposed",u=[S(e,0),S(e,1)],d=({rows:$,
cols:b},A)=>$!==A[0]||b!==A[1],m=!l&&d(r,e.input_size)?`padded ${r.rows} × ${r.cols}`:"",p=l&&d(o,u)?`of ${o.rows} × ${o.
cols} written`:"",h=($,b,A,M)=>{let L=this.texts[$],_=b+9*M.length>i;w(L,M),x(L,"text-anchor",_?"end":"start"),x(L,"x",String(
f(_?i:b))),x(L,"y",String(f(A)))},g=($,b,A,M,L,_)=>{h($,A,_===""?M:M-17,L),h(b,A,M,_)};g("source","padding",r.x,r.y-(l?8:
15),`Input ${e.input_size.join(" × ")}`,m);let y=l&&a>=15?"taps per cell":"";g("target","more",o.x,o.y-8,`Output ${u.join(
" × ")}`,p||y);let v=s!==null&&s.size>120?"close-up, next stop dashed":"close-up";h("loupe",s?.x??0,s===null?0:s.y+s.size+
16,s===null?"":v)}moving(e,t,r){let{unit:o,source:s,target:a,loupe:i}=t,l=e.operation==="transposed",[u,d]=l?[a,s]:[s,a],
[m,p]=l?[this.sheets.target,this.sheets.source]:[this.sheets.source,this.sheets.target],[h,g]=[new j(u,o),new j(d,o)],y=[
r[0]*e.stride[0],r[1]*e.stride[1]],v=[N(e,0),N(e,1)];m.draw("taps",o>=3?Ee(e,y,h):""),m.draw("current",h.rect(y[0],y[1],
v[0],v[1],5)),p.draw("current",g.rect(r[0],r[1],1,1,5));let $={x:u.x+y[1]*o,y:u.y+y[0]*o,w:v[1]*o,h:v[0]*o},b={x:d.x+r[1]*
o,y:d.y+r[0]*o,w:o,h:o},A=i&&{x:i.x,y:i.y,w:i.size,h:i.size},[M,L]=l?[b,$]:[$,b];x(this.beams,"d",A===null?we(M,L):we(M,
A)+we(A,L)),x(this.loupeGroup,"display",i===null?"none":null),i!==null&&this.magnify(e,t,y,v);let[_,E]=t.places,ee=l?"In\
put cell":"Output cell";x(this.element,"aria-label",`${ee} row ${r[0]}, column ${r[1]} of ${_} × ${E}; arrow keys move \
the kernel`)}magnify(e,t,r,o){let{x:s,y:a,size:i}=t.loupe,l=e.operation==="transposed",u=l?t.target:t.source,[d,m,p]=dn(
e,r),h=i/p;for(let[hn,fn]of Object.entries({x:s-1,y:a-1,width:i+2,height:i+2}))x(this.clip,hn,String(fn));let[g,y]=[Math.
max(0,d),Math.max(0,m)],[v,$]=[Math.min(u.rows,d+p)-g,Math.min(u.cols,m+p)-y],b=new j({x:s-m*h,y:a-d*h,rows:u.rows,cols:u.
cols},h),A=new j({x:s+(y-m)*h,y:a+(g-d)*h,rows:v,cols:$},h),M=this.sheets.loupe,L=l?[S(e,0),S(e,1)]:e.input_size;M.draw(
"ground",b.rect(g,y,v,$));let[_,E]=[Math.max(g,t.inset[0]),Math.max(y,t.inset[1])],[ee,Oe]=[Math.min(g+v,t.inset[0]+L[0]),
Math.min(y+$,t.inset[1]+L[1])];M.draw("inner",ee>_&&Oe>E?b.rect(_,E,ee-_,Oe-E):""),x(M.element,"class",`cnn-sheet cnn-so\
urce cnn-lens${l?" cnn-target cnn-transposed":""}`),M.draw("lines",A.lines()),this.shade(M,this.counts.loupe,p<=et?{row:g,
col:y,rows:v,cols:$}:null,t.inset,b,h),M.draw("taps",h>=1?Ee(e,r,b):""),M.draw("last",b.rect(r[0],r[1]+e.stride[1],o[0],
o[1])),M.draw("current",b.rect(r[0],r[1],o[0],o[1]))}follow(e){let t=this.hits[e],r=o=>{let{layout:s,layer:a}=this;if(s===
null||a===null)return;let i=t.getBoundingClientRect(),[l,u]=[s[e],a.operation==="transposed"],d=[(o.clientY-i.top-4)/s.unit,
(o.clientX-i.left-4)/s.unit],m=e==="target"===u,p=[0,1].map(h=>{let g=Math.min(d[h],(h===0?l.rows:l.cols)-1e-6),y=m?Math.
round((g-N(a,h)/2)/a.stride[h]):Math.floor(g);return Math.max(0,Math.min(s.places[h]-1,y))});this.events.move([p[0],p[1]])};
t.addEventListener("pointerdown",o=>{o.button===0&&(t.setPointerCapture(o.pointerId),r(o))}),t.addEventListener("pointer\
move",o=>{t.hasPointerCapture(o.pointerId)&&r(o)})}keydown(e){let r={ArrowUp:[-1,0],ArrowDown:[1,0],ArrowLeft:[0,-1],ArrowRight:[
0,1],Home:[0,-1/0],End:[0,1/0],PageUp:[-1/0,0],PageDown:[1/0,0]}[e.key];if(r===void 0||this.layout===null||e.altKey||e.ctrlKey||
e.metaKey)return;e.preventDefault(),e.stopPropagation();let o=s=>Math.max(0,Math.min(this.layout.places[s]-1,this.place[s]+
r[s]));this.events.move([o(0),o(1)])}};var ve=n=>{let e=I(n);return G(e)===null?F(e):[1,1]},nt={unit:"position",length:n=>ve(n)[0]*ve(n)[1],index(n){let[e,t]=ve(
n),[r,o]=fe(he(n),[e,t]);return r*t+o},at(n,e){if(G(I(n))!==null)return{};let t=ve(n)[1];return{position:[Math.floor(e/t),
e%t]}}},Ce=class{constructor(e){this.frame=e;this.controls=un(e),this.cards=new be(e),this.picture=new xe({move:t=>e.binding.
set({position:[...t],playing:!1})}),this.figure=c("div",{class:"cnn-picture","data-part":"picture"},this.picture.element),
e.stage.append(this.controls.panel,this.problem,this.figure,this.key,this.notes),e.detail.append(this.cards.element)}frame;controls;cards;picture;problem=c(
"div",{class:"cnn-illegal",role:"alert","data-part":"problem",hidden:!0});figure;key=c("div",{class:"cnn-key"});notes=c(
"p",{class:"cnn-notes"});traits=[];legal=U;layer=U;told="";width=700;update(){let e=X.map(this.frame.binding.get);e.some(
(o,s)=>o!==this.traits[s])&&this.read(e);let t=ce(this.layer);this.controls.show(this.layer,t);let r=fe(he(this.frame.binding.
get),F(this.legal));this.picture.update(this.legal,r,this.width),this.cards.update(this.legal,t.length===0)}read(e){this.
traits.splice(0,1/0,...e),this.layer=I(this.frame.binding.get);let t=ce(this.layer);t.length===0&&(this.legal=this.layer),
this.explainKey(),this.figure.dataset.legal=String(t.length===0);let r=t.map(({sentence:a})=>a).join(" ");if(r!==this.told){
this.told=r,this.problem.hidden=t.length===0;let a=t.map(({sentence:i,remedy:l})=>c("p",{},`${i} `,T(l.label,()=>this.mend(
l.change))));this.problem.replaceChildren(...a)}let o=this.controls.note(this.layer),s=o!==""?[o]:t.length===0?tn(this.layer):
[];t.length>0&&s.push("Dimmed: the last layer that was legal."),w(this.notes,s.join(" "))}explainKey(){let e=rn(this.legal);
e.map(([,t])=>t).join()!==this.key.dataset.said&&(this.key.dataset.said=e.map(([,t])=>t).join(),this.key.replaceChildren(
...e.map(([t,r])=>c("span",{"data-key":t},c("i",{"aria-hidden":"true"}),r))))}mend(e){B(this.frame.binding,e);let[t]=Object.
keys(e);this.controls.panel.querySelector(`[data-setting="${t}"] input`)?.focus()}resize(e){this.width=e,this.traits.length>
0&&this.update()}describe(){return G(this.layer)??nn(this.layer)}python(){return G(this.layer)===null?Ze(this.layer):en(
this.layer,U)}dispose(){}},Ko=qe({name:"ArithmeticExplorer",title:"Convolution calculator",traits:on,sequence:nt,build:n=>new Ce(
n)});export{Ko as default};
