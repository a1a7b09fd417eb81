function m(t,e={},...n){let r=document.createElement(t);for(let[o,s]of Object.entries(e))typeof s=="function"?r.addEventListener(
o.slice(2),s):s===!0?r.setAttribute(o,""):s!==!1&&s!=null&&r.setAttribute(o,String(s));return r.append(...n.filter(o=>o!=
null&&o!==!1)),r}var On={first:"M4 3v10M13 3.5v9L6 8z",back:"M11.5 3.5v9L5 8z",play:"M5 3v10l8-5z",pause:"M5 3.5v9M11 3.\
5v9",forward:"M4.5 3.5v9L11 8z",reset:"M3.5 8a4.5 4.5 0 1 0 1.6-3.4M5.5 1.8 4.8 4.9l3.1.5",minus:"M4 8h8",plus:"M4 8h8M8\
 4v8"};function te(t){let e="http://www.w3.org/2000/svg",n=document.createElementNS(e,"svg");n.setAttribute("viewBox","0\
 0 16 16"),n.setAttribute("class",`cnn-icon cnn-icon-${t}`),n.setAttribute("aria-hidden","true");let r=document.createElementNS(
e,"path");return r.setAttribute("d",On[t]),n.append(r),n}function $(t,e){t.textContent!==e&&(t.textContent=e)}function A(t,e,n){
t.getAttribute(e)!==n&&(n===null?t.removeAttribute(e):t.setAttribute(e,n))}var zn=0,Rn=Math.random().toString(36).slice(
2,8),q=t=>`cnn-${t}-${Rn}-${++zn}`;function L(t,e,n,r=!1){let o=n===void 0?t:te(n),s={type:"button",class:`cnn-button${r?" cnn-quiet":""}`,onclick:e};return m(
"button",n===void 0?s:{...s,"aria-label":t,title:t},o)}function $e(t,e,n){let r=n===void 0?"aria-pressed":"aria-expanded",
o=L(t,()=>e(o.getAttribute(r)!=="true"));return o.setAttribute(r,"false"),n!==void 0&&(n.id||=q("panel"),o.setAttribute(
"aria-controls",n.id)),{element:o,show:s=>o.setAttribute(r,String(s))}}var Bn=(t,e)=>(e.id||=q("field"),m("div",{class:"\
cnn-field"},m("label",{for:e.id},t),e));function J(t,e,n){let r=m("select",{class:"cnn-select",onchange:()=>n(r.value)});
for(let[s,a]of e)r.append(m("option",{value:s},a));let o=s=>{r.value!==s&&(r.value=s)};return{element:Bn(t,r),show:o}}function ke(t,e,n){
let r=q("choice"),o=e.map(([l])=>m("input",{type:"radio",name:r,value:l,onchange:()=>n(l)})),s=e.map(([,l],u)=>m("label",
{},o[u],m("span",{},l)));return{element:m("div",{class:"cnn-segmented",role:"radiogroup","aria-label":t},...s),show:l=>o.
forEach(u=>u.checked=u.value===l)}}function We(t,e){let n=m("input",{type:"checkbox",onchange:()=>e(n.checked)});return{
element:m("label",{class:"cnn-check"},n,m("span",{},t)),show:o=>{n.checked=o}}}function R(t,e,[n,r],o){let s=n,a=null,i=g=>{
a===null&&requestAnimationFrame(()=>a=null),a=Math.max(n,Math.min(r,(a??s)+g)),o(a)},l=L(`Decrease ${e}`,()=>i(-1),"minu\
s"),u=L(`Increase ${e}`,()=>i(1),"plus"),c=m("output",{class:"cnn-number"}),d=q("stepper"),p=m("span",{id:d,class:"cnn-c\
aption"},t),h=m("div",{class:"cnn-stepper",role:"group","aria-labelledby":d},l,c,u),f=g=>{s=g[0];let b=g.every(w=>w===s);
$(c,b?String(s):g.join("×")),Ge(l,s<=n&&b),Ge(u,s>=r&&b)};return{element:m("div",{class:"cnn-field"},p,h),show:f}}var Ge=(t,e)=>t.setAttribute("aria-disabled",String(e));function k(t,e=2){if(!Number.isFinite(t))return Number.isNaN(t)?"nan":t>0?"∞":"−∞";let n=Math.abs(t);if(n<1e-9)return"\
0";let r=t<0?"−":"";return n>=1e15?r+Number(n.toPrecision(3)).toExponential():Number(n.toFixed(e))!==0?r+String(Number(
n.toFixed(e))):n>=1e-4?r+String(Number(n.toPrecision(2))):r+n.toExponential(1).replace(".0e","e").replace(/-(\d)$/,"-0$1")}
function _(t,e){return Number.isInteger(t)||e===1||e>99?k(t):`${k(t*e)}/${e}`}function re(t,e){let n=t<0?"−":"",r=Math.
abs(t);for(let s of[2,1,0]){if(s<2&&r<.5*10**-s)break;let a=k(t,s);if(a.length<=e)return a;let i=a.replace(/0\./,".");if(r<
1&&i.length<=e)return i}let o=`${n}${Math.round(r/1e3)}k`;return r>=1e3&&o.length<=e?o:"…"}function Me(t){let e=t.trim().
replaceAll("−","-").replace(",","."),n=/^([+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?)(?:\/(\d+\.?\d*))?$/i.exec(e);if(n===
null)return null;let r=Number(n[1])/(n[2]===void 0?1:Number(n[2]));return Number.isFinite(r)?r:null}var oe=(t,e)=>`${t} ${e}${t===
1?"":"s"}`,E=(t,e)=>`row ${k(t)}, column ${k(e)}`,He=(t,e)=>Number((t+e).toPrecision(12));var se=class{constructor(e){this.root=e;this.element=m("div",{class:"cnn-editor",role:"group",hidden:!0},L("One less",()=>this.
nudge(-1),"minus"),this.field,L("One more",()=>this.nudge(1),"plus")),this.field.addEventListener("input",()=>this.read()),
this.element.addEventListener("keydown",n=>this.keydown(n)),this.element.addEventListener("focusout",n=>{this.element.contains(
n.relatedTarget)||this.close(!1)})}root;element;field=m("input",{type:"text",class:"cnn-entry",autocomplete:"off",spellcheck:"\
false"});edit=null;open(e){this.edit?.cell.classList.remove("cnn-editing"),this.edit=e,e.cell.classList.add("cnn-editing"),
this.element.hidden=!1,this.element.setAttribute("aria-label",`Edit ${e.label}`),this.field.setAttribute("aria-label",e.
label),this.place(e.cell),this.field.value=e.typed??k(e.value,6),this.field.focus({preventScroll:!0}),e.typed===void 0?this.
field.select():this.read()}close(e){let{edit:n}=this;n!==null&&(this.edit=null,this.element.hidden=!0,n.cell.classList.remove(
"cnn-editing"),e&&n.cell.focus({preventScroll:!0}))}read(){let e=Me(this.field.value);this.field.setAttribute("aria-inva\
lid",String(e===null)),e!==null&&this.edit?.write(e)}nudge(e){let n=(Me(this.field.value)??0)+e;this.field.value=k(n,6),
this.read()}keydown(e){e.stopPropagation();let{key:n}=e;if(n==="ArrowUp"||n==="ArrowDown")this.nudge(n==="ArrowUp"?1:-1);else if(n===
"Escape"){let{edit:r}=this;r?.cancel!==void 0?r.cancel():r?.write(r.value),this.close(!0)}else if(n==="Enter"&&e.target===
this.field)this.close(!0);else return;e.preventDefault()}place(e){let[n,r]=[this.root.getBoundingClientRect(),e.getBoundingClientRect()],
{offsetWidth:o,offsetHeight:s}=this.element,a=r.left+r.width/2-o/2-n.left,i=Math.max(4,Math.min(n.width-o-4,a)),l=r.bottom-
n.top+6,u=l+s>n.height?r.top-n.top-s-6:l;this.element.style.translate=`${i}px ${u}px`}};function Se(t,e){let n=()=>{let o=t.get("_initial");return typeof o=="object"&&o!==null&&Object.keys(o).length>0?o:null},
r=n()===null?Object.fromEntries(e.map(o=>[o,structuredClone(t.get(o))])):{};return()=>n()??r}function Ue(t,e,n){let r=0,
o=()=>{r||=requestAnimationFrame(()=>{r=0,n()})};for(let s of e)t.on(`change:${s}`,o);return{get:s=>t.get(s),set(s){let a=Object.
entries(s).filter(([i,l])=>!In(t.get(i),l));for(let[i,l]of a)t.set(i,l);a.length>0&&t.save_changes()},schedule:o,dispose(){
cancelAnimationFrame(r),r=-1;for(let s of e)t.off(`change:${s}`,o)}}}var In=(t,e)=>t===e||JSON.stringify(t)===JSON.stringify(
e),De=({get:t},e)=>n=>n in e?e[n]:t(n),Ke=(t,e)=>t.some((n,r)=>n!==e[r]);function Ve(t,e){let n,r=l=>t.get(l),o=l=>{for(let[u,c]of Object.entries(l))t.set(u,c);t.save_changes()},s=()=>{clearTimeout(
n),r("playing")===!0&&(n=setTimeout(a,1e3/Math.max(.25,Number(r("speed")))))},a=()=>{let[l,u]=[e.index(r)+1,e.length(r)-
1];o({...l<=u&&e.at(r,l),playing:l<u}),s()},i=["change:playing","change:speed"];for(let l of i)t.on(l,s);return s(),()=>{
clearTimeout(n);for(let l of i)t.off(l,s)}}var jn=[.25,.5,1,2,4,8].map(t=>[String(t),`${t} / s`]),ae=class{constructor(e,n){
this.binding=e;this.sequence=n;this.scrub.setAttribute("aria-label",`Position among the ${n.unit}s`),this.scrub.addEventListener(
"input",()=>this.go(Number(this.scrub.value))),this.playButton=L("Play",()=>this.toggle(),"play"),this.playButton.append(
te("pause")),this.playButton.classList.add("cnn-play"),this.element=m("div",{class:"cnn-player",role:"group","aria-label":"\
Player",id:q("player")},m("div",{class:"cnn-transport"},L(`First ${n.unit}`,()=>this.go(0),"first",!0),L("Step back",()=>this.
step(-1),"back",!0),this.playButton,L("Step forward",()=>this.step(1),"forward",!0)),this.scrub,this.count,this.speed.element),
this.element.addEventListener("keydown",r=>this.keydown(r))}binding;sequence;element;playButton;scrub=m("input",{type:"r\
ange",min:0,step:1,class:"cnn-scrub"});count=m("span",{class:"cnn-count"});speed=J("Speed",jn,e=>this.binding.set({speed:Number(
e)}));toggle(){let e=this.binding.get("playing")===!0,n=this.sequence.index(this.binding.get)>=this.sequence.length(this.
binding.get)-1;this.binding.set({...!e&&n&&this.sequence.at(this.binding.get,0),playing:!e})}pause(){this.binding.get("p\
laying")===!0&&this.binding.set({playing:!1})}update(){let e=this.binding.get("playing")===!0,[n,r]=[this.sequence.index(
this.binding.get),this.sequence.length(this.binding.get)];A(this.playButton,"aria-label",e?"Pause":"Play"),A(this.playButton,
"title",e?"Pause":"Play"),A(this.playButton,"data-playing",String(e)),A(this.scrub,"max",String(r-1)),this.scrub.valueAsNumber!==
n&&(this.scrub.valueAsNumber=n),A(this.scrub,"aria-valuetext",`${this.sequence.unit} ${n+1} of ${r}`),this.scrub.style.setProperty(
"--done",String(r>1?n/(r-1):1)),$(this.count,`${n+1} / ${r}`),this.speed.show(String(this.binding.get("speed")))}step(e){
this.go(this.sequence.index(this.binding.get)+e)}go(e){let n=this.sequence.length(this.binding.get)-1,r=this.sequence.at(
this.binding.get,Math.max(0,Math.min(n,e)));this.binding.set({...r,playing:!1})}keydown(e){e.key!==" "||e.target!==this.
scrub||(e.preventDefault(),this.toggle())}};var ie=class{constructor(e){this.source=e;let n=m("pre",{tabindex:0,role:"group","aria-label":"Python source"},this.code),
r=L("Copy",()=>{this.copy()}),o=m("div",{class:"cnn-python-bar"},m("span",{},"The same in Python"),this.status,r);this.element=
m("div",{class:"cnn-python",hidden:!0},o,n)}source;element;code=m("code",{});status=m("span",{class:"cnn-copied",role:"s\
tatus"});update(){this.element.hidden||($(this.code,this.source()),$(this.status,""))}async copy(){try{await navigator.clipboard.
writeText(this.source()),$(this.status,"Copied")}catch{getSelection()?.selectAllChildren(this.code),$(this.status,"Selec\
ted: press Ctrl+C to copy")}}};function Je(t,e,n){let r=Object.entries(e).find(([o,s])=>n.includes(o)&&(qn(t(o))||!Qe(t(o),s)));if(r!==void 0)throw new RangeError(
`the setting ${r[0]} is not what it should be`)}var qn=t=>typeof t=="number"&&Math.abs(t)>1e13;function Qe(t,e){if(e==null)
return!0;if(typeof e=="number")return Number.isFinite(t);if(Array.isArray(e)){if(!Array.isArray(t)||t.length>20*(e.length+
1))return!1;let n=e.length===0||typeof e[0]=="string";return t.length===0?n:e.length===0||t.every(r=>e.some(o=>Qe(r,o)))}
return typeof t==typeof e&&t!==null}var Ae=t=>t instanceof RangeError&&!/NaN|undefined|null|Invalid/.test(t.message)?`: ${t.
message.replace(/\.$/,"")}`:"";var Gn=["data-theme","data-jp-theme-light","data-vscode-theme-kind","theme","class"];function Ye(t){let e=new MutationObserver(
t);for(let r of[document.documentElement,document.body])e.observe(r,{attributeFilter:Gn});let n=matchMedia("(prefers-col\
or-scheme: dark)");return n.addEventListener("change",t),()=>{e.disconnect(),n.removeEventListener("change",t)}}var Wn=["playing","speed"],Hn=350,Ze=4;function Xe(t){let{sequence:e}=t;return{initialize:({model:n})=>e===void 0?()=>{}:
Ve(n,e),render({model:n,el:r}){try{return en(t,n,r)}catch(o){return Un(t,n,r,`What was kept of this ${t.title.toLowerCase()}\
 could not be drawn${Ae(o)}.`)}}}}function Un(t,e,n,r){try{let o=Se(e,t.traits)();for(let s of t.traits)s in o&&e.set(s,
o[s]);return e.save_changes(),en(t,e,n,`${r} This is how it began.`)}catch{let o=`${r} Run its cell again, or load the p\
age anew.`;return n.replaceChildren(m("div",{class:"cnn"},m("p",{class:"cnn-problem",role:"alert"},o))),()=>n.replaceChildren()}}
function en(t,e,n,r=null){let o=[...t.traits,...t.sequence===void 0?[]:Wn],s=Se(e,o);Je(M=>e.get(M),s(),t.traits.filter(
M=>t.loose?.includes(M)!==!0));let a=m("div",{class:"cnn",role:"group","aria-label":t.title,"data-explorer":t.name}),i=m(
"div",{class:"cnn-live",role:"status","aria-live":"polite","aria-atomic":"true"}),l=m("p",{class:"cnn-problem",role:"ale\
rt",hidden:!0}),u=M=>m("div",{class:`cnn-${M}`}),c,d=Ue(e,o,()=>w()),p={binding:d,editor:new se(a),player:t.sequence===void 0?
null:new ae(d,t.sequence),choices:u("choices"),more:u("more"),stage:u("stage"),detail:u("detail"),complain(M){l.hidden=M===
null,$(l,M??"")}},h;try{h=t.build(p)}catch(M){throw d.dispose(),M}let f=new ie(()=>h.python()),g=()=>{h.update(),p.player?.
update(),f.update()},b=null,w=()=>{clearTimeout(c);try{g()}catch(M){b=`This could not be drawn${Ae(M)}. Undo the last ch\
ange, or begin again.`,p.complain(b);return}b!==null&&l.textContent===b&&p.complain(null),b=null,c=setTimeout(()=>$(i,h.
describe()),Hn)},y=Kn(p,f,()=>{p.complain(null),h.reset?.(),d.set({...s(),...p.player!==null&&{playing:!1}})});a.append(
y,p.more,l,p.stage),p.player!==null&&a.append(p.player.element),a.append(p.detail,f.element,i,p.editor.element);let[x,v]=[
0,0],S=M=>{M<=Ze||M===x||(x=M,h.resize(M-Ze))},P=new ResizeObserver(()=>{cancelAnimationFrame(v),v=requestAnimationFrame(
()=>S(a.clientWidth))}),O=Ye(()=>h.theme?.()),z=()=>{clearTimeout(c),cancelAnimationFrame(v),P.disconnect(),O(),h.dispose?.(),
d.dispose(),a.remove()};n.append(a),Dn(p);try{S(a.clientWidth||700),g(),$(i,h.describe())}catch(M){throw z(),M}return r!==
null&&p.complain(r),a.dataset.ready="true",P.observe(a),z}function Dn({stage:t,player:e}){let n=r=>{r.target.closest("[r\
ole=gridcell]")!==null&&e?.pause()};t.addEventListener("pointermove",n),t.addEventListener("pointerdown",n),t.addEventListener(
"focusin",n)}function Kn(t,e,n){t.more.hidden=!0;let r=$e("More",i=>{t.more.hidden=!i,r.show(i),t.binding.schedule()},t.
more),o=$e("Python",i=>{e.element.hidden=!i,o.show(i),e.update()},e.element),s=t.more.hasChildNodes()&&r.element,a=m("di\
v",{class:"cnn-ends"},s,o.element,L("Reset",n,"reset"));return m("div",{class:"cnn-bar",role:"group","aria-label":"Setti\
ngs"},t.choices,a)}var tn=t=>t.reduce((e,n)=>e*n,1);function T(t,e){let n=tn(t);if(e!==void 0&&e.length!==n)throw new RangeError(`data has ${e.
length} elements, but shape (${t.join(", ")}) needs ${n}`);return{shape:[...t],data:e===void 0?new Float64Array(n):Float64Array.
from(e)}}function le(t){let e=[];for(let o=t;Array.isArray(o)&&(e.push(o.length),o.length!==0);o=o[0]);let n=[],r=(o,s)=>{
if(s===e.length&&!Array.isArray(o))n.push(o);else if(Array.isArray(o)&&o.length===e[s])o.forEach(a=>r(a,s+1));else throw new RangeError(
"the lists are ragged: every row must have the same length")};return r(t,0),T(e,n)}function B(t){let e=(n,r)=>{if(n===t.
shape.length)return t.data[r];let o=tn(t.shape.slice(n+1));return Array.from({length:t.shape[n]},(s,a)=>e(n+1,r+a*o))};return e(
0,0)}var nn=new WeakMap;function G(t){let e=nn.get(t)??le(t);return nn.set(t,e),e}function Le(t){let e=[...t];for(let n=1;n<=1024;n++)if(e.every(r=>Math.round(r*n)/n===r))return n;return 1}function W(t,e){let n=Le(e.data),r=(s,a)=>{if(!Array.isArray(s))return String(n===1?s:Math.round(s*n));let i=Array.isArray(
s[0])?`,
${" ".repeat(a+1)}`:", ";return`[${s.map(l=>r(l,a+1)).join(i)}]`},o=`${t} = np.array(`;return`${o}${r(B(e),o.length)}, d\
type=float)${n===1?"":` / ${n}`}`}var Jn=([t,e])=>t===e?`${t}`:`(${t}, ${e})`;function Qn({stride:t,padding:e,dilation:n},r){
return[["stride",t,1],["padding",r?[0,0]:e,0],["dilation",n,1]].flatMap(([s,a,i])=>a.every(l=>l===i)?[]:[`, ${s}=${Jn(a)}`]).
join("")}function rn(t,e,n,r,o){let s=r.paddingMode!=="zeros"&&r.padding.some(c=>c>0),a=n.data.some(c=>c!==0),l=["import\
 numpy as np",`from cnnedu.functional import ${["conv2d",...o?["conv2d_backward"]:[],...s?["pad"]:[]].join(", ")}`,"",W(
"input",t)];if(s){let[c,d]=r.padding,p=r.paddingMode;l.push(`input = pad(input, (${d}, ${d}, ${c}, ${c}), mode="${p}")  \
# left, right, top, bottom`)}l.push(W("weight",e)),r.flip&&l.push("weight = weight[..., ::-1, ::-1]  # rotated by 180 de\
grees: true convolution"),a&&l.push(W("bias",n));let u=`input, weight${a?", bias":""}${Qn(r,s)})`;return l.push(`output \
= conv2d(${u}`),o&&(l.push("grad_output = np.zeros_like(output)",`grad_output[${o.join(", ")}] = 1`),l.push(`gradients =\
 conv2d_backward(grad_output, ${u}`),s&&l.push("# gradients.input is that of the padded input"),r.flip&&l.push("# gradie\
nts.weight is that of the rotated weight")),`${l.join(`
`)}
`}function U(t,e,{stride:n,padding:r,dilation:o}){return Math.floor((t+2*r-o*(e-1)-1)/n)+1}function ue(t,e,n){if(t>=0&&t<e)
return t;if(n==="zeros")return null;if(n==="replicate")return t<0?0:e-1;if(n==="circular")return(t%e+e)%e;if(e===1)return 0;
let r=2*(e-1),o=(t%r+r)%r;return o<e?o:r-o}function N(t,e){let{stride:n,padding:r,dilation:o,paddingMode:s}=t;return{stride:n[e],
padding:r[e],dilation:o[e],paddingMode:s}}function H(t,e,n){let{stride:r,padding:o,dilation:s,paddingMode:a="zeros"}=n,i=Math.
max(0,U(t,e,n));return Array.from({length:i},(l,u)=>Array.from({length:e},(c,d)=>ue(u*r-o+d*s,t,a)))}function Ne(t,e,n){
let r=new Array(t).fill(0);for(let o of H(t,e,n).flat())o!==null&&(r[o]+=1);return r}function on(t,e,n){return t-1-Ne(t,
e,n).findLastIndex(r=>r>0)}function sn(t,e,n,[r,o]){let[,s,a]=t,[,,i,l]=e,u=(d,p,h,f)=>H(d,p,N(n,h)).flatMap((g,b)=>g.includes(
f)?[b]:[]),c=u(a,l,1,o);return u(s,i,0,r).flatMap(d=>c.map(p=>[d,p]))}function D(t,e,n){let[r,...o]=t,[,s,...a]=e;if(s!==
r)return`Each filter has ${s} channels but the input has ${r}: they must be equal.`;for(let i of[0,1]){let l=Zn(o[i],a[i],
N(n,i),i?"columns":"rows");if(l!==null)return l}return null}function Zn(t,e,n,r){let{stride:o,padding:s,dilation:a,paddingMode:i}=n,
l=(h,f,g)=>Number.isInteger(f)&&f>=g?null:`${h} is ${f}: it must be a whole number, at least ${g}.`,u=l("Stride",o,1)??l(
"Padding",s,0)??l("Dilation",a,1);if(u!==null)return u;if(i==="reflect"&&s>=t)return`Reflect padding of ${s} needs more \
than ${s} input ${r}, but there are ${t}: use at most ${t-1}.`;if(i==="circular"&&s>t)return`Circular padding of ${s} wo\
uld wrap around ${t} input ${r} more than once: use at most ${t}.`;let c=a*(e-1)+1;if(c<=t+2*s)return null;let d=a>1?` w\
ith dilation ${a}`:"",p=Math.ceil((c-t)/2);return`The kernel spans ${c} ${r}${d}, but the padded input has only ${t+2*s}\
: use a smaller kernel or dilation, or padding of at least ${p}.`}function*an(t,e){let{h:n,w:r,kh:o,kw:s}=t,a=H(n,o,N(e,0)),i=H(r,s,N(e,1));for(let[l,u]of a.entries())for(let[c,d]of i.entries())
for(let[p,h]of u.entries())for(let[f,g]of d.entries()){if(h===null||g===null)continue;let b=e.flip?o*s-1-(p*s+f):p*s+f;yield[
l,c,b,h*r+g]}}function Pe(t,e,n){let r=D(t.shape,e.shape,n);if(r!==null)throw new RangeError(r);let[o,s,a]=t.shape,[i,,l,
u]=e.shape,[c,d]=[U(s,l,N(n,0)),U(a,u,N(n,1))];return{o:i,c:o,h:s,w:a,kh:l,kw:u,ho:c,wo:d}}function ln(t,e,n,r){let o=Pe(
t,e,r),{o:s,c:a,h:i,w:l,kh:u,kw:c,ho:d,wo:p}=o,h=T([s,d,p]);if(n!==null)for(let f=0;f<s;f++)h.data.fill(n[f],f*d*p,(f+1)*
d*p);for(let[f,g,b,w]of an(o,r))for(let y=0;y<s;y++){let x=0;for(let v=0;v<a;v++)x+=t.data[v*i*l+w]*e.data[(y*a+v)*u*c+b];
h.data[(y*d+f)*p+g]+=x}return h}function un(t,e,n,r){let o=Pe(e,n,r),{o:s,c:a,h:i,w:l,kh:u,kw:c,ho:d,wo:p}=o,h={input:T(
e.shape),weight:T(n.shape),bias:T([s])};t.data.forEach((f,g)=>h.bias.data[Math.floor(g/(d*p))]+=f);for(let[f,g,b,w]of an(
o,r))for(let y=0;y<s;y++){let x=t.data[(y*d+f)*p+g];if(x!==0)for(let v=0;v<a;v++){let[S,P]=[v*i*l+w,(y*a+v)*u*c+b];h.input.
data[S]+=x*n.data[P],h.weight.data[P]+=x*e.data[S]}}return h}function Ee(t,e,n,r,[o,s,a]){let{o:i,c:l,h:u,w:c,kh:d,kw:p,
ho:h,wo:f}=Pe(t,e,r),g=H(u,d,N(r,0))[s],b=H(c,p,N(r,1))[a];if(g===void 0||b===void 0||!Number.isInteger(o)||o<0||o>=i)throw new RangeError(
`position [${o}, ${s}, ${a}] is outside the output of shape (${i}, ${h}, ${f})`);let w=[],y=new Array(l).fill(0);for(let v=0;v<
l;v++)for(let[S,P]of g.entries())for(let[O,z]of b.entries()){let M=P!==null&&z!==null,[ye,we]=M?[P,z]:[null,null],[ne,qe]=r.
flip?[d-1-S,p-1-O]:[S,O],_n=s*r.stride[0]-r.padding[0]+S*r.dilation[0],Cn=a*r.stride[1]-r.padding[1]+O*r.dilation[1],xe=M?
t.data[(v*u+P)*c+z]:0,ve=e.data[((o*l+v)*d+ne)*p+qe];w.push({c:v,m:S,n:O,km:ne,kn:qe,gridRow:_n,gridCol:Cn,row:ye,col:we,
x:xe,w:ve,product:xe*ve}),y[v]+=xe*ve}let x=n===null?0:n[o];return{terms:w,channelSums:y,bias:x,sum:y.reduce((v,S)=>v+S,
x)}}var Xn=[1,2,1,2,4,2,1,2,1].map(t=>t/16);var jr=64*Number.EPSILON;function K(t){let e=0;for(let n=0;n<t.length;n++)e=Math.max(e,Math.abs(t[n]));return e}var I=(t,e)=>e>0?Math.max(-1,Math.
min(1,t/e)):0,ce=class{element;low=m("span",{});high=m("span",{});bar=m("span",{class:"cnn-legend-bar"});note=m("span",{
class:"cnn-legend-note"});constructor(){this.element=m("div",{class:"cnn-legend"},this.low,this.bar,this.high,this.note)}show(e,n,r,o){
this.bar.dataset.hue=e,this.bar.dataset.signed=String(r);let s=n===null?"max":k(n);$(this.low,r?"−"+s:"0"),$(this.high,
s),$(this.note,o)}};var cn=25,de=class{constructor(e){this.point=e;this.element=m("div",{class:"cnn-arithmetic"},this.title,this.channels,this.
sum),this.channels.addEventListener("pointerover",n=>{let r=n.target.closest(".cnn-card");this.point(this.cards.find(({element:o})=>o===
r)?.term??null)}),this.channels.addEventListener("pointerleave",()=>this.point(null))}point;element;title=m("p",{class:"\
cnn-title"});channels=m("div",{class:"cnn-channels"});sum=m("p",{class:"cnn-sum"});cards=[];totals=[];shape="";summed=[];update(e,n){
let{state:r,terms:o,channelSums:s,denominator:a}=e,[i,l,u,c]=r.weight.shape;this.build(l,u,c);let[d,p,h]=r.position,f=`${i>
1?`Filter ${d}, output`:"Output"} ${E(p,h)}`;$(this.title,r.mode==="backward"?`${f}: the y whose gradient is shown`:f);let g=K(
o.map(({product:b})=>b));o.forEach((b,w)=>{let y=this.cards[w];y.term=b,$(y.factors,`${k(b.x)} ${"×"} ${_(b.w,a)}`),$(y.
product,_(b.product,a));let x=I(b.product,g);x!==y.shade&&y.element.style.setProperty("--t",Math.abs(x).toFixed(3)),y.shade=
x,A(y.element,"class",`cnn-card${x<0?" cnn-negative":""}${nt(n,b)?" linked":""}`)}),s.forEach((b,w)=>$(this.totals[w],k(
b))),e.terms!==this.summed&&this.writeSum(e),this.summed=e.terms}build(e,n,r){let o=`${e},${n},${r}`;if(o===this.shape)return;
this.shape=o;let s=()=>{let[i,l]=[m("span",{class:"cnn-factors"}),m("b",{})];return{element:m("div",{class:"cnn-card"},i,
l),factors:i,product:l}};this.cards=Array.from({length:e*n*r},s),this.totals=Array.from({length:e},()=>m("b",{}));let a=this.
totals.map((i,l)=>{let u=this.cards.slice(l*n*r,(l+1)*n*r).map(({element:d})=>d),c=m("div",{class:`cnn-cards${r>4?" cnn-\
dense":""}`,style:`--cols: ${r}`},...u);return m("div",{class:"cnn-channel"},e>1&&m("div",{class:"cnn-map-caption"},`cha\
nnel ${l}: `,i),c)});this.channels.replaceChildren(...a)}writeSum({terms:e,channelSums:n,bias:r,sum:o,denominator:s}){let a=n.
length>1,i=e.map(({product:b})=>b),l=a?n:i.length<=cn?i:[o-r],u=a?"sum over channels":i.length<=cn?"sum":`sum of ${i.length}\
 products`,c=b=>_(b,s),d=c(o),p=m("b",{class:"cnn-result"},k(o)),h=d===k(o)?"":` = ${d}`,f=Number(o.toFixed(2))===o?" = ":
" ≈ ",g=m("span",{class:"cnn-muted"},`${u}: `);this.sum.replaceChildren(g,et(l,c),r===0?"":`${dn(r,c)} (bias)`,h,m("sp\
an",{class:"cnn-equals"},f,p))}},et=(t,e)=>t.map((n,r)=>r===0?e(n):dn(n,e)).join(""),dn=(t,e)=>`${t<0?` ${"−"} `:" + "}${e(
Math.abs(t))}`;function nt(t,e){return t===null||t.c!==e.c?!1:t.block==="input"?t.row===e.row&&t.col===e.col:t.m===e.km&&
t.n===e.kn}var _e=["input","weight","bias","stride","padding","dilation","padding_mode","flip","position","mode","color_scale"];function pe(t){
return{stride:t("stride"),padding:t("padding"),dilation:t("dilation"),paddingMode:t("padding_mode"),flip:t("flip")===!0}}
function he(t,e,n){let r=o=>U(t.shape[o+1],e.shape[o+2],N(n,o));return[e.shape[0],Math.max(1,r(0)),Math.max(1,r(1))]}function mn(t,e){
let[n,r,o]=e.map((s,a)=>Math.max(0,Math.min(s-1,t[a]??0)));return[n,r,o]}function C(t){let[e,n,r]=[G(t("input")),G(t("we\
ight")),G(t("bias"))],o=pe(t),s=mn(t("position"),he(e,n,o));return{input:e,weight:n,bias:r,opts:o,position:s,mode:t("mod\
e"),scaling:t("color_scale")}}function tt(t,e,n){let r=T(t.shape,t.data);return r.data[e.reduce((o,s,a)=>o*t.shape[a]+s,
0)]=n,r}var Ce=(t,e,n,r)=>({[e]:B(tt(G(t(e)),n,r))}),F=(t,e)=>t.data[e.reduce((n,r,o)=>n*t.shape[o]+r,0)]??0;function me(t,e,n){
let r=T(e);return r.data.forEach((o,s)=>{let a=[];for(let l=e.length-1,u=s;l>=0;l--)a.unshift(u%e[l]),u=Math.floor(u/e[l]);
let i=a.every((l,u)=>l>=0&&l<t.shape[u]);r.data[s]=i?F(t,a):n(a)}),r}var fe=({input:t,weight:e})=>({channels:t.shape[0],
filters:e.shape[0],input:[t.shape[1],t.shape[2]],kernel:[e.shape[2],e.shape[3]]});function Oe(t,e){let{channels:n,filters:r,
input:[o,s],kernel:[a,i]}=e,{input:l,weight:u,bias:c}=t,d=(f,g,b,w)=>{let[y,x]=f.shape.slice(-2);return w<y&&b<x?F(f,[...g,
w,b]):0},p=me(l,[n,o,s],([f,g,b])=>f<l.shape[0]?0:d(l,[0],g,b)),h=me(u,[r,n,a,i],([f,g,b,w])=>{let[y,x]=[f<u.shape[0]?f:
0,g<u.shape[1]?g:0];return b>=u.shape[2]||w>=u.shape[3]?0:f<u.shape[0]?F(u,[y,x,b,w]):d(u,[0,x],b,w)});return{input:B(p),
weight:B(h),bias:B(me(c,[r],()=>0))}}function pn(t,e){let{weight:n,position:[r]}=t,o={...fe(t),kernel:[e.length,e[0].length]},
s=hn(n,e)?n:le(Oe(t,o).weight),a=me(s,s.shape,()=>0),[,i]=a.shape,l=e.flat();for(let u=0;u<i;u++)a.data.set(l,(r*i+u)*l.
length);return{weight:B(a)}}var hn=(t,e)=>t.shape[2]===e.length&&t.shape[3]===e[0].length;function fn({weight:t,position:[
e]},n){let r=t.shape[1]*t.shape[2]*t.shape[3],o=t.data.subarray(e*r,(e+1)*r),s=a=>{let i=a.flat();return hn(t,a)&&o.every(
(l,u)=>Math.abs(l-i[u%i.length])<1e-12)};return Object.keys(n).find(a=>s(n[a]))??""}function Y(t,e){let n=De(t,e),[r,o,s]=[
G(n("input")),G(n("weight")),pe(n)],a=D(r.shape,o.shape,s);if(a!==null)return a;let i=mn(n("position"),he(r,o,s));return t.
set({...e,position:i}),null}var rt=[["unit","each map"],["layer","each block"],["global","whole picture"]],ot=[["zeros","zeros"],["reflect","reflect"],
["replicate","replicate"],["circular","circular"]],st=[["forward","Forward"],["backward","Backward"]],at=t=>t.replaceAll(
"_"," ");function bn(t){let e=[it(t),lt(t),ut(t),ct(t),dt(t),mt(t)];return n=>e.forEach(r=>r(n))}function j(t,e){t.complain(
Y(t.binding,e)),t.binding.schedule()}function it(t){let e=t.binding.get("presets")??{},n=[["","your own"],...Object.keys(
e).map(o=>[o,at(o)])],r=J("Kernel",n,o=>{let s=e[o];j(t,s===void 0?{}:pn(C(t.binding.get),s))});return t.choices.append(
r.element),o=>r.show(fn(o,e))}function lt(t){let e=ke("Direction",st,n=>j(t,{mode:n}));return t.choices.append(e.element),
({mode:n})=>e.show(n)}var ze=(t,...e)=>m("fieldset",{class:"cnn-section"},m("legend",{},t),m("div",{class:"cnn-fields"},
...e));function ut(t){let e=a=>i=>j(t,{[a]:[i,i]}),n=R("stride","stride",[1,4],e("stride")),r=R("padding","padding",[0,6],
e("padding")),o=R("dilation","dilation",[1,4],e("dilation")),s=J("with",ot,a=>j(t,{padding_mode:a}));return t.more.append(
ze("Geometry",n.element,r.element,s.element,o.element)),({opts:a})=>{n.show(a.stride),r.show(a.padding),o.show(a.dilation),
s.show(a.paddingMode)}}function ct(t){let e=(a,i)=>l=>{let u=C(t.binding.get);j(t,Oe(u,{...fe(u),[a]:i?[l,l]:l}))},n=R("\
input","input size",[1,16],e("input",!0)),r=R("kernel","kernel size",[1,7],e("kernel",!0)),o=R("channels","channels",[1,
4],e("channels",!1)),s=R("filters","filters",[1,4],e("filters",!1));return t.more.append(ze("Sizes",n.element,r.element,
o.element,s.element)),a=>{let i=fe(a);n.show(i.input),r.show(i.kernel),o.show([i.channels]),s.show([i.filters])}}function dt(t){
let e=We("flip the kernel (true convolution)",s=>j(t,{flip:s})),n=ke("Colour scale for",rt,s=>j(t,{color_scale:s})),r=m(
"span",{class:"cnn-caption"},"one colour scale for"),o=m("div",{class:"cnn-field"},r,n.element);return t.more.append(ze(
"Reading",e.element,o)),({opts:s,scaling:a})=>{e.show(s.flip),n.show(a)}}function mt(t){let e=m("div",{class:"cnn-filter\
s",role:"group","aria-label":"Filter shown"});t.stage.append(e);let n=o=>()=>{let[,s,a]=C(t.binding.get).position;j(t,{position:[
o,s,a]})},r=null;return({weight:o,position:s})=>{let[a]=o.shape;if(e.hidden=a===1,a>1&&r!==o){r=o;let i=[...e.children].
indexOf(document.activeElement);e.replaceChildren(...Array.from({length:a},(l,u)=>m("button",{type:"button",class:"cnn-f\
ilter",onclick:n(u)},pt(o,u),`filter ${u}`))),e.children[i]?.focus()}[...e.children].forEach((i,l)=>A(i,"aria-pressed",String(
l===s[0])))}}function pt(t,e){let[,n,r,o]=t.shape,s=Math.max(...t.data.map(Math.abs))||1,a=Array.from({length:n},(i,l)=>{
let u=Array.from({length:r*o},(c,d)=>{let p=F(t,[e,l,Math.floor(d/o),d%o]);return m("i",{class:p<0?"cnn-negative":"",style:`\
--t: ${(Math.abs(p)/s).toFixed(3)}`})});return m("span",{class:"cnn-plane",style:`--cols: ${o}; --depth: ${l}`},...u)});
return m("span",{class:"cnn-thumbnail","aria-hidden":"true","data-hue":"weight",style:`--depth: ${n-1}`},...a.reverse())}var Z=null;function ht({input:t,weight:e,bias:n,opts:r}){let o=[t,e,n,...r.stride,...r.padding,...r.dilation,r.paddingMode,
r.flip];if(Z!==null&&Z.key.every((a,i)=>a===o[i]))return Z.forward;let s=[0,1].map(a=>{let i=Ne(t.shape[a+1],e.shape[a+2],
N(r,a));return new Set(i.flatMap((l,u)=>l===0?[u]:[]))});return Z={key:o,forward:{output:ln(t,e,n.data,r),unread:s}},Z.forward}
function Re(t){let{input:e,weight:n,bias:r,opts:o,position:s,mode:a}=t;if(D(e.shape,n.shape,o)!==null)return null;let{output:i,
unread:l}=ht(t),{terms:u,channelSums:c,bias:d,sum:p}=Ee(e,n,r.data,o,s),h=a==="backward"?ft(t,i):{input:e,weight:n,result:i},
g=bt(t,h,a==="backward"?{input:"weight",weight:"input",result:"activation"}:{input:"input",weight:"weight",result:"activ\
ation"}),b=n.data.length/n.shape[0],w=n.data.subarray(s[0]*b,(s[0]+1)*b),y=Le(w);return{state:t,output:i,terms:u,channelSums:c,
bias:d,sum:p,...g,unread:l,denominator:y}}function ft({input:t,weight:e,opts:n,position:[r,o,s]},a){let i=T(a.shape);i.data[(r*
a.shape[1]+o)*a.shape[2]+s]=1;let l=un(i,t,e,n);return{input:l.input,weight:l.weight,result:i}}function bt({scaling:t},e,n){
let r=Math.max(...Object.values(e).map(s=>K(s.data))),o=(s,a)=>{let[i,l]=[s.shape[0],s.data.length/s.shape[0]],u=t==="gl\
obal"?r:K(s.data),c=p=>K(s.data.subarray(p*l,(p+1)*l)),d=Array.from({length:i},(p,h)=>t==="unit"?c(h):u);return{values:s,
hue:a,full:d}};return{input:o(e.input,n.input),weight:o(e.weight,n.weight),result:o(e.result,n.result)}}function X(t,e,n,r){
let{input:o,weight:s,bias:a,opts:i,position:[l]}=t.state;return sn(o.shape,s.shape,i,[n,r]).flatMap(([u,c])=>Ee(o,s,a.data,
i,[l,u,c]).terms.filter(d=>d.c===e&&d.row===n&&d.col===r).map(({km:d,kn:p,w:h})=>({i:u,j:c,km:d,kn:p,w:h})))}var gn={ArrowUp:[-1,0],ArrowDown:[1,0],ArrowLeft:[0,-1],ArrowRight:[0,1],Home:[0,-1/0],End:[0,1/0],PageUp:[-1/0,0],PageDown:[
1/0,0]},V=class{constructor(e,n,r){this.events=r;this.element=m("div",{class:"cnn-grid",role:"grid","aria-label":n,"data\
-hue":e}),this.element.addEventListener("pointerover",o=>this.at(o,(s,a)=>r.point(s,a))),this.element.addEventListener("\
pointerleave",o=>{o.pointerType!=="touch"&&r.leave()}),this.element.addEventListener("focusin",o=>this.at(o,(s,a)=>this.
focused(s,a))),this.element.addEventListener("focusout",()=>r.leave()),this.element.addEventListener("click",o=>this.at(
o,(s,a,i)=>r.pick(s,a,i))),this.element.addEventListener("keydown",o=>this.keydown(o))}events;element;outline=m("div",{class:"\
cnn-outline",hidden:!0});cells=[];kept=new Map;lines=[];origin=[0,0];characters=3;stop=[NaN,NaN];resize(e,n,r=[0,0]){let[
o,s]=r,[a,i]=this.origin;if(e===this.cells.length&&n===this.cells[0]?.length&&o===a&&s===i)return;let{lines:l}=this,[u,c]=this.
stop;this.setStop(NaN,NaN),this.origin=r,this.cells=Array.from({length:e},(d,p)=>Array.from({length:n},(h,f)=>this.made(
o+p,s+f))),this.lines=this.cells.map((d,p)=>l[p+o-a]??m("div",{role:"row",class:"cnn-row"})),this.lines.forEach((d,p)=>wn(
d,this.cells[p].map(h=>h.element))),wn(this.element,[...this.lines,this.outline]),this.element.style.setProperty("--cnn-\
columns",String(n)),this.setStop(yn(u,o,e)?u:Math.max(o,0),yn(c,s,n)?c:Math.max(s,0))}name(e,n){A(this.element,"aria-lab\
el",e),A(this.element,"data-hue",n)}paint(e){let[n,r]=this.origin;this.cells.forEach((o,s)=>o.forEach((a,i)=>yt(a,e(n+s,
r+i),this.characters)))}box(e){if(this.outline.hidden=e===null,e===null)return;let n={r:e.row-this.origin[0],c:e.col-this.
origin[1],h:e.rows,w:e.cols};for(let[r,o]of Object.entries(n))this.outline.style.setProperty(`--${r}`,String(o))}setStop(e,n){
e===this.stop[0]&&n===this.stop[1]||(this.cell(...this.stop)?.setAttribute("tabindex","-1"),this.cell(e,n)?.setAttribute(
"tabindex","0"),this.stop=[e,n])}focus(e,n){this.cell(e,n)?.focus({preventScroll:!1})}cell(e,n){return this.cells[e-this.
origin[0]]?.[n-this.origin[1]]?.element}made(e,n){let r=`${e} ${n}`,o=this.kept.get(r);return o===void 0&&this.kept.set(
r,o=gt(e,n)),o}focused(e,n){this.setStop(e,n),this.events.point(e,n)}at(e,n){let r=e.target.closest("[role=gridcell]");r!==
null&&n(Number(r.dataset.row),Number(r.dataset.col),r)}keydown(e){this.at(e,(n,r,o)=>{this.handle(e,n,r,o)&&(e.preventDefault(),
e.stopPropagation())})}handle(e,n,r,o){let{key:s,altKey:a,ctrlKey:i,metaKey:l,shiftKey:u}=e,{nudge:c,pick:d}=this.events,
p=u&&a?.1:1;if(c!==void 0&&a&&(s==="ArrowUp"||s==="ArrowDown"))c(n,r,s==="ArrowUp"?p:-p);else{if(a||l)return!1;if(s in gn)
this.move(s,i,n,r);else{if(i)return!1;if(s==="Enter"||s==="F2")d(n,r,o);else if(c!==void 0&&(s==="+"||s==="-"))c(n,r,s===
"+"?1:-1);else if(c!==void 0&&/^[\d.,]$/.test(s))d(n,r,o,s);else return this.events.key?.(e)??!1}}return!0}move(e,n,r,o){
let[s,a]=gn[e],i=(d,p,h)=>Math.max(p,Math.min(p+h-1,d)),l=n&&(e==="Home"||e==="End"),[u,c]=[this.cells.length,this.cells[0].
length];this.focus(i(r+(l?a:s),this.origin[0],u),i(o+a,this.origin[1],c))}},gt=(t,e)=>({element:m("div",{role:"gridcell",
tabindex:-1,"data-row":t,"data-col":e})}),yn=(t,e,n)=>t>=e&&t<e+n;function wn(t,e){let n=new Set(e);for(let r of[...t.children])
n.has(r)||r.remove();e.forEach((r,o)=>{t.children[o]!==r&&t.insertBefore(r,t.children[o]??null)})}function yt(t,e,n){let{
element:r,look:o}=t;if(o!==void 0&&t.characters===n&&wt(e,o))return;let s=e.text??re(e.value,n);r.textContent!==s&&(r.textContent=
s);let a=e.label(),i=s===""||s==="…"||a.split(/[\s,:]+/).includes(s);A(r,"aria-label",i?a:`${a}, about ${s}`),e.strength!==
o?.strength&&r.style.setProperty("--t",Math.abs(e.strength).toFixed(3));let l=`cnn-cell ${e.flags}${e.strength<0?" cnn-n\
egative":""}`;r.className!==l&&(r.className=l),t.look=e,t.characters=n}var wt=(t,e)=>t.value===e.value&&t.strength===e.strength&&
t.flags===e.flags&&t.text===e.text;var be=class{element=m("div",{class:"cnn-beams","aria-hidden":"true"});draw(e){for(;this.element.childElementCount>e.length;)
this.element.lastElementChild.remove();for(;this.element.childElementCount<e.length;)this.element.append(m("div"));e.forEach(
([n,r],o)=>{let a=[[n.x,n.top],[r.x,r.top],[r.x,r.bottom],[n.x,n.bottom]].map(([i,l])=>`${i.toFixed(1)}px ${l.toFixed(1)}\
px`).join(",");this.element.children[o].style.clipPath=`polygon(${a})`})}};function xn(t,{input:e,kernel:n,output:r},o){let s=(l,u,c)=>Math.min(o,Math.floor(l/(u+c)),Math.floor((l-(c>0?72:0))/u)),
a=s(t-72,e+r,n);if(a>=Math.min(o,26))return{arrangement:"wide",cell:a};let i=Math.min(s(t-36,e,n),s(t,r+1,0));return i>=
24?{arrangement:"pair",cell:i}:{arrangement:"stack",cell:Math.max(24,s(t,Math.max(e,n,r),0))}}var Be=t=>Object.keys(t).filter(e=>t[e]).join(" ");function xt({terms:t}){let[e,n]=[t[0],t[t.length-1]],[r,o]=[new Set(t.
map(a=>a.gridRow)),new Set(t.map(a=>a.gridCol))],s={row:e.gridRow,col:e.gridCol,rows:n.gridRow-e.gridRow+1,cols:n.gridCol-
e.gridCol+1};return{taps:(a,i)=>r.has(a)&&o.has(i),box:s}}function vn(t,e,n,r){let{state:o,input:s,unread:a,terms:i}=e,{
input:l,opts:u,mode:c}=o,[d,p,h]=l.shape,{taps:f,box:g}=xt(e),b=c==="backward",w=n?.block==="weight"&&n.c===r&&i.find(y=>y.
c===r&&y.km===n.m&&y.kn===n.n);t.name(`${b?"gradient of the input":"input"}${d>1?`, channel ${r}`:""}`,s.hue),t.box(g),t.
paint((y,x)=>{let v=y>=0&&y<p&&x>=0&&x<h,[S,P]=[ue(y,p,u.paddingMode),ue(x,h,u.paddingMode)],O=S===null||P===null||b&&!v?
0:F(s.values,[r,S,P]),z=v&&(a[0].has(y)||a[1].has(x)),M=n?.block==="input"&&n.c===r&&n.row===y&&n.col===x,ye=Be({pad:!v,
unread:z,tap:f(y,x),linked:w!==!1&&w!==void 0&&w.gridRow===y&&w.gridCol===x,pointed:M}),we=()=>`${E(y,x)}: ${k(O)}${v?"":
", padding"}${z?", never read":""}`,ne=I(O,s.full[r]);return{value:O,strength:ne,flags:ye,label:we,...b&&!v&&{text:""}}})}
function $n(t,e,n,r){let{state:o,weight:s,denominator:a}=e,[i]=o.position,[l,u]=o.weight.shape,c=o.mode==="backward",d=new Set(
n?.block==="input"&&n.c===r?X(e,r,n.row,n.col).map(({km:h,kn:f})=>`${h},${f}`):[]),p=l>1?` of filter ${i}`:"";t.name(`${c?
"gradient of the kernel":"kernel"}${p}${u>1?`, channel ${r}`:""}`,s.hue),t.paint((h,f)=>{let g=F(s.values,[i,r,h,f]),b=n?.
block==="weight"&&n.c===r&&n.m===h&&n.n===f,w=()=>`${E(h,f)}: ${c?k(g):_(g,a)}`,y=Be({tap:!0,linked:d.has(`${h},${f}`),pointed:b});
return{value:g,strength:I(g,s.full[i]),flags:y,label:w,...kn(g,e,t.characters)}})}function kn(t,{state:e,denominator:n},r){
let o=_(t,n);return e.mode==="forward"&&o.includes("/")&&o.length<=r+1?{text:o}:{}}function Mn(t,e,n){let{state:r,terms:o,
denominator:s}=e,a=e.weight.full[r.position[0]],i=r.weight.shape[1]>1?`, channel ${n}`:"";t.name(`kernel rotated by 180 \
degrees, as it meets the patch${i}`,"weight"),t.paint((l,u)=>{let{w:c}=o.find(d=>d.c===n&&d.m===l&&d.n===u);return{value:c,
strength:I(c,a),flags:"tap",label:()=>`${E(l,u)}: ${_(c,s)}`,...kn(c,e,t.characters)}})}function Sn(t,e,n,r){let{state:o,
result:s}=e,[a,i,l]=o.position,u=r===a,c=$t(e,n,u,t.characters),d=o.weight.shape[0];t.name(`${o.mode==="backward"?"gradi\
ent of the output":"output"}${d>1?`, filter ${r}`:""}`,s.hue),t.box(u?{row:i,col:l,rows:1,cols:1}:null),t.paint((p,h)=>{
let f=F(s.values,[r,p,h]),g=c.size===0?void 0:c.get(`${p},${h}`),b=u&&p===i&&h===l,w=vt(I(f,s.full[r]),s,u);return{value:f,
strength:g===void 0?w:I(g.w,e.weight.full[a]),flags:Be({tap:b,current:b,linked:g!==void 0,quiet:!u}),label:()=>`${E(p,h)}\
: ${k(f)}${b?", shown":""}${g===void 0?"":`, read through ${g.text}`}`,...g!==void 0&&{text:g.text}}})}var vt=(t,e,n)=>n||
e.full.length===1?t:.45*t;function $t(t,e,n,r){let o=new Map;if(e?.block!=="input"||!n||t.state.mode==="backward")return o;
for(let{i:s,j:a,w:i}of X(t,e.c,e.row,e.col)){let l=_(i,t.denominator),u="×"+(l.length<r?l:re(i,r-1)),c=o.get(`${s},${a}`);
o.set(`${s},${a}`,{w:i,text:c===void 0?u:`${c.text}${u}`})}return o}var kt=(t,e)=>`${t}${"×"}${e}`,An=9;function Tn(t){let{state:e,terms:n,sum:r,bias:o,channelSums:s}=t,[a,i]=e.weight.shape,
[l,u,c]=e.position,d=`${a>1?`filter ${l}, `:""}output ${E(u,c)}: `,p=o===0?"":` + ${k(o)} (bias)`;if(e.mode==="backward")
return d+Mt(t);if(i>1){let b=s.map((w,y)=>`${k(w)} (channel ${y})`);return`${d}${b.join(" + ")}${p} = ${k(r)}`}let h=({x:b,
w})=>kt(k(b),_(w,t.denominator)),f=n.slice(0,An).map(h).join(" + "),g=n.length>An?` + … (${n.length} products)`:"";return`${d}${f}${g}${p}\
 = ${k(r)}`}function Mt({state:t,terms:e}){let n=e.filter(({row:o})=>o!==null).length,r=t.input.data.length;return`gradi\
ent. With respect to the input it is the kernel${t.opts.flip?" rotated by 180 degrees":""}, laid over the patch: ${oe(n,
"tap")} of the kernel on ${oe(r,"input cell")}, 0 elsewhere. With respect to the kernel it is the patch of the input. Wi\
th respect to the bias it is 1.`}function St(t,e,n){let{stride:r,padding:o,dilation:s}=n;return(t+2*o-s*(e-1)-1)%r>o?on(
t,e,n):0}function Ln({state:t,unread:e}){let{input:n,weight:r,opts:o}=t,s=[],a={zeros:"zeros",reflect:"the input mirrore\
d",replicate:"the border repeated",circular:"the other side"};o.padding.some(d=>d>0)&&s.push(`Striped: padding (${a[o.paddingMode]}\
).`);let i=[0,1].map(d=>St(n.shape[d+1],r.shape[d+2],N(o,d))),l=["row","column"].flatMap((d,p)=>{let h=i[p];return h===0?
[]:[h===1?`the last ${d}`:`the last ${h} ${d}s`]}),u=e[0].size+e[1].size>i[0]+i[1],c=[l.length>0&&`the stride does not d\
ivide evenly, so no output reads ${l.join(" and ")}`,u&&`no patch lays a weight on ${l.length>0?"the others":"these cell\
s"}`].filter(d=>d!==!1);return c.length>0&&s.push(`Struck out: ${c.join("; ")}.`),s.join(" ")}function Nn(t,e){let{mode:n,
opts:r}=t.state;if(e?.block==="input")return At(t,e);if(e?.block==="weight"){let o=t.terms.find(a=>a.c===e.c&&a.km===e.m&&
a.kn===e.n);return`This weight meets ${o?.row==null?"a zero of the padding":`input ${E(o.row,o.col)}`} here, and is used\
 again at every other position: it is shared.`}return n==="backward"?`How much would the outlined output change? Per uni\
t of an input cell: by the weight it meets, so the kernel${r.flip?", rotated,":""} appears where the patch was. Per unit\
 of a weight: by the input it meets, so the patch appears in the kernel. Per unit of the bias: by 1.`:r.flip?"True convo\
lution: the kernel is rotated by 180° before it meets the patch. Its weights are shown as they are stored, and below as \
they are used.":"Point at an output cell to see where it comes from; point at an input cell to see where it goes. Click \
a cell of the input or the kernel to change it."}function At(t,{c:e,row:n,col:r}){let o=X(t,e,n,r),s=`Input ${E(n,r)}`;if(o.
length===0)return`${s} feeds no output: no patch covers it.`;let a=new Set(o.map(({i:u,j:c})=>`${u},${c}`)).size,i=new Set(
o.map(({km:u,kn:c})=>`${u},${c}`)).size,l=i===1?"through one weight":`through ${i} different weights`;return`${s} feeds ${oe(
a,"output")}, ${l}: each marked output shows the weight it uses.`}var ee=class{constructor(e,n,...r){this.part=e;this.events=n;let o=m("div",{class:"cnn-head"},this.title,this.shape);this.
element=m("div",{class:"cnn-block","data-part":e},o,this.maps,this.legend.element,...r,this.note)}part;events;element;grids=[];legend=new ce;title=m(
"strong",{});shape=m("span",{});maps=m("div",{class:"cnn-maps"});note=m("p",{class:"cnn-note",hidden:!0});head(e,n){$(this.
title,e),$(this.shape,n.join("×"))}say(e){this.note.hidden=e==="",$(this.note,e)}resize(e,n,r,o,s){for(;this.grids.length>
e;)this.grids.pop(),this.maps.lastElementChild.remove();for(;this.grids.length<e;)this.add(this.grids.length,s);this.maps.
classList.toggle("cnn-single",e===1);for(let a of this.grids)a.resize(n,r,o)}showLegend({hue:e,full:n,values:r},o,s){let a=r.
data.some(l=>l<0),i={unit:"each map",layer:"",global:"whole picture"};this.legend.show(e,o==="unit"&&n.length>1?null:n[s],
a,i[o]??"")}add(e,n){let r=new V("input","",Fn(this.part,e,this.events));this.grids.push(r);let o=m("div",{class:"cnn-ma\
p-caption"},`${n} ${e}`);this.maps.append(m("div",{class:"cnn-map"},o,m("div",{class:"cnn-scroll"},r.element)))}},Fn=(t,e,n)=>({
point:(r,o)=>n.point(t,e,r,o),leave:()=>n.leave(),pick:(r,o,s,a)=>n.pick(t,e,r,o,s,a),...t!=="output"&&{nudge:(r,o,s)=>n.
nudge(t,e,r,o,s)},key(r){if(r.key===" ")n.toggle();else if(r.key==="Escape")n.leave();else return!1;return!0}}),Pn=({state:t})=>t.
opts.flip&&t.mode==="forward",Tt=24,Lt=460,En=(t,e,n)=>t*e*n+(t>1?18*t+8*(t-1):0),ge=class{element;input;weight;output;bias;biasSign=m(
"span",{});biasRow;rotated=[];operator=m("span",{class:"cnn-operator","aria-hidden":"true"});equals=m("span",{class:"cnn\
-operator","aria-hidden":"true"});beams=new be;watch;corners=null;scene=null;cell=0;layout="";constructor(e){this.bias=new V(
"weight","bias",Fn("bias",0,e)),this.biasRow=m("div",{class:"cnn-bias"},this.biasSign,this.bias.element),this.input=new ee(
"input",e),this.weight=new ee("weight",e,this.biasRow),this.output=new ee("output",e),this.element=m("div",{class:"cnn-e\
quation"},this.input.element,m("div",{class:"cnn-operand"},this.operator,this.weight.element),m("div",{class:"cnn-operan\
d cnn-last"},this.equals,this.output.element),this.beams.element),this.watch=new ResizeObserver(()=>this.measure());for(let n of[
this,this.input,this.weight,this.output])this.watch.observe(n.element)}dispose(){this.watch.disconnect()}resize(e,n){let{
input:r,weight:o,opts:s}=n.state,[,a]=s.padding,i={input:r.shape[2]+2*a,kernel:o.shape[3],output:n.output.shape[2]},l=r.
shape[1]+2*s.padding[0],u=Math.max(24,Math.min(40,Math.floor(Lt/(l*r.shape[0])))),{arrangement:c,cell:d}=xn(e,i,u),p=Pn(
n),h=[c,d,l,p,...r.shape,...o.shape,...n.output.shape].join();if(h===this.layout)return;this.layout=h,this.cell=d;let{style:f,
dataset:g}=this.element;g.arrangement!==c&&(g.arrangement=c),g.stacked=String(r.shape[0]>1),f.setProperty("--cell",`${d}\
px`),f.setProperty("--digits",`${d>=34?15:d>=29?13:12}px`),f.setProperty("--rows",String(l));let b=p&&r.shape[0]>1;f.setProperty(
"--kernel-height",`${o.shape[2]*d*(b?2:1)+(b?Tt:0)}px`),f.setProperty("--output-rows",String(n.output.shape[1]));let w=En(
r.shape[0],l,d),y=w-En(o.shape[0],n.output.shape[1],d);f.setProperty("--middle",`${Math.max(w,w-y)/2}px`),f.setProperty(
"--output-shift",`${Math.max(0,y)/2}px`);let x=Math.floor((d-3)/(d>=34?8.4:d>=29?7.3:6.7));for(let v of this.allGrids())
v.characters=x}update(e,n,{width:r,expert:o}){this.scene=e,this.build(e),this.resize(r,e);let{state:s}=e,[a,i,l]=s.position;
this.input.grids.forEach((u,c)=>vn(u,e,n,c)),this.weight.grids.forEach((u,c)=>$n(u,e,n,c)),this.output.grids.forEach((u,c)=>Sn(
u,e,n,c)),this.output.grids[a].setStop(i,l),this.rotated.forEach((u,c)=>Mn(u,e,c)),this.paintBias(e,o),this.input.say(Ln(
e)),this.input.showLegend(e.input,s.scaling,0),this.weight.showLegend(e.weight,s.scaling,a),this.output.showLegend(e.result,
s.scaling,a),this.drawBeams()}measure(){let e=this.element.getBoundingClientRect(),n=({element:s})=>{let{left:a,top:i}=s.
getBoundingClientRect();return[a-e.left,i-e.top]},r=this.element.dataset.arrangement==="wide",o=({grids:s})=>s.map(n);this.
corners=r?{input:o(this.input),weight:o(this.weight),output:o(this.output)}:null,this.drawBeams()}drawBeams(){let{scene:e,
corners:n,cell:r}=this;if(e===null||n===null||n.weight.length!==e.state.weight.shape[1])return this.beams.draw([]);let{terms:o,
state:s}=e,[a,i]=s.position,[,,l,u]=s.weight.shape,[c,d]=s.opts.padding,[p,h]=[o[0],o[o.length-1]],f=s.input.shape[2]+2*
d,g=([y,x],v,S,P)=>({x:y+v*r,top:x+S*r,bottom:x+P*r}),b=n.output[a];if(b===void 0)return;let w=n.weight.flatMap((y,x)=>[
[g(n.input[x],f,p.gridRow+c,h.gridRow+c+1),g(y,0,0,l)],[g(y,u,0,l),g(b,0,i,i+1)]]);this.beams.draw(w)}build(e){let{state:n,
output:r}=e,{input:o,weight:s,opts:a,mode:i,position:l}=n,[u,c,d]=o.shape,[p,,h,f]=s.shape,[g,b]=a.padding,w=i==="backwa\
rd"?"∂y/∂":"",y=(x,v)=>x>1?[x,...v]:v;this.input.head(`${w}input`,y(u,[c,d])),this.weight.head(`${w}${p>1?`filter ${l[0]}`:
"kernel"}`,y(u,[h,f])),this.output.head(i==="backward"?"∂y/∂output":"output",y(p,[r.shape[1],r.shape[2]])),this.input.
resize(u,c+2*g,d+2*b,[-g,-b],"channel"),this.weight.resize(u,h,f,[0,0],"channel"),this.output.resize(p,r.shape[1],r.shape[2],
[0,0],"filter"),this.buildRotated(u,h,f,Pn(e)),this.bias.resize(1,1),this.writeOperators(i==="backward"?["","←"]:[a.flip?
"∗":"⋆","="])}buildRotated(e,n,r,o){for(let{element:s}of this.rotated.splice(o?e:0))s.parentElement.remove();for(let s=this.
rotated.length;o&&s<e;s++){let a=new V("weight","",{point(){},leave(){},pick(){}}),i=m("div",{class:"cnn-rotated-caption"},
"rotated");this.weight.maps.children[s].append(m("div",{class:"cnn-rotated"},i,a.element)),this.rotated.push(a)}for(let s of this.
rotated)s.resize(n,r)}writeOperators([e,n]){$(this.operator,e),A(this.operator,"data-sign",e),$(this.equals,n)}paintBias({
state:e,bias:n,weight:r},o){let{mode:s,position:a}=e,i=s==="backward"?1:n;this.biasRow.hidden=!o&&n===0&&s==="forward",$(
this.biasSign,s==="backward"?"∂y/∂bias":"+ bias"),this.bias.name(s==="backward"?"gradient of the bias":`bias of filt\
er ${a[0]}`,r.hue),this.bias.paint(()=>({value:i,strength:0,flags:"",label:()=>`bias ${k(i)}`}))}allGrids(){return[...this.
input.grids,...this.weight.grids,...this.output.grids,this.bias,...this.rotated]}};var Nt={unit:"output cell",length:t=>Ie(t).reduce((e,n)=>e*n,1),index(t){let[,e,n]=Ie(t),[r,o,s]=C(t).position;return(r*
e+o)*n+s},at(t,e){let[,n,r]=Ie(t);return{position:[Math.floor(e/(n*r)),Math.floor(e/r)%n,e%r]}}};function Ie(t){let{input:e,
weight:n}=C(t);return he(e,n,pe(t))}var je=class{constructor(e){this.frame=e;let n=Re(C(e.binding.get));if(n===null)throw new RangeError(
"the explorer was given an illegal geometry");this.scene=n,this.showControls=bn(e),this.stage=new ge({point:(r,o,s,a)=>this.
point(r,o,s,a),leave:()=>this.show(null),pick:(r,o,s,a,i,l)=>this.pick(r,o,s,a,i,l),nudge:(r,o,s,a,i)=>this.nudge(r,o,s,
a,i),toggle:()=>e.player?.toggle()}),this.arithmetic=new de(r=>this.show(r&&{block:"weight",c:r.c,m:r.km,n:r.kn})),e.stage.
append(this.stage.element,this.hint),e.detail.append(this.arithmetic.element)}frame;stage;arithmetic;hint=m("p",{class:"\
cnn-hint"});showControls;scene;traits=[];pointer=null;width=700;update(){let e=_e.map(this.frame.binding.get);if(Ke(e,this.
traits)){let n=Re(C(this.frame.binding.get));n!==null&&(this.scene=n),this.traits=e}this.draw()}resize(e){this.width=e,this.
draw()}describe(){return Tn(this.scene)}python(){let{input:e,weight:n,bias:r,opts:o,mode:s,position:a}=this.scene.state;
return rn(e,n,r,o,s==="backward"?a:void 0)}dispose(){this.stage.dispose()}draw(){this.showControls(this.scene.state),this.
stage.update(this.scene,this.pointer,{width:this.width,expert:!this.frame.more.hidden}),this.arithmetic.update(this.scene,
this.pointer),$(this.hint,Nn(this.scene,this.pointer))}show(e){JSON.stringify(e)!==JSON.stringify(this.pointer)&&(this.pointer=
e,this.frame.binding.schedule())}point(e,n,r,o){e==="output"?this.frame.binding.set({position:[n,r,o],playing:!1}):e==="\
weight"?this.show({block:"weight",c:n,m:r,n:o}):e==="input"&&this.show(this.inside(r,o)?{block:"input",c:n,row:r,col:o}:
null)}inside(e,n){let[,r,o]=this.scene.state.input.shape;return e>=0&&e<r&&n>=0&&n<o}target(e,n,r,o){let{mode:s,position:a}=this.
scene.state;return s==="backward"||e==="output"?null:e==="bias"?{block:"bias",index:[a[0]],label:"bias"}:e==="weight"?{block:"\
weight",index:[a[0],n,r,o],label:`kernel ${E(r,o)}`}:this.inside(r,o)?{block:"input",index:[n,r,o],label:`input ${E(r,o)}`}:
null}pick(e,n,r,o,s,a){if(e==="output"){this.frame.binding.set({position:[n,r,o],playing:!1});return}let i=this.target(e,
n,r,o);if(i===null)return;let l=c=>{Y(this.frame.binding,Ce(this.frame.binding.get,i.block,i.index,c))},u=F(C(this.frame.
binding.get)[i.block],i.index);this.frame.editor.open({cell:s,label:i.label,value:u,typed:a,write:l}),this.point(e,n,r,o)}nudge(e,n,r,o,s){
let a=this.target(e,n,r,o);if(a===null)return;let i=F(C(this.frame.binding.get)[a.block],a.index),l=He(i,s);Y(this.frame.
binding,Ce(this.frame.binding.get,a.block,a.index,l))}},Ys=Xe({name:"ConvolutionExplorer",title:"Convolution explorer",traits:_e,
sequence:Nt,build:t=>new je(t)});export{Ys as default};
