function u(t,e={},...n){let r=document.createElement(t);for(let[o,s]of Object.entries(e))typeof s=="function"?r.addEventListener(
o.slice(2),s):s===!0?r.setAttribute(o,""):s!==!1&&s!=null&&r.setAttribute(o,String(s));return r.append(...n.filter(o=>o!=
null&&o!==!1)),r}var an={first:"M4 3v10M13 3.5v9L6 8z",back:"M11.5 3.5v9L5 8z",play:"M5 3v10l8-5z",pause:"M5 3.5v9M11 3.\
5v9",forward:"M4.5 3.5v9L11 8z",reset:"M3.5 8a4.5 4.5 0 1 0 1.6-3.4M5.5 1.8 4.8 4.9l3.1.5",minus:"M4 8h8",plus:"M4 8h8M8\
 4v8"};function G(t){let e="http://www.w3.org/2000/svg",n=document.createElementNS(e,"svg");n.setAttribute("viewBox","0 \
0 16 16"),n.setAttribute("class",`cnn-icon cnn-icon-${t}`),n.setAttribute("aria-hidden","true");let r=document.createElementNS(
e,"path");return r.setAttribute("d",an[t]),n.append(r),n}function b(t,e){t.textContent!==e&&(t.textContent=e)}function v(t,e,n){
t.getAttribute(e)!==n&&(n===null?t.removeAttribute(e):t.setAttribute(e,n))}var ln=0,un=Math.random().toString(36).slice(
2,8),P=t=>`cnn-${t}-${un}-${++ln}`;function A(t,e,n,r=!1){let o=n===void 0?t:G(n),s={type:"button",class:`cnn-button${r?" cnn-quiet":""}`,onclick:e};return u(
"button",n===void 0?s:{...s,"aria-label":t,title:t},o)}function oe(t,e,n){let r=n===void 0?"aria-pressed":"aria-expanded",
o=A(t,()=>e(o.getAttribute(r)!=="true"));return o.setAttribute(r,"false"),n!==void 0&&(n.id||=P("panel"),o.setAttribute(
"aria-controls",n.id)),{element:o,show:s=>o.setAttribute(r,String(s))}}var xe=(t,e)=>(e.id||=P("field"),u("div",{class:"\
cnn-field"},u("label",{for:e.id},t),e));function ve(t,e,n){let r=u("select",{class:"cnn-select",onchange:()=>n(r.value)});
for(let[s,a]of e)r.append(u("option",{value:s},a));let o=s=>{r.value!==s&&(r.value=s)};return{element:xe(t,r),show:o}}function se(t,e,n){
let r=P("choice"),o=e.map(([l])=>u("input",{type:"radio",name:r,value:l,onchange:()=>n(l)})),s=e.map(([,l],d)=>u("label",
{},o[d],u("span",{},l)));return{element:u("div",{class:"cnn-segmented",role:"radiogroup","aria-label":t},...s),show:l=>o.
forEach(d=>d.checked=d.value===l)}}function $e(t,e){let n=u("input",{type:"checkbox",onchange:()=>e(n.checked)});return{
element:u("label",{class:"cnn-check"},n,u("span",{},t)),show:o=>{n.checked=o}}}function ae(t,e,[n,r],o){let s=n,a=null,i=g=>{
a===null&&requestAnimationFrame(()=>a=null),a=Math.max(n,Math.min(r,(a??s)+g)),o(a)},l=A(`Decrease ${e}`,()=>i(-1),"minu\
s"),d=A(`Increase ${e}`,()=>i(1),"plus"),c=u("output",{class:"cnn-number"}),m=P("stepper"),p=u("span",{id:m,class:"cnn-c\
aption"},t),h=u("div",{class:"cnn-stepper",role:"group","aria-labelledby":m},l,c,d),f=g=>{s=g[0];let w=g.every(N=>N===s);
b(c,w?String(s):g.join("×")),we(l,s<=n&&w),we(d,s>=r&&w)};return{element:u("div",{class:"cnn-field"},p,h),show:f}}function ke(t,e,n){
let{min:r,max:o,step:s,write:a=String}=e,i=u("input",{type:"range",class:"cnn-slider",min:r,max:o,step:s,oninput:()=>n(i.
valueAsNumber)}),l=u("output",{class:"cnn-value"}),d=m=>{i.valueAsNumber!==m&&(i.valueAsNumber=m),i.setAttribute("aria-v\
aluetext",a(m)),b(l,a(m))},c=xe(t,i);return c.append(l),{element:c,show:d}}var we=(t,e)=>t.setAttribute("aria-disabled",String(e));function k(t,e=2){if(!Number.isFinite(t))return Number.isNaN(t)?"nan":t>0?"∞":"−∞";let n=Math.abs(t);if(n<1e-9)return"\
0";let r=t<0?"−":"";return n>=1e15?r+Number(n.toPrecision(3)).toExponential():Number(n.toFixed(e))!==0?r+String(Number(
n.toFixed(e))):n>=1e-4?r+String(Number(n.toPrecision(2))):r+n.toExponential(1).replace(".0e","e").replace(/-(\d)$/,"-0$1")}function Me(t,e){let n=t<0?"−":"",r=Math.abs(t);for(let s of[2,1,0]){if(s<2&&r<.5*10**-s)break;let a=k(t,s);if(a.length<=
e)return a;let i=a.replace(/0\./,".");if(r<1&&i.length<=e)return i}let o=`${n}${Math.round(r/1e3)}k`;return r>=1e3&&o.length<=
e?o:"…"}function ie(t){let e=t.trim().replaceAll("−","-").replace(",","."),n=/^([+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?)(?:\/(\d+\.?\d*))?$/i.
exec(e);if(n===null)return null;let r=Number(n[1])/(n[2]===void 0?1:Number(n[2]));return Number.isFinite(r)?r:null}var C=(t,e)=>`${t}\
 ${e}${t===1?"":"s"}`;var Ae=(t,e)=>Number((t+e).toPrecision(12));var U=class{constructor(e){this.root=e;this.element=u("div",{class:"cnn-editor",role:"group",hidden:!0},A("One less",()=>this.
nudge(-1),"minus"),this.field,A("One more",()=>this.nudge(1),"plus")),this.field.addEventListener("input",()=>this.read()),
this.element.addEventListener("keydown",n=>this.keydown(n)),this.element.addEventListener("focusout",n=>{this.element.contains(
n.relatedTarget)||this.close(!1)})}root;element;field=u("input",{type:"text",class:"cnn-entry",autocomplete:"off",spellcheck:"\
false"});edit=null;open(e){this.edit?.cell.classList.remove("cnn-editing"),this.edit=e,e.cell.classList.add("cnn-editing"),
this.element.hidden=!1,this.element.setAttribute("aria-label",`Edit ${e.label}`),this.field.setAttribute("aria-label",e.
label),this.place(e.cell),this.field.value=e.typed??k(e.value,6),this.field.focus({preventScroll:!0}),e.typed===void 0?this.
field.select():this.read()}close(e){let{edit:n}=this;n!==null&&(this.edit=null,this.element.hidden=!0,n.cell.classList.remove(
"cnn-editing"),e&&n.cell.focus({preventScroll:!0}))}read(){let e=ie(this.field.value);this.field.setAttribute("aria-inva\
lid",String(e===null)),e!==null&&this.edit?.write(e)}nudge(e){let n=(ie(this.field.value)??0)+e;this.field.value=k(n,6),
this.read()}keydown(e){e.stopPropagation();let{key:n}=e;if(n==="ArrowUp"||n==="ArrowDown")this.nudge(n==="ArrowUp"?1:-1);else if(n===
"Escape"){let{edit:r}=this;r?.cancel!==void 0?r.cancel():r?.write(r.value),this.close(!0)}else if(n==="Enter"&&e.target===
this.field)this.close(!0);else return;e.preventDefault()}place(e){let[n,r]=[this.root.getBoundingClientRect(),e.getBoundingClientRect()],
{offsetWidth:o,offsetHeight:s}=this.element,a=r.left+r.width/2-o/2-n.left,i=Math.max(4,Math.min(n.width-o-4,a)),l=r.bottom-
n.top+6,d=l+s>n.height?r.top-n.top-s-6:l;this.element.style.translate=`${i}px ${d}px`}};function le(t,e){let n=()=>{let o=t.get("_initial");return typeof o=="object"&&o!==null&&Object.keys(o).length>0?o:null},
r=n()===null?Object.fromEntries(e.map(o=>[o,structuredClone(t.get(o))])):{};return()=>n()??r}function Se(t,e,n){let r=0,
o=()=>{r||=requestAnimationFrame(()=>{r=0,n()})};for(let s of e)t.on(`change:${s}`,o);return{get:s=>t.get(s),set(s){let a=Object.
entries(s).filter(([i,l])=>!cn(t.get(i),l));for(let[i,l]of a)t.set(i,l);a.length>0&&t.save_changes()},schedule:o,dispose(){
cancelAnimationFrame(r),r=-1;for(let s of e)t.off(`change:${s}`,o)}}}var cn=(t,e)=>t===e||JSON.stringify(t)===JSON.stringify(
e),Le=({get:t},e)=>n=>n in e?e[n]:t(n),Te=(t,e)=>t.some((n,r)=>n!==e[r]);function Ne(t,e){let n,r=l=>t.get(l),o=l=>{for(let[d,c]of Object.entries(l))t.set(d,c);t.save_changes()},s=()=>{clearTimeout(
n),r("playing")===!0&&(n=setTimeout(a,1e3/Math.max(.25,Number(r("speed")))))},a=()=>{let[l,d]=[e.index(r)+1,e.length(r)-
1];o({...l<=d&&e.at(r,l),playing:l<d}),s()},i=["change:playing","change:speed"];for(let l of i)t.on(l,s);return s(),()=>{
clearTimeout(n);for(let l of i)t.off(l,s)}}var dn=[.25,.5,1,2,4,8].map(t=>[String(t),`${t} / s`]),D=class{constructor(e,n){
this.binding=e;this.sequence=n;this.scrub.setAttribute("aria-label",`Position among the ${n.unit}s`),this.scrub.addEventListener(
"input",()=>this.go(Number(this.scrub.value))),this.playButton=A("Play",()=>this.toggle(),"play"),this.playButton.append(
G("pause")),this.playButton.classList.add("cnn-play"),this.element=u("div",{class:"cnn-player",role:"group","aria-label":"\
Player",id:P("player")},u("div",{class:"cnn-transport"},A(`First ${n.unit}`,()=>this.go(0),"first",!0),A("Step back",()=>this.
step(-1),"back",!0),this.playButton,A("Step forward",()=>this.step(1),"forward",!0)),this.scrub,this.count,this.speed.element),
this.element.addEventListener("keydown",r=>this.keydown(r))}binding;sequence;element;playButton;scrub=u("input",{type:"r\
ange",min:0,step:1,class:"cnn-scrub"});count=u("span",{class:"cnn-count"});speed=ve("Speed",dn,e=>this.binding.set({speed:Number(
e)}));toggle(){let e=this.binding.get("playing")===!0,n=this.sequence.index(this.binding.get)>=this.sequence.length(this.
binding.get)-1;this.binding.set({...!e&&n&&this.sequence.at(this.binding.get,0),playing:!e})}pause(){this.binding.get("p\
laying")===!0&&this.binding.set({playing:!1})}update(){let e=this.binding.get("playing")===!0,[n,r]=[this.sequence.index(
this.binding.get),this.sequence.length(this.binding.get)];v(this.playButton,"aria-label",e?"Pause":"Play"),v(this.playButton,
"title",e?"Pause":"Play"),v(this.playButton,"data-playing",String(e)),v(this.scrub,"max",String(r-1)),this.scrub.valueAsNumber!==
n&&(this.scrub.valueAsNumber=n),v(this.scrub,"aria-valuetext",`${this.sequence.unit} ${n+1} of ${r}`),this.scrub.style.setProperty(
"--done",String(r>1?n/(r-1):1)),b(this.count,`${n+1} / ${r}`),this.speed.show(String(this.binding.get("speed")))}step(e){
this.go(this.sequence.index(this.binding.get)+e)}go(e){let n=this.sequence.length(this.binding.get)-1,r=this.sequence.at(
this.binding.get,Math.max(0,Math.min(n,e)));this.binding.set({...r,playing:!1})}keydown(e){e.key!==" "||e.target!==this.
scrub||(e.preventDefault(),this.toggle())}};var K=class{constructor(e){this.source=e;let n=u("pre",{tabindex:0,role:"group","aria-label":"Python source"},this.code),
r=A("Copy",()=>{this.copy()}),o=u("div",{class:"cnn-python-bar"},u("span",{},"The same in Python"),this.status,r);this.element=
u("div",{class:"cnn-python",hidden:!0},o,n)}source;element;code=u("code",{});status=u("span",{class:"cnn-copied",role:"s\
tatus"});update(){this.element.hidden||(b(this.code,this.source()),b(this.status,""))}async copy(){try{await navigator.clipboard.
writeText(this.source()),b(this.status,"Copied")}catch{getSelection()?.selectAllChildren(this.code),b(this.status,"Selec\
ted: press Ctrl+C to copy")}}};function Fe(t,e,n){let r=Object.entries(e).find(([o,s])=>n.includes(o)&&(mn(t(o))||!Ee(t(o),s)));if(r!==void 0)throw new RangeError(
`the setting ${r[0]} is not what it should be`)}var mn=t=>typeof t=="number"&&Math.abs(t)>1e13;function Ee(t,e){if(e==null)
return!0;if(typeof e=="number")return Number.isFinite(t);if(Array.isArray(e)){if(!Array.isArray(t)||t.length>20*(e.length+
1))return!1;let n=e.length===0||typeof e[0]=="string";return t.length===0?n:e.length===0||t.every(r=>e.some(o=>Ee(r,o)))}
return typeof t==typeof e&&t!==null}var ue=t=>t instanceof RangeError&&!/NaN|undefined|null|Invalid/.test(t.message)?`: ${t.
message.replace(/\.$/,"")}`:"";var pn=["data-theme","data-jp-theme-light","data-vscode-theme-kind","theme","class"];function _e(t){let e=new MutationObserver(
t);for(let r of[document.documentElement,document.body])e.observe(r,{attributeFilter:pn});let n=matchMedia("(prefers-col\
or-scheme: dark)");return n.addEventListener("change",t),()=>{e.disconnect(),n.removeEventListener("change",t)}}var hn=["playing","speed"],fn=350,Pe=4;function Ce(t){let{sequence:e}=t;return{initialize:({model:n})=>e===void 0?()=>{}:
Ne(n,e),render({model:n,el:r}){try{return Oe(t,n,r)}catch(o){return bn(t,n,r,`What was kept of this ${t.title.toLowerCase()}\
 could not be drawn${ue(o)}.`)}}}}function bn(t,e,n,r){try{let o=le(e,t.traits)();for(let s of t.traits)s in o&&e.set(s,
o[s]);return e.save_changes(),Oe(t,e,n,`${r} This is how it began.`)}catch{let o=`${r} Run its cell again, or load the p\
age anew.`;return n.replaceChildren(u("div",{class:"cnn"},u("p",{class:"cnn-problem",role:"alert"},o))),()=>n.replaceChildren()}}
function Oe(t,e,n,r=null){let o=[...t.traits,...t.sequence===void 0?[]:hn],s=le(e,o);Fe($=>e.get($),s(),t.traits.filter(
$=>t.loose?.includes($)!==!0));let a=u("div",{class:"cnn",role:"group","aria-label":t.title,"data-explorer":t.name}),i=u(
"div",{class:"cnn-live",role:"status","aria-live":"polite","aria-atomic":"true"}),l=u("p",{class:"cnn-problem",role:"ale\
rt",hidden:!0}),d=$=>u("div",{class:`cnn-${$}`}),c,m=Se(e,o,()=>N()),p={binding:m,editor:new U(a),player:t.sequence===void 0?
null:new D(m,t.sequence),choices:d("choices"),more:d("more"),stage:d("stage"),detail:d("detail"),complain($){l.hidden=$===
null,b(l,$??"")}},h;try{h=t.build(p)}catch($){throw m.dispose(),$}let f=new K(()=>h.python()),g=()=>{h.update(),p.player?.
update(),f.update()},w=null,N=()=>{clearTimeout(c);try{g()}catch($){w=`This could not be drawn${ue($)}. Undo the last ch\
ange, or begin again.`,p.complain(w);return}w!==null&&l.textContent===w&&p.complain(null),w=null,c=setTimeout(()=>b(i,h.
describe()),fn)},M=yn(p,f,()=>{p.complain(null),h.reset?.(),m.set({...s(),...p.player!==null&&{playing:!1}})});a.append(
M,p.more,l,p.stage),p.player!==null&&a.append(p.player.element),a.append(p.detail,f.element,i,p.editor.element);let[y,L]=[
0,0],F=$=>{$<=Pe||$===y||(y=$,h.resize($-Pe))},W=new ResizeObserver(()=>{cancelAnimationFrame(L),L=requestAnimationFrame(
()=>F(a.clientWidth))}),sn=_e(()=>h.theme?.()),ye=()=>{clearTimeout(c),cancelAnimationFrame(L),W.disconnect(),sn(),h.dispose?.(),
m.dispose(),a.remove()};n.append(a),gn(p);try{F(a.clientWidth||700),g(),b(i,h.describe())}catch($){throw ye(),$}return r!==
null&&p.complain(r),a.dataset.ready="true",W.observe(a),ye}function gn({stage:t,player:e}){let n=r=>{r.target.closest("[\
role=gridcell]")!==null&&e?.pause()};t.addEventListener("pointermove",n),t.addEventListener("pointerdown",n),t.addEventListener(
"focusin",n)}function yn(t,e,n){t.more.hidden=!0;let r=oe("More",i=>{t.more.hidden=!i,r.show(i),t.binding.schedule()},t.
more),o=oe("Python",i=>{e.element.hidden=!i,o.show(i),e.update()},e.element),s=t.more.hasChildNodes()&&r.element,a=u("di\
v",{class:"cnn-ends"},s,o.element,A("Reset",n,"reset"));return u("div",{class:"cnn-bar",role:"group","aria-label":"Setti\
ngs"},t.choices,a)}var x=t=>Number.isSafeInteger(t)?String(t).replace(/\B(?=(\d{3})+$)/g,","):t.toExponential(2).replace(/e\+?/," · 10^");var ze=t=>t.reduce((e,n)=>e*n,1);function O(t,e){let n=ze(t);if(e!==void 0&&e.length!==n)throw new RangeError(`data has ${e.
length} elements, but shape (${t.join(", ")}) needs ${n}`);return{shape:[...t],data:e===void 0?new Float64Array(n):Float64Array.
from(e)}}function Re(t){let e=[];for(let o=t;Array.isArray(o)&&(e.push(o.length),o.length!==0);o=o[0]);let n=[],r=(o,s)=>{
if(s===e.length&&!Array.isArray(o))n.push(o);else if(Array.isArray(o)&&o.length===e[s])o.forEach(a=>r(a,s+1));else throw new RangeError(
"the lists are ragged: every row must have the same length")};return r(t,0),O(e,n)}function We(t){let e=(n,r)=>{if(n===t.
shape.length)return t.data[r];let o=ze(t.shape.slice(n+1));return Array.from({length:t.shape[n]},(s,a)=>e(n+1,r+a*o))};return e(
0,0)}function xn(t){let e=[...t];for(let n=1;n<=1024;n++)if(e.every(r=>Math.round(r*n)/n===r))return n;return 1}function I(t,e){let n=xn(e.data),r=(s,a)=>{if(!Array.isArray(s))return String(n===1?s:Math.round(s*n));let i=Array.isArray(
s[0])?`,
${" ".repeat(a+1)}`:", ";return`[${s.map(l=>r(l,a+1)).join(i)}]`},o=`${t} = np.array(`;return`${o}${r(We(e),o.length)}, \
dtype=float)${n===1?"":` / ${n}`}`}var T=["dense","local","convolutional"],$n=[-3,-2,-1,1,2,3];function ce(t,e,n=[]){let r=(o,s)=>$n[((o+1)*73856093^(s+1)*
19349663)%97%6];return Array.from({length:t},(o,s)=>Array.from({length:e},(a,i)=>n[s]?.[i]??r(s,i)))}function R(t,e){let n=Array.
from({length:t},(r,o)=>o);return e?[...n.filter(r=>r%2===1),...n.filter(r=>r%2===0)]:n}var V=(t,e,n,r)=>t==="dense"?{first:0,
seen:n}:{first:e,seen:r},_=(t,e,n,r)=>t==="dense"||n>=e&&n<e+r;function J(t,e,n,r,o){return _(t,e,n,o)?t==="dense"?e*r+n:
t==="local"?e*o+n-e:n-e:null}function de(t,e){let{input:n,dense:r,local:o,kernel:s,shuffled:a}=e,i=R(n.length,a);return o.
map((l,d)=>n.map((c,m)=>t==="dense"?r[d][i[m]]:(t==="local"?l:s)[m-d]??0))}var me=({input:t,shuffled:e})=>R(t.length,e).
map(n=>t[n]);function Ie(t,e){let n=me(e);return de(t,e).map(r=>r.reduce((o,s,a)=>o+s*n[a],0))}function Be(t,e,n,r,o){return _(
t,e,n,o)?"input"in r?"output"in r?_(t,r.output,r.input,o)?t==="convolutional"?n-e===r.input-r.output:e===r.output&&n===r.
input:!1:n===r.input:e===r.output:!1}function je(t,e,n,r){let o=-1,s=r;return t.forEach(({x1:a,y1:i,x2:l,y2:d},c)=>{let[
m,p]=[l-a,d-i],h=Math.max(0,Math.min(1,((e-a)*m+(n-i)*p)/(m*m+p*p))),f=Math.hypot(e-a-h*m,n-i-h*p);f<=s&&([o,s]=[c,f])}),
o}function B({size:t,channels:e,kernel:n,filters:r}){let o=t-n+1;return{inputs:t*t*e,patch:n*n*e,places:o*o,outputs:r*o*
o}}function Y(t){let{inputs:e,patch:n,outputs:r}=B(t),{filters:o,units:s}=t;return{dense:{weights:s*e,biases:s,macs:s*e},
local:{weights:r*n,biases:r,macs:r*n},convolutional:{weights:o*n,biases:o,macs:r*n},same:{weights:r*e,biases:r,macs:r*e}}}
function j(t,e){let n=t-e+1;return{dense:{weights:n*t,biases:n,macs:n*t},local:{weights:n*e,biases:n,macs:n*e},convolutional:{
weights:e,biases:1,macs:n*e}}}function qe(t,e,{size:n,kernel:r}){return e>t?`A kernel of ${e} weights needs at least ${e}\
 inputs, but there are ${t}: use a smaller kernel or more inputs.`:r>n?`A kernel of ${r}×${r} does not fit into a pictu\
re of ${n}×${n}: use a kernel of at most ${n}, or a picture of at least ${r}×${r}.`:null}var kn=`outputs = {
    "dense": linear(input, dense),
    "locally connected": locally_connected2d(input[None, None], local.T[None, None, None, :, None])[0, 0],
    "convolutional": conv1d(input[None], kernel[None, None])[0],
}
for name, output in outputs.items():
    print(f"{name:>17}: {output}")
`,Mn=`side = conv_output_size(size, kernel_size)
inputs, patch, outputs = size * size * channels, kernel_size * kernel_size * channels, filters * side * side
weights = {"dense": units * inputs, "locally connected": outputs * patch, "convolutional": filters * patch}
biases = {"dense": units, "locally connected": outputs, "convolutional": filters}
macs = {"dense": units * inputs, "locally connected": outputs * patch, "convolutional": outputs * patch}
for name in weights:
    print(f"{name:>17}: {weights[name] + biases[name]:,} parameters, {macs[name]:,} multiply-accumulates")
`;function He({input:t,dense:e,local:n,kernel:r,shuffled:o},s){let a=(f,g)=>I(f,Re(g)),i=["import numpy as np","from cnn\
edu.analysis import conv_output_size","from cnnedu.functional import conv1d, linear, locally_connected2d","",a("input",t),
a("dense",e)];o&&(i.push(`order = [${R(t.length,!0).join(", ")}]`),i.push("input, dense = input[order], dense[:, order] \
 # shuffled: only a dense layer can follow"));let{size:l,channels:d,kernel:c,filters:m,units:p}=s;i.push(a("local",n),a(
"kernel",r));let h=`size, channels, kernel_size, filters, units = ${[l,d,c,m,p].join(", ")}
`;return`${i.join(`
`)}
${kn}
${h}${Mn}`}function Ge(t,e,n){let r=Array.from({length:t.length-e+1},(s,a)=>a),o=s=>Array.from({length:e},(a,i)=>i).every(
a=>t[s+a]===t[n+a]);return r.filter(s=>s!==n&&o(s))}var pe=(t,e)=>t<=1?0:Math.log10(t)/Math.log10(e);function Ue(t){let e=[
"bytes","kB","MB","GB","TB","PB"],n=Math.min(e.length-1,t<1e3?0:Math.floor(Math.log10(t)/3)),r=t/1e3**n;return`${r>=100?
x(Math.round(r)):Number(r.toPrecision(2))} ${e[n]}`}var An=[1,2,1,2,4,2,1,2,1].map(t=>t/16);var ar=64*Number.EPSILON;var he=["input","dense_weight","local_weight","kernel","kind","position","shuffled","show","size","channels","kernel_siz\
e","filters","units"];function E(t){let[e,n]=[t("input"),t("kernel")],r=Math.max(1,e.length-n.length+1),o=s=>Number(t(s));
return{input:e,kernel:n,dense:t("dense_weight"),local:t("local_weight"),shuffled:t("shuffled")===!0,kind:t("kind"),position:Math.
max(0,Math.min(r-1,o("position"))),names:t("show")==="names",counted:{size:o("size"),channels:o("channels"),kernel:o("ke\
rnel_size"),filters:o("filters"),units:o("units")},outputs:r}}function X(t,e){let n=Le(t,e),[r,o]=[n("input").length,n("\
kernel").length],s=qe(r,o,E(n).counted);return s===null&&t.set(e),s}var Sn=[-1,2,1,-2,3];function De({input:t,dense:e,local:n,
kernel:r,position:o},s,a){let i=s-a+1;return{input:Array.from({length:s},(l,d)=>t[d]??0),kernel:Array.from({length:a},(l,d)=>r[d]??
Sn[d]),...i>0&&{dense_weight:ce(i,s,e),local_weight:ce(i,a,n),position:Math.min(o,i-1)}}}function Ln({input:t,shuffled:e},n,r,o){
return n==="dense"?["dense_weight",r,R(t.length,e)[o]]:n==="local"?["local_weight",r,o-r]:["kernel",null,o-r]}var Q=(t,e,n)=>t.
map((r,o)=>o===e?n:r);function Ke(t,e,n,r,o){let[s,a,i]=Ln(t,e,n,r);if(a===null)return{[s]:Q(t.kernel,i,o)};let l=e==="d\
ense"?t.dense:t.local;return{[s]:Q(l,a,Q(l[a],i,o))}}var Ve=({input:t,shuffled:e},n,r)=>({input:Q(t,R(t.length,e)[n],r)});var Tn=[["dense","Dense"],["local","Local"],["convolutional","Convolutional"]],Nn=[["values","values"],["names","which p\
arameter"]];function Je(t){let e=c=>{t.complain(X(t.binding,c)),t.binding.schedule()},n=se("Which layer",Tn,c=>e({kind:c}));
n.element.classList.add("cnn-kinds");let r=se("Write the weights as",Nn,c=>e({show:c})),o=u("div",{class:"cnn-field"},u(
"span",{class:"cnn-caption"},"weights as"),r.element),s=$e("shuffle the inputs",c=>e({shuffled:c}));t.choices.append(n.element,
o,s.element);let a=(c,m)=>{let p=E(t.binding.get);e(De(p,c(p),m(p)))},i=ae("inputs","inputs",[3,10],c=>a(()=>c,m=>m.kernel.
length)),l=ae("kernel","kernel weights",[1,5],c=>a(m=>m.input.length,()=>c)),d=u("div",{class:"cnn-fields"},i.element,l.
element);return t.more.append(u("fieldset",{class:"cnn-section"},u("legend",{},"Drawing"),d)),c=>{n.show(c.kind),r.show(
c.names?"names":"values"),s.show(c.shuffled),i.show([c.input.length]),l.show([c.kernel.length])}}var z={dense:"Dense",local:"Locally connected",convolutional:"Convolutional"},Ye={dense:"every output sees every input",
local:"sees its neighbours only",convolutional:"neighbours, shared weights"},Z=t=>t.length<2?t.join(""):`${t.slice(0,-1).
join(", ")} and ${t[t.length-1]}`,Fn=t=>t<0?`(${k(t)})`:k(t);function fe({state:t,input:e,layers:n},r){let{first:o,seen:s}=V(
r,t.position,e.length,t.kernel.length),a=n[r].values.matrix[t.position];return e.slice(o,o+s).map((i,l)=>`${k(i)}${"×"}${Fn(
a[o+l])}`).join(" + ")}function Qe({state:t,input:e,layers:n,twins:r}){if(r.length===0)return"No other output looks at t\
he same patch: give two places of the input the same numbers, and compare what the three layers answer.";let o=[t.position,
...r].sort((i,l)=>i-l),s=e.slice(t.position,t.position+t.kernel.length).map(i=>k(i)).join(", "),a=i=>Z(o.map(l=>k(n[i].values.
output[l])));return`Outputs ${Z(o)} look at the same patch (${s}). The convolution answers ${a("convolutional")}, as it \
must. Locally connected: ${a("local")}, dense: ${a("dense")}. What those two learn in one place they do not know in anot\
her.`}var En="Point at an output, an input, an edge or an entry of a matrix: what belongs to it lights up in all three. \
Click a weight or an input to change it.",_n="The inputs stand in another order. The dense layer’s columns were shuffled\
 alike, and its outputs are exactly what they were: it never knew who its neighbours are. The other two now see other ne\
ighbours.";function Xe(t){let{pointer:e,state:n}=t;return e===null?n.shuffled?_n:En:"input"in e?"output"in e?On(t,e):Cn(
t,e.input):Pn(t,e.output)}function Pn({state:t},e){let n=t.kernel.length,r=Array.from({length:n},(o,s)=>e+s);return`Outp\
ut ${e} sees all ${t.input.length} inputs of the dense layer, and only ${n>1?"inputs":"input"} ${Z(r)} in the other two.`}
function Cn({state:t},e){let{outputs:n,kernel:r}=t,o=Array.from({length:n},(s,a)=>a).filter(s=>_("convolutional",s,e,r.length));
return`Input ${e} reaches ${n>1?`all ${n} outputs`:"the output"} of the dense layer, and only ${o.length>1?"outputs":"ou\
tput"} ${Z(o)} in the other two.`}function On({state:t},{output:e,input:n}){let[r,o]=[t.input.length,t.kernel.length],s=j(
r,o);if(!_("convolutional",e,n,o))return`From input ${n} to output ${e} only the dense layer has a connection. In the ot\
her two this is not a weight that happens to be 0: there is none.`;let a=J("convolutional",e,n,r,o);return`From input ${n}\
 to output ${e}. Dense: one of ${s.dense.weights} weights, locally connected: one of ${s.local.weights}; each used once.\
 Convolutional: weight ${a} of the kernel, the same on ${t.outputs>1?`all ${t.outputs} edges of its diagonal`:"its one e\
dge"}: change one and all change.`}function Ze(t){let{state:e,layers:n,input:r}=t,{position:o,kind:s}=e,a=h=>k(n[h].values.
output[o]),i=T.filter(h=>h!==s).map(h=>`${z[h].toLowerCase()} ${a(h)}`),l=j(r.length,e.kernel.length),d=Y(e.counted),{size:c,
channels:m}=e.counted,p=h=>T.map(f=>`${z[f].toLowerCase()} ${h(f)}`).join(", ");return`Output ${o}, ${z[s].toLowerCase()}\
: ${fe(t,s)} = ${a(s)}; ${i.join("; ")}. Weights drawn: ${p(h=>String(l[h].weights))}. Parameters on ${c}${"×"}${c}${"×"}${m}\
: ${p(h=>x(d[h].weights+d[h].biases))}.`.replaceAll(/\((\u2212[^)]*)\)/g,"$1")}function en({state:t}){let{inputs:e,patch:n,
places:r}=B(t.counted),{kernel:o,channels:s}=t.counted,a=l=>l>=100?x(Math.round(l)):k(l,1),i=r>1?` Sharing one filter am\
ong its ${C(r,"place").replace(String(r),x(r))} divides the weights by ${x(r)} once more, and saves not a single multipl\
ication.`:"";return`Looking at ${o}${"×"}${o}${"×"}${s} = ${x(n)} inputs instead of all ${x(e)} divides weights and mu\
ltiplications per output by ${a(e/n)}.${i}`}var zn={size:[3,4,5,6,7,8,9,12,16,20,24,28,32,48,64,96,128,160,192,224,256,384,512],channels:[1,2,3,4,8,16,32,64],kernel_size:[
1,2,3,4,5,6,7,8,9,10,11],filters:[1,2,4,6,8,16,32,64,128,256,512],units:[1,2,5,10,20,50,100,200,500,1e3,2e3,4096,1e4]},Rn=[
["size","picture",t=>`${t}${"×"}${t}`],["channels","channels",String],["kernel_size","kernel",t=>`${t}${"×"}${t}`],["f\
ilters","filters",String],["units","dense units",x]],Wn=1e9,nn=[["dense","Dense"],["local","Locally connected"],["convol\
utional","Convolutional"],["same","Dense, with as many outputs as the convolution"]],ee=class{element;heading=u("h4",{});moral=u(
"p",{class:"cnn-moral"});axis=u("p",{class:"cnn-axis-note"});rows=new Map;shows;counted="";constructor(e){let n=Rn.map(([
s,a,i])=>this.control(e,s,a,i));this.shows=n.map(({show:s})=>s);let r=["","parameters","multiply-accumulates for one pic\
ture"].map(s=>u("div",{role:"columnheader"},s)),o=u("div",{class:"cnn-table",role:"table","aria-label":"Costs"},u("div",
{role:"row",class:"cnn-line cnn-first"},...r));o.append(...nn.map(([s,a])=>this.row(s,a))),this.element=u("div",{class:"\
cnn-counts"},this.heading,u("div",{class:"cnn-sizes"},...n.map(({element:s})=>s)),o,this.axis,this.moral)}update(e){let{
counted:n}=e.state;for(let l of this.shows)l({...n,kernel_size:n.kernel});let r=Object.values(n).join();if(r===this.counted)
return;this.counted=r;let{size:o,channels:s}=n;b(this.heading,`Now a picture of ${o}${"×"}${o}${"×"}${s} = ${x(o*o*s)}\
 values`);let a=Y(n),i=Math.max(Wn,...Object.values(a).flatMap(({weights:l,biases:d,macs:c})=>[l+d,c]));for(let[l]of nn)
this.show(l,a[l],n,i);b(this.axis,"A multiply-accumulate is one product, added to a sum. Each tick of a bar is a thousan\
d times the one before; parameters in float32 take 4 bytes each."),b(this.moral,en(e))}show(e,n,r,o){let{numbers:s,bars:a,
notes:i}=this.rows.get(e),{weights:l,biases:d,macs:c}=n,{inputs:m,patch:p,outputs:h}=B(r);[l+d,c].forEach((M,y)=>{b(s[y],
x(M)),a[y].style.width=`${(100*pe(M,o)).toFixed(2)}%`,a[y].parentElement.style.setProperty("--tick",`${(100*pe(1e3,o)).toFixed(
2)}%`)});let[f,g,w]=[x(m),x(p),x(h)],N={dense:`${f} inputs ${"×"} ${x(r.units)} units = ${x(l)} weights`,local:`${w} ou\
tputs ${"×"} ${g} = ${x(l)} weights`,convolutional:`${C(r.filters,"filter")} ${"×"} ${g} = ${x(l)} weights`,same:`${f}\
 inputs ${"×"} ${w} outputs`};b(i[0],`${N[e]} + ${x(d)} ${d===1?"bias":"biases"}; ${Ue(4*(l+d))}`),b(i[1],e==="dense"||
e==="same"?"every weight once":`${w} outputs ${"×"} ${g} inputs each`)}row(e,n){let r=()=>[u("b",{}),u("i",{}),u("span",
{class:"cnn-sum-note"})],[o,s]=[r(),r()];this.rows.set(e,{numbers:[o[0],s[0]],bars:[o[1],s[1]],notes:[o[2],s[2]]});let a=([
l,d,c],m)=>u("div",{role:"cell","data-what":m,"data-label":m==="macs"?"multiply-accumulates":m},l,u("span",{class:"cnn-b\
ar-track","aria-hidden":"true"},d),c),i=u("div",{role:"rowheader"},n);return u("div",{role:"row",class:"cnn-line","data-\
row":e},i,a(o,"parameters"),a(s,"macs"))}control(e,n,r,o){let s=zn[n],a=s[0],i=c=>s.reduce((m,p,h)=>Math.abs(p-c)<Math.abs(
s[m]-c)?h:m,0),l=c=>o(c===i(a)?a:s[c]),d=ke(r,{min:0,max:s.length-1,step:1,write:l},c=>{e.complain(X(e.binding,{[n]:s[c]})),
e.binding.schedule()});return{element:d.element,show:c=>{a=c[n],d.show(i(a))}}}};var tn={ArrowUp:[-1,0],ArrowDown:[1,0],ArrowLeft:[0,-1],ArrowRight:[0,1],Home:[0,-1/0],End:[0,1/0],PageUp:[-1/0,0],PageDown:[
1/0,0]},ne=class{constructor(e,n,r){this.events=r;this.element=u("div",{class:"cnn-grid",role:"grid","aria-label":n,"dat\
a-hue":e}),this.element.addEventListener("pointerover",o=>this.at(o,(s,a)=>r.point(s,a))),this.element.addEventListener(
"pointerleave",o=>{o.pointerType!=="touch"&&r.leave()}),this.element.addEventListener("focusin",o=>this.at(o,(s,a)=>this.
focused(s,a))),this.element.addEventListener("focusout",()=>r.leave()),this.element.addEventListener("click",o=>this.at(
o,(s,a,i)=>r.pick(s,a,i))),this.element.addEventListener("keydown",o=>this.keydown(o))}events;element;outline=u("div",{class:"\
cnn-outline",hidden:!0});cells=[];kept=new Map;lines=[];origin=[0,0];characters=3;stop=[NaN,NaN];resize(e,n,r=[0,0]){let[
o,s]=r,[a,i]=this.origin;if(e===this.cells.length&&n===this.cells[0]?.length&&o===a&&s===i)return;let{lines:l}=this,[d,c]=this.
stop;this.setStop(NaN,NaN),this.origin=r,this.cells=Array.from({length:e},(m,p)=>Array.from({length:n},(h,f)=>this.made(
o+p,s+f))),this.lines=this.cells.map((m,p)=>l[p+o-a]??u("div",{role:"row",class:"cnn-row"})),this.lines.forEach((m,p)=>on(
m,this.cells[p].map(h=>h.element))),on(this.element,[...this.lines,this.outline]),this.element.style.setProperty("--cnn-\
columns",String(n)),this.setStop(rn(d,o,e)?d:Math.max(o,0),rn(c,s,n)?c:Math.max(s,0))}name(e,n){v(this.element,"aria-lab\
el",e),v(this.element,"data-hue",n)}paint(e){let[n,r]=this.origin;this.cells.forEach((o,s)=>o.forEach((a,i)=>Bn(a,e(n+s,
r+i),this.characters)))}box(e){if(this.outline.hidden=e===null,e===null)return;let n={r:e.row-this.origin[0],c:e.col-this.
origin[1],h:e.rows,w:e.cols};for(let[r,o]of Object.entries(n))this.outline.style.setProperty(`--${r}`,String(o))}setStop(e,n){
e===this.stop[0]&&n===this.stop[1]||(this.cell(...this.stop)?.setAttribute("tabindex","-1"),this.cell(e,n)?.setAttribute(
"tabindex","0"),this.stop=[e,n])}focus(e,n){this.cell(e,n)?.focus({preventScroll:!1})}cell(e,n){return this.cells[e-this.
origin[0]]?.[n-this.origin[1]]?.element}made(e,n){let r=`${e} ${n}`,o=this.kept.get(r);return o===void 0&&this.kept.set(
r,o=In(e,n)),o}focused(e,n){this.setStop(e,n),this.events.point(e,n)}at(e,n){let r=e.target.closest("[role=gridcell]");r!==
null&&n(Number(r.dataset.row),Number(r.dataset.col),r)}keydown(e){this.at(e,(n,r,o)=>{this.handle(e,n,r,o)&&(e.preventDefault(),
e.stopPropagation())})}handle(e,n,r,o){let{key:s,altKey:a,ctrlKey:i,metaKey:l,shiftKey:d}=e,{nudge:c,pick:m}=this.events,
p=d&&a?.1:1;if(c!==void 0&&a&&(s==="ArrowUp"||s==="ArrowDown"))c(n,r,s==="ArrowUp"?p:-p);else{if(a||l)return!1;if(s in tn)
this.move(s,i,n,r);else{if(i)return!1;if(s==="Enter"||s==="F2")m(n,r,o);else if(c!==void 0&&(s==="+"||s==="-"))c(n,r,s===
"+"?1:-1);else if(c!==void 0&&/^[\d.,]$/.test(s))m(n,r,o,s);else return this.events.key?.(e)??!1}}return!0}move(e,n,r,o){
let[s,a]=tn[e],i=(m,p,h)=>Math.max(p,Math.min(p+h-1,m)),l=n&&(e==="Home"||e==="End"),[d,c]=[this.cells.length,this.cells[0].
length];this.focus(i(r+(l?a:s),this.origin[0],d),i(o+a,this.origin[1],c))}},In=(t,e)=>({element:u("div",{role:"gridcell",
tabindex:-1,"data-row":t,"data-col":e})}),rn=(t,e,n)=>t>=e&&t<e+n;function on(t,e){let n=new Set(e);for(let r of[...t.children])
n.has(r)||r.remove();e.forEach((r,o)=>{t.children[o]!==r&&t.insertBefore(r,t.children[o]??null)})}function Bn(t,e,n){let{
element:r,look:o}=t;if(o!==void 0&&t.characters===n&&jn(e,o))return;let s=e.text??Me(e.value,n);r.textContent!==s&&(r.textContent=
s);let a=e.label(),i=s===""||s==="…"||a.split(/[\s,:]+/).includes(s);v(r,"aria-label",i?a:`${a}, about ${s}`),e.strength!==
o?.strength&&r.style.setProperty("--t",Math.abs(e.strength).toFixed(3));let l=`cnn-cell ${e.flags}${e.strength<0?" cnn-n\
egative":""}`;r.className!==l&&(r.className=l),t.look=e,t.characters=n}var jn=(t,e)=>t.value===e.value&&t.strength===e.strength&&
t.flags===e.flags&&t.text===e.text;function q(t){let e=0;for(let n=0;n<t.length;n++)e=Math.max(e,Math.abs(t[n]));return e}var H=(t,e)=>e>0?Math.max(-1,Math.
min(1,t/e)):0;function be(t,e={},...n){let r=document.createElementNS("http://www.w3.org/2000/svg",t);for(let[o,s]of Object.entries(e))
s!=null&&s!==!1&&r.setAttribute(o,String(s));return r.append(...n.filter(o=>o!==null&&o!==!1)),r}var qn=9,te=class{constructor(e,n){this.wiring=e;let r=z[e],o=i=>{if(i.key===" ")n.toggle();else if(i.key==="Escape")n.point(
e,null);else return!1;return!0},s=(i,l,d)=>new ne(i,`${r}, ${l}`,{point:(c,m)=>n.point(e,d(c,m)),leave:()=>n.point(e,null),
pick:(c,m,p,h)=>n.pick(e,d(c,m),p,h),...i!=="activation"&&{nudge:(c,m,p)=>n.nudge(e,d(c,m),p)},key:o});this.output=s("ac\
tivation","outputs",(i,l)=>({output:l})),this.input=s("input","inputs",(i,l)=>({input:l})),this.matrix=s("weight","weigh\
t matrix",(i,l)=>({output:i,input:l})),this.listen(n);let a=i=>u("div",{class:"cnn-caption"},i);this.outputs=u("div",{},
a("outputs"),this.output.element),this.element=u("section",{class:"cnn-panel","data-wiring":e,"aria-label":r},u("div",{class:"\
cnn-head"},u("strong",{},r),u("span",{class:"cnn-what"},Ye[e])),u("div",{class:"cnn-cost"},this.weights,this.cost),this.
outputs,this.fan,this.input.element,a("inputs"),a("weight matrix"),this.matrix.element)}wiring;element;weights=u("b",{});cost=u(
"span",{});outputs;output;input;matrix;fan=be("svg",{class:"cnn-fan","aria-hidden":"true"});edges=[];layout="";update(e,n,r){
this.build(e,n,r);let{state:o,input:s}=e,{wiring:a}=this,[i,l,d]=[o.input.length,o.kernel.length,o.position],{values:c,most:m}=e.
layers[a],p=e.pointer??{output:d},h=(M,y)=>Be(a,M,y,p,l),f=c.output;this.paintInput(e,h);let g=q(f);this.output.paint((M,y)=>({
value:f[y],strength:H(f[y],g),flags:`${y===d?"current":e.twins.includes(y)?"twin":""}${e.pointer!==null&&s.some((L,F)=>h(
y,F))?" linked":""}`,label:()=>`output ${y}: ${k(f[y])}${y===d?", shown":""}`})),this.matrix.paint((M,y)=>{let L=J(a,M,y,
i,l),F=c.matrix[M][y],W=L===null?"":o.names?String(L):void 0;return{value:F,strength:L===null?0:H(F,m),flags:`${L===null?
"absent":""}${e.pointer!==null&&h(M,y)?" linked":""}`,label:()=>`output ${M}, input ${y}: ${L===null?"no connection":`${k(
F)}, parameter ${L}`}`,...W!==void 0&&{text:W}}});let{first:w,seen:N}=V(a,d,i,l);this.output.box({row:0,col:d,rows:1,cols:1}),
this.input.box({row:0,col:w,rows:1,cols:N}),this.matrix.box({row:d,col:w,rows:1,cols:N}),this.output.setStop(0,d);for(let{
path:M,i:y,j:L}of this.edges){let F=c.matrix[y][L];v(M,"class",`${F<0?"cnn-minus":"cnn-plus"}${h(y,L)?" cnn-lit":""}`),v(
M,"stroke-width",(1+2*Math.abs(H(F,m))).toFixed(1))}v(this.fan,"data-pointed",String(e.pointer!==null))}paintInput({state:e,
input:n,pointer:r},o){let s=q(n),a=Array.from({length:e.outputs},(i,l)=>l);this.input.paint((i,l)=>({value:n[l],strength:H(
n[l],s),flags:r!==null&&a.some(d=>o(d,l))?"linked":"",label:()=>`input ${l}: ${k(n[l])}`}))}build({state:e},n,r){let[o,s]=[
e.input.length,e.kernel.length],a=[o,s,n,r].join();if(a===this.layout)return;this.layout=a;let{outputs:i}=e,{weights:l,biases:d,
macs:c}=j(o,s)[this.wiring];b(this.weights,C(l,"weight")),b(this.cost,`${C(c,"product")}; ${d} ${d===1?"bias":"biases"} \
left out`),this.output.resize(1,i),this.input.resize(1,o),this.matrix.resize(i,o);for(let f of[this.output,this.input,this.
matrix])f.characters=Math.floor((n-1.5)/(n>=29?7.3:6.7));let m=o*n,p=(m-i*n)/2;this.element.style.setProperty("--cell",`${n}\
px`),this.element.style.setProperty("--digits",`${n>=29?13:12}px`),this.outputs.style.paddingLeft=`${p}px`;for(let[f,g]of Object.
entries({width:m,height:r,viewBox:`0 0 ${m} ${r}`}))v(this.fan,f,String(g));let h=new Map(this.edges.map(({i:f,j:g,path:w})=>[
`${f},${g}`,w]));this.edges=[];for(let f=0;f<i;f++)for(let g=0;g<o;g++){if(!_(this.wiring,f,g,s))continue;let w={x1:p+(f+
.5)*n,y1:1,x2:(g+.5)*n,y2:r-1},N=h.get(`${f},${g}`)??this.fan.appendChild(be("path"));h.delete(`${f},${g}`),v(N,"d",`M${w.
x1} ${w.y1}L${w.x2} ${w.y2}`),this.edges.push({line:w,i:f,j:g,path:N})}for(let f of h.values())f.remove()}listen(e){let n=o=>{
let{left:s,top:a}=this.fan.getBoundingClientRect(),i=this.edges.map(({line:d})=>d),l=this.edges[je(i,o.clientX-s,o.clientY-
a,qn)];return l===void 0?null:{output:l.i,input:l.j}},r=o=>e.point(this.wiring,n(o));this.fan.addEventListener("pointerm\
ove",r),this.fan.addEventListener("pointerdown",r),this.fan.addEventListener("pointerleave",o=>o.pointerType!=="touch"&&
e.point(this.wiring,null))}};function re(t){let e=T.map(a=>de(a,t)),n=q(e.flat(2)),r=(a,i)=>({values:{matrix:e[i],output:Ie(a,t)},most:n}),o=Object.fromEntries(
T.map((a,i)=>[a,r(a,i)])),s=me(t);return{state:t,input:s,layers:o,twins:Ge(s,t.kernel.length,t.position),pointer:null}}var Hn={unit:"output",length:t=>E(t).outputs,index:t=>E(t).position,at:(t,e)=>({position:e})},Gn=12,Un=20,ge=class{constructor(e){
this.frame=e;this.scene=re(E(e.binding.get)),this.showControls=Je(e);let n=o=>Object.fromEntries(T.map(s=>[s,o(s)]));this.
panels=n(o=>new te(o,{point:(s,a)=>this.point(s,a),pick:(s,a,i,l)=>this.pick(s,a,i,l),nudge:(s,a,i)=>this.nudge(s,a,i),toggle:()=>e.
player?.toggle()})),this.sums=n(o=>{let[s,a]=[u("span",{}),u("b",{class:"cnn-result"})],i=u("p",{class:"cnn-sum","data-s\
um":o},u("span",{class:"cnn-name"},z[o]),u("span",{},s," = ",a));return{products:s,result:a,line:i}}),this.counts=new ee(
e),this.drawings=u("div",{class:"cnn-drawings"},...T.map(o=>this.panels[o].element)),e.stage.append(this.drawings,this.hint);
let r=T.map(o=>this.sums[o].line);e.detail.append(u("div",{class:"cnn-sums","data-part":"sums"},this.sumsTitle,...r,this.
twins),this.counts.element)}frame;panels;counts;showControls;hint=u("p",{class:"cnn-hint","data-part":"hint"});twins=u("\
p",{class:"cnn-twins","data-part":"twins"});drawings;sums;sumsTitle=u("h4",{});scene;traits=[];pointer=null;width=700;update(){
let e=he.map(this.frame.binding.get);Te(e,this.traits)&&(this.scene=re(E(this.frame.binding.get)),this.traits=e),this.draw()}resize(e){
this.width=e,this.draw()}describe(){return Ze(this.scene)}python(){return He(this.scene.state,this.scene.state.counted)}draw(){
let e={...this.scene,pointer:this.pointer},{state:n}=e,r=n.input.length,o=Math.floor((this.width-2*Gn)/3/r),s=o>=Un;v(this.
drawings,"data-side",String(s)),v(this.frame.choices,"data-side",String(s));let a=s?Math.min(34,o):Math.max(24,Math.min(
36,Math.floor(this.width/r)));for(let i of T){let{element:l}=this.panels[i];l.hidden=!s&&i!==n.kind,l.hidden||this.panels[i].
update(e,a,s?78:96)}this.showControls(n),this.writeSums(e),b(this.hint,Xe(e)),this.counts.update(e)}writeSums(e){let{position:n,
kind:r}=e.state;b(this.sumsTitle,`Output ${n}`);for(let o of T){let{products:s,result:a,line:i}=this.sums[o];b(s,fe(e,o)),
b(a,k(e.layers[o].values.output[n])),v(i,"data-front",String(o===r))}b(this.twins,Qe(e))}point(e,n){n!==null&&!("input"in
n)&&this.frame.binding.set({position:n.output,kind:e,playing:!1}),JSON.stringify(n)!==JSON.stringify(this.pointer)&&(this.
pointer=n,n!==null&&this.frame.player?.pause(),this.frame.binding.schedule())}target(e,n){let{binding:r}=this.frame,o=re(
E(r.get));if(!("input"in n))return null;let s=n.input;if(!("output"in n))return{label:`input ${s}`,value:o.input[s],write:l=>this.
write(Ve(E(r.get),s,l))};let a=n.output;if(!_(e,a,s,o.state.kernel.length))return null;let i=o.layers[e].values.matrix[a][s];
return{label:`weight from input ${s} to output ${a}`,value:i,write:l=>this.write(Ke(E(r.get),e,a,s,l))}}write(e){let r=Object.
values(e).flat(2).every(o=>Math.abs(o)<=1e100);this.frame.complain(r?null:"That number is too large for the sums to be w\
ritten: use at most 1e100."),r&&this.frame.binding.set(e)}pick(e,n,r,o){let s=this.target(e,n);if(s===null){let a="input"in
n&&"output"in n;this.frame.complain(a?"There is no connection here to give a weight to: only a dense layer joins these t\
wo.":null);return}this.frame.complain(null),this.frame.editor.open({cell:r,typed:o,...s}),this.point(e,n)}nudge(e,n,r){let o=this.
target(e,n);o!==null&&o.write(Ae(o.value,r))}},ds=Ce({name:"ConnectivityExplorer",title:"Connectivity explorer",traits:he,
sequence:Hn,build:t=>new ge(t)});export{ds as default};
