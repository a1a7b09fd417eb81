function c(t,e={},...n){let r=document.createElement(t);for(let[o,s]of Object.entries(e))typeof s=="function"?r.addEventListener(
o.slice(2),s):s===!0?r.setAttribute(o,""):s!==!1&&s!=null&&r.setAttribute(o,String(s));return r.append(...n.filter(o=>o!=
null&&o!==!1)),r}var nn={first:"M4 3v10M13 3.5v9L6 8z",back:"M11.5 3.5v9L5 8z",play:"M5 3v10l8-5z",pause:"M5 3.5v9M11 3.\
5v9",forward:"M4.5 3.5v9L11 8z",reset:"M3.5 8a4.5 4.5 0 1 0 1.6-3.4M5.5 1.8 4.8 4.9l3.1.5",minus:"M4 8h8",plus:"M4 8h8M8\
 4v8"};function D(t){let e="http://www.w3.org/2000/svg",n=document.createElementNS(e,"svg");n.setAttribute("viewBox","0 \
0 16 16"),n.setAttribute("class",`cnn-icon cnn-icon-${t}`),n.setAttribute("aria-hidden","true");let r=document.createElementNS(
e,"path");return r.setAttribute("d",nn[t]),n.append(r),n}function y(t,e){t.textContent!==e&&(t.textContent=e)}function T(t,e,n){
t.getAttribute(e)!==n&&(n===null?t.removeAttribute(e):t.setAttribute(e,n))}var tn=0,rn=Math.random().toString(36).slice(
2,8),B=t=>`cnn-${t}-${rn}-${++tn}`;function A(t,e,n,r=!1){let o=n===void 0?t:D(n),s={type:"button",class:`cnn-button${r?" cnn-quiet":""}`,onclick:e};return c(
"button",n===void 0?s:{...s,"aria-label":t,title:t},o)}function ie(t,e,n){let r=n===void 0?"aria-pressed":"aria-expanded",
o=A(t,()=>e(o.getAttribute(r)!=="true"));return o.setAttribute(r,"false"),n!==void 0&&(n.id||=B("panel"),o.setAttribute(
"aria-controls",n.id)),{element:o,show:s=>o.setAttribute(r,String(s))}}var Se=(t,e)=>(e.id||=B("field"),c("div",{class:"\
cnn-field"},c("label",{for:e.id},t),e));function K(t,e,n){let r=c("select",{class:"cnn-select",onchange:()=>n(r.value)});
for(let[s,a]of e)r.append(c("option",{value:s},a));let o=s=>{r.value!==s&&(r.value=s)};return{element:Se(t,r),show:o}}function le(t,e,n){
let r=B("choice"),o=e.map(([i])=>c("input",{type:"radio",name:r,value:i,onchange:()=>n(i)})),s=e.map(([,i],u)=>c("label",
{},o[u],c("span",{},i)));return{element:c("div",{class:"cnn-segmented",role:"radiogroup","aria-label":t},...s),show:i=>o.
forEach(u=>u.checked=u.value===i)}}function ue(t,e,n){let{min:r,max:o,step:s,write:a=String}=e,l=c("input",{type:"range",class:"cnn-slider",min:r,max:o,step:s,
oninput:()=>n(l.valueAsNumber)}),i=c("output",{class:"cnn-value"}),u=p=>{l.valueAsNumber!==p&&(l.valueAsNumber=p),l.setAttribute(
"aria-valuetext",a(p)),y(i,a(p))},d=Se(t,l);return d.append(i),{element:d,show:u}}function E(t,e=2){if(!Number.isFinite(t))return Number.isNaN(t)?"nan":t>0?"∞":"−∞";let n=Math.abs(t);if(n<1e-9)return"\
0";let r=t<0?"−":"";return n>=1e15?r+Number(n.toPrecision(3)).toExponential():Number(n.toFixed(e))!==0?r+String(Number(
n.toFixed(e))):n>=1e-4?r+String(Number(n.toPrecision(2))):r+n.toExponential(1).replace(".0e","e").replace(/-(\d)$/,"-0$1")}function ce(t){let e=t.trim().replaceAll("−","-").replace(",","."),n=/^([+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?)(?:\/(\d+\.?\d*))?$/i.
exec(e);if(n===null)return null;let r=Number(n[1])/(n[2]===void 0?1:Number(n[2]));return Number.isFinite(r)?r:null}var V=class{constructor(e){this.root=e;this.element=c("div",{class:"cnn-editor",role:"group",hidden:!0},A("One less",()=>this.
nudge(-1),"minus"),this.field,A("One more",()=>this.nudge(1),"plus")),this.field.addEventListener("input",()=>this.read()),
this.element.addEventListener("keydown",n=>this.keydown(n)),this.element.addEventListener("focusout",n=>{this.element.contains(
n.relatedTarget)||this.close(!1)})}root;element;field=c("input",{type:"text",class:"cnn-entry",autocomplete:"off",spellcheck:"\
false"});edit=null;open(e){this.edit?.cell.classList.remove("cnn-editing"),this.edit=e,e.cell.classList.add("cnn-editing"),
this.element.hidden=!1,this.element.setAttribute("aria-label",`Edit ${e.label}`),this.field.setAttribute("aria-label",e.
label),this.place(e.cell),this.field.value=e.typed??E(e.value,6),this.field.focus({preventScroll:!0}),e.typed===void 0?this.
field.select():this.read()}close(e){let{edit:n}=this;n!==null&&(this.edit=null,this.element.hidden=!0,n.cell.classList.remove(
"cnn-editing"),e&&n.cell.focus({preventScroll:!0}))}read(){let e=ce(this.field.value);this.field.setAttribute("aria-inva\
lid",String(e===null)),e!==null&&this.edit?.write(e)}nudge(e){let n=(ce(this.field.value)??0)+e;this.field.value=E(n,6),
this.read()}keydown(e){e.stopPropagation();let{key:n}=e;if(n==="ArrowUp"||n==="ArrowDown")this.nudge(n==="ArrowUp"?1:-1);else if(n===
"Escape"){let{edit:r}=this;r?.cancel!==void 0?r.cancel():r?.write(r.value),this.close(!0)}else if(n==="Enter"&&e.target===
this.field)this.close(!0);else return;e.preventDefault()}place(e){let[n,r]=[this.root.getBoundingClientRect(),e.getBoundingClientRect()],
{offsetWidth:o,offsetHeight:s}=this.element,a=r.left+r.width/2-o/2-n.left,l=Math.max(4,Math.min(n.width-o-4,a)),i=r.bottom-
n.top+6,u=i+s>n.height?r.top-n.top-s-6:i;this.element.style.translate=`${l}px ${u}px`}};function de(t,e){let n=()=>{let o=t.get("_initial");return typeof o=="object"&&o!==null&&Object.keys(o).length>0?o:null},
r=n()===null?Object.fromEntries(e.map(o=>[o,structuredClone(t.get(o))])):{};return()=>n()??r}function Ne(t,e,n){let r=0,
o=()=>{r||=requestAnimationFrame(()=>{r=0,n()})};for(let s of e)t.on(`change:${s}`,o);return{get:s=>t.get(s),set(s){let a=Object.
entries(s).filter(([l,i])=>!on(t.get(l),i));for(let[l,i]of a)t.set(l,i);a.length>0&&t.save_changes()},schedule:o,dispose(){
cancelAnimationFrame(r),r=-1;for(let s of e)t.off(`change:${s}`,o)}}}var on=(t,e)=>t===e||JSON.stringify(t)===JSON.stringify(
e),Te=({get:t},e)=>n=>n in e?e[n]:t(n);function Le(t,e){let n,r=i=>t.get(i),o=i=>{for(let[u,d]of Object.entries(i))t.set(u,d);t.save_changes()},s=()=>{clearTimeout(
n),r("playing")===!0&&(n=setTimeout(a,1e3/Math.max(.25,Number(r("speed")))))},a=()=>{let[i,u]=[e.index(r)+1,e.length(r)-
1];o({...i<=u&&e.at(r,i),playing:i<u}),s()},l=["change:playing","change:speed"];for(let i of l)t.on(i,s);return s(),()=>{
clearTimeout(n);for(let i of l)t.off(i,s)}}var sn=[.25,.5,1,2,4,8].map(t=>[String(t),`${t} / s`]),J=class{constructor(e,n){
this.binding=e;this.sequence=n;this.scrub.setAttribute("aria-label",`Position among the ${n.unit}s`),this.scrub.addEventListener(
"input",()=>this.go(Number(this.scrub.value))),this.playButton=A("Play",()=>this.toggle(),"play"),this.playButton.append(
D("pause")),this.playButton.classList.add("cnn-play"),this.element=c("div",{class:"cnn-player",role:"group","aria-label":"\
Player",id:B("player")},c("div",{class:"cnn-transport"},A(`First ${n.unit}`,()=>this.go(0),"first",!0),A("Step back",()=>this.
step(-1),"back",!0),this.playButton,A("Step forward",()=>this.step(1),"forward",!0)),this.scrub,this.count,this.speed.element),
this.element.addEventListener("keydown",r=>this.keydown(r))}binding;sequence;element;playButton;scrub=c("input",{type:"r\
ange",min:0,step:1,class:"cnn-scrub"});count=c("span",{class:"cnn-count"});speed=K("Speed",sn,e=>this.binding.set({speed:Number(
e)}));toggle(){let e=this.binding.get("playing")===!0,n=this.sequence.index(this.binding.get)>=this.sequence.length(this.
binding.get)-1;this.binding.set({...!e&&n&&this.sequence.at(this.binding.get,0),playing:!e})}pause(){this.binding.get("p\
laying")===!0&&this.binding.set({playing:!1})}update(){let e=this.binding.get("playing")===!0,[n,r]=[this.sequence.index(
this.binding.get),this.sequence.length(this.binding.get)];T(this.playButton,"aria-label",e?"Pause":"Play"),T(this.playButton,
"title",e?"Pause":"Play"),T(this.playButton,"data-playing",String(e)),T(this.scrub,"max",String(r-1)),this.scrub.valueAsNumber!==
n&&(this.scrub.valueAsNumber=n),T(this.scrub,"aria-valuetext",`${this.sequence.unit} ${n+1} of ${r}`),this.scrub.style.setProperty(
"--done",String(r>1?n/(r-1):1)),y(this.count,`${n+1} / ${r}`),this.speed.show(String(this.binding.get("speed")))}step(e){
this.go(this.sequence.index(this.binding.get)+e)}go(e){let n=this.sequence.length(this.binding.get)-1,r=this.sequence.at(
this.binding.get,Math.max(0,Math.min(n,e)));this.binding.set({...r,playing:!1})}keydown(e){e.key!==" "||e.target!==this.
scrub||(e.preventDefault(),this.toggle())}};var Q=class{constructor(e){this.source=e;let n=c("pre",{tabindex:0,role:"group","aria-label":"Python source"},this.code),
r=A("Copy",()=>{this.copy()}),o=c("div",{class:"cnn-python-bar"},c("span",{},"The same in Python"),this.status,r);this.element=
c("div",{class:"cnn-python",hidden:!0},o,n)}source;element;code=c("code",{});status=c("span",{class:"cnn-copied",role:"s\
tatus"});update(){this.element.hidden||(y(this.code,this.source()),y(this.status,""))}async copy(){try{await navigator.clipboard.
writeText(this.source()),y(this.status,"Copied")}catch{getSelection()?.selectAllChildren(this.code),y(this.status,"Selec\
ted: press Ctrl+C to copy")}}};function Fe(t,e,n){let r=Object.entries(e).find(([o,s])=>n.includes(o)&&(an(t(o))||!Ee(t(o),s)));if(r!==void 0)throw new RangeError(
`the setting ${r[0]} is not what it should be`)}var an=t=>typeof t=="number"&&Math.abs(t)>1e13;function Ee(t,e){if(e==null)
return!0;if(typeof e=="number")return Number.isFinite(t);if(Array.isArray(e)){if(!Array.isArray(t)||t.length>20*(e.length+
1))return!1;let n=e.length===0||typeof e[0]=="string";return t.length===0?n:e.length===0||t.every(r=>e.some(o=>Ee(r,o)))}
return typeof t==typeof e&&t!==null}var me=t=>t instanceof RangeError&&!/NaN|undefined|null|Invalid/.test(t.message)?`: ${t.
message.replace(/\.$/,"")}`:"";var ln=["data-theme","data-jp-theme-light","data-vscode-theme-kind","theme","class"];function Pe(t){let e=new MutationObserver(
t);for(let r of[document.documentElement,document.body])e.observe(r,{attributeFilter:ln});let n=matchMedia("(prefers-col\
or-scheme: dark)");return n.addEventListener("change",t),()=>{e.disconnect(),n.removeEventListener("change",t)}}var un=["playing","speed"],cn=350,_e=4;function Ce(t){let{sequence:e}=t;return{initialize:({model:n})=>e===void 0?()=>{}:
Le(n,e),render({model:n,el:r}){try{return Oe(t,n,r)}catch(o){return dn(t,n,r,`What was kept of this ${t.title.toLowerCase()}\
 could not be drawn${me(o)}.`)}}}}function dn(t,e,n,r){try{let o=de(e,t.traits)();for(let s of t.traits)s in o&&e.set(s,
o[s]);return e.save_changes(),Oe(t,e,n,`${r} This is how it began.`)}catch{let o=`${r} Run its cell again, or load the p\
age anew.`;return n.replaceChildren(c("div",{class:"cnn"},c("p",{class:"cnn-problem",role:"alert"},o))),()=>n.replaceChildren()}}
function Oe(t,e,n,r=null){let o=[...t.traits,...t.sequence===void 0?[]:un],s=de(e,o);Fe(w=>e.get(w),s(),t.traits.filter(
w=>t.loose?.includes(w)!==!0));let a=c("div",{class:"cnn",role:"group","aria-label":t.title,"data-explorer":t.name}),l=c(
"div",{class:"cnn-live",role:"status","aria-live":"polite","aria-atomic":"true"}),i=c("p",{class:"cnn-problem",role:"ale\
rt",hidden:!0}),u=w=>c("div",{class:`cnn-${w}`}),d,p=Ne(e,o,()=>x()),m={binding:p,editor:new V(a),player:t.sequence===void 0?
null:new J(p,t.sequence),choices:u("choices"),more:u("more"),stage:u("stage"),detail:u("detail"),complain(w){i.hidden=w===
null,y(i,w??"")}},h;try{h=t.build(m)}catch(w){throw p.dispose(),w}let b=new Q(()=>h.python()),k=()=>{h.update(),m.player?.
update(),b.update()},g=null,x=()=>{clearTimeout(d);try{k()}catch(w){g=`This could not be drawn${me(w)}. Undo the last ch\
ange, or begin again.`,m.complain(g);return}g!==null&&i.textContent===g&&m.complain(null),g=null,d=setTimeout(()=>y(l,h.
describe()),cn)},N=pn(m,b,()=>{m.complain(null),h.reset?.(),p.set({...s(),...m.player!==null&&{playing:!1}})});a.append(
N,m.more,i,m.stage),m.player!==null&&a.append(m.player.element),a.append(m.detail,b.element,l,m.editor.element);let[$,M]=[
0,0],j=w=>{w<=_e||w===$||($=w,h.resize(w-_e))},G=new ResizeObserver(()=>{cancelAnimationFrame(M),M=requestAnimationFrame(
()=>j(a.clientWidth))}),ae=Pe(()=>h.theme?.()),O=()=>{clearTimeout(d),cancelAnimationFrame(M),G.disconnect(),ae(),h.dispose?.(),
p.dispose(),a.remove()};n.append(a),mn(m);try{j(a.clientWidth||700),k(),y(l,h.describe())}catch(w){throw O(),w}return r!==
null&&m.complain(r),a.dataset.ready="true",G.observe(a),O}function mn({stage:t,player:e}){let n=r=>{r.target.closest("[r\
ole=gridcell]")!==null&&e?.pause()};t.addEventListener("pointermove",n),t.addEventListener("pointerdown",n),t.addEventListener(
"focusin",n)}function pn(t,e,n){t.more.hidden=!0;let r=ie("More",l=>{t.more.hidden=!l,r.show(l),t.binding.schedule()},t.
more),o=ie("Python",l=>{e.element.hidden=!l,o.show(l),e.update()},e.element),s=t.more.hasChildNodes()&&r.element,a=c("di\
v",{class:"cnn-ends"},s,o.element,A("Reset",n,"reset"));return c("div",{class:"cnn-bar",role:"group","aria-label":"Setti\
ngs"},t.choices,a)}function S(t){if(t<999.5)return String(Math.round(t));for(let[e,n]of[[1e3,"k"],[1e6,"M"],[1e9,"G"],[1e12,"T"],[1e15,"P"]]){
let r=t/e;for(let[o,s]of[[2,9.995],[1,99.95],[0,999.5]])if(r<s)return`${r.toFixed(o)} ${n}`}return t.toExponential(2)}function ze(t,e,n=!1,r){let o=t.filter(l=>Number.isFinite(l)&&(!n||l>0)),[s,a]=r??o.reduce(([l,i],u)=>[Math.min(l,u),Math.
max(i,u)],[1/0,-1/0]);return s>a&&([s,a]=n?[1,10]:[0,1]),s===a&&([s,a]=n?[s/2,s*2]:[s-.5,a+.5]),{low:s,high:a,log:n,ticks:n?
bn(s,a,e):Be(s,a,e)}}function Re({low:t,high:e,log:n},r,o,s){if(n&&r<=0)return NaN;let a=n?Math.log10:Number;return o+(a(
r)-a(t))/(a(e)-a(t))*(s-o)}function bn(t,e,n){let[r,o]=[Math.floor(Math.log10(t)),Math.ceil(Math.log10(e))],s=Math.max(1,
Math.ceil((o-r)/n)),a=o-r<=n/3?[1,2,5]:[1],l=[];for(let i=r;i<=o;i+=s)l.push(...a.map(u=>+`${u}e${i}`));return l.filter(
i=>i>=t*.999&&i<=e*1.001)}function Be(t,e,n){let r=(e-t)/n,o=Math.floor(Math.log10(r)),s=r/10**o,a=s>=Math.sqrt(50)?10:s>=
Math.sqrt(10)?5:s>=Math.sqrt(2)?2:1,l=o<0?10**-o/a:1,i=o<0?1:10**o*a,u=b=>b*i/l,[d,p]=[Math.round(t*l/i),Math.round(e*l/
i)],[m,h]=[u(d)<t?d+1:d,u(p)>e?p-1:p];return h<m&&n<2?Be(t,e,2*n):Array.from({length:Math.max(0,h-m+1)},(b,k)=>u(m+k))}var yn=[1,2,1,2,4,2,1,2,1].map(t=>t/16);var tr=64*Number.EPSILON;var be=[[1,3,1,16,1],[6,3,2,24,2],[6,5,2,40,2],[6,3,2,80,3],[6,5,1,112,3],[6,5,2,192,4],[6,3,1,320,1]],v={width:1,depth:1,
resolution:224},fe=1e3,U=({alpha:t,beta:e,gamma:n})=>t*e*e*n*n;function Ie(t){let e=Math.floor(t);return t-e!==.5?Math.round(
t):e%2===0?e:e+1}function I(t,e,n){let{alpha:r,beta:o,gamma:s}=e,a=U(e);return n==="depth"?{...v,depth:a**t}:n==="width"?
{...v,width:a**(t/2)}:n==="resolution"?{...v,resolution:Ie(v.resolution*a**(t/2))}:{width:o**t,depth:r**t,resolution:Ie(
v.resolution*s**t)}}function qe(t){let e=Math.max(8,Math.floor(Math.trunc(t+4)/8)*8);return e<.9*t?e+8:e}function je(t,e,n,r,o,s){
let a=n*t,l=Math.max(1,Math.floor(t/4)),i=n===1?0:t*a,[u,d,p]=[r*r*a,a*e,2*a*l],m=2*((n===1?0:a)+a+e);return[i+u+d+p+l+a+
m,i*o*o+(u+d)*s*s+p]}function C({width:t,depth:e,resolution:n}){let[r,o]=[qe(32*t),Math.floor((n+1)/2)],[s,a]=[29*r,27*r*
o*o],[l,i,u]=[[],[],[]];for(let[p,m,h,b,k]of be){let[g,x]=[qe(b*t),Math.ceil(k*e)],N=Math.floor((o+h-1)/h),$=je(r,g,p,m,
o,N),M=je(g,g,p,m,N,N);s+=$[0]+(x-1)*M[0],a+=$[1]+(x-1)*M[1],[r,o]=[g,N],l.push(x),i.push(g),u.push(N)}let d=4*r;return s+=
r*d+2*d+d*fe+fe,a+=r*d*o*o+d*fe,{parameters:s,macs:a,layers:l,channels:i,sides:u}}var Z=(t,e)=>Math.log(t/C(v).macs)/Math.
log(U(e));function We({width:t,depth:e,resolution:n},{alpha:r,beta:o,gamma:s}){return{depth:Math.log(e)/Math.log(r),width:Math.
log(t)/Math.log(o),resolution:Math.log(n/v.resolution)/Math.log(s)}}var Ge=3;function Ue(t){let e=U(t);return e<=Ge?null:
`With these exponents the work would grow by α·β²·γ² = ${e.toFixed(2)} with every step of φ: at most ${Ge} can b\
e drawn here, and the paper keeps it near 2. Make another of them smaller first.`}var gn={compound:"width, depth, resolu\
tion = compound_scaling(phi, alpha, beta, gamma)",depth:"width, depth, resolution = 1.0, growth**phi, 224  # the same wo\
rk, all of it in depth",width:"width, depth, resolution = growth ** (phi / 2), 1.0, 224  # the same work, all of it in w\
idth",resolution:"width, depth, resolution = 1.0, 1.0, round(224 * growth ** (phi / 2))  # all of it in resolution"},wn=`\
with torch.device("meta"):  # a model without numbers is enough to count
    model = create_model("efficientnet_b0", width_mult=width, depth_mult=depth)
summary = summarize(model, (1, 3, resolution, resolution))
print(f"width {width:.2f}, depth {depth:.2f}, images of {resolution}×{resolution}")
print(f"{summary.parameters:,} parameters, {summary.macs:,} multiply-accumulates")
`;function He(t,{alpha:e,beta:n,gamma:r},o,s){let a=s==="formula",l=a?o==="compound"?["compound_scaling"]:[]:["published\
_scaling"],i=["import torch","from cnnedu.analysis import summarize","from cnnedu.models import create_model"];return i.
push(...l.map(u=>`from cnnedu.models.efficientnet import ${u}`),""),a?(i.push(`alpha, beta, gamma, phi = ${[e,n,r,t].join(
", ")}`),i.push("growth = alpha * beta**2 * gamma**2"),i.push('print(f"the work grows by {growth:.2f} with every step of\
 phi, by {growth**phi:.2f} in all")'),i.push(gn[o])):i.push(`width, depth, resolution = published_scaling("efficientnet_${s}\
")`),`${i.join(`
`)}
${wn}`}function f(t,e={},...n){let r=document.createElementNS("http://www.w3.org/2000/svg",t);for(let[o,s]of Object.entries(e))
s!=null&&s!==!1&&r.setAttribute(o,String(s));return r.append(...n.filter(o=>o!==null&&o!==!1)),r}var ye=8,P={top:10,right:14,bottom:40,left:52};function De({log:t,domain:e},n,r,o,s){let a=ze(n,s,t,e);return Object.assign(
l=>Re(a,l,r,o),{ticks:a.ticks})}var Y=class{constructor(e,n=()=>{}){this.point=n;this.element=c("div",{class:"cnn-chart"},
this.plot,this.readout,this.legend),T(this.plot,"aria-label",e),this.plot.addEventListener("pointermove",r=>this.look(this.
nearest(r))),this.plot.addEventListener("pointerdown",r=>this.look(this.nearest(r))),this.plot.addEventListener("pointer\
leave",r=>r.pointerType!=="touch"&&this.look(null)),this.plot.addEventListener("blur",()=>this.look(null)),this.plot.addEventListener(
"keydown",r=>this.pressed(r))}point;element;plot=f("svg",{class:"cnn-plot",role:"application",tabindex:0,"aria-roledescr\
iption":"chart"});readout=c("p",{class:"cnn-readout"});legend=c("div",{class:"cnn-series"});series=[];places=[];mark=null;drawn=null;draw(e,n,r,o){
let s=[e,n,r,o];if(Ve(s,this.drawn))return;this.drawn=s,this.series=e;let{width:a,height:l}=o,i=e.flatMap(({points:m})=>m),
u=De(n,i.map(([m])=>m),P.left,a-P.right,Math.max(2,a/90)),d=De(r,i.map(([,m])=>m),l-P.bottom,P.top,Math.max(2,l/50));this.
places=e.map(({points:m})=>m.map(([h,b])=>[xn(n,h)?u(h):NaN,d(b)]));for(let[m,h]of Object.entries({width:a,height:l,viewBox:`\
0 0 ${a} ${l}`}))this.plot.setAttribute(m,String(h));this.write=m=>this.sentence(m,n,r),this.plot.replaceChildren(this.axes(
u,d,n,r,o),...e.map((m,h)=>this.curve(m,this.places[h])),f("g",{class:"cnn-cursor"}));let p=e.filter(({name:m})=>m!=="");
this.legend.replaceChildren(...p.length>1?p.map($n):[]),this.show(this.mark)}show(e){let n=e===null?void 0:this.places[e.
series]?.[e.index];this.mark=n===void 0?null:e,this.plot.querySelector(".cnn-cursor")?.replaceChildren(...n===void 0||n.
some(Number.isNaN)?[]:[f("circle",{cx:n[0],cy:n[1],r:7})]),y(this.readout,this.mark===null?"":this.write(this.mark))}write=()=>"";sentence({
series:e,index:n},r,o){let{name:s,points:a,names:l}=this.series[e],[i,u]=a[n],d=(m,h)=>Number.isNaN(h)?"–":(m.write??E)(
h),p=l?.[n]??r.tell?.(i)??`${r.label} ${d(r,i)}`;return`${s}${s===""?"":", "}${p}: ${l===void 0?"":`${r.label} ${d(r,i)}\
, `}${o.label} ${d(o,u)}`}axes(e,n,r,o,{width:s,height:a}){let l=f("g",{class:"cnn-axes","aria-hidden":"true"}),[i,u]=[a-
P.bottom,s-P.right];for(let p of n.ticks)l.append(f("path",{d:`M${P.left} ${n(p)}H${u}`})),l.append(f("text",{x:P.left-6,
y:n(p)+4,"text-anchor":"end"},(o.write??E)(p)));for(let p of e.ticks)l.append(f("path",{d:`M${e(p)} ${i}v5`})),l.append(
f("text",{x:e(p),y:i+18,"text-anchor":"middle"},(r.write??E)(p)));let d=(i+P.top)/2;return l.append(f("path",{d:`M${P.left}\
 ${i}H${u}`,class:"cnn-axis"}),f("text",{x:(P.left+u)/2,y:a-4,"text-anchor":"middle",class:"cnn-axis-label"},r.label),f(
"text",{x:12,y:d,transform:`rotate(-90 12 ${d})`,"text-anchor":"middle",class:"cnn-axis-label"},o.label)),l}curve({look:e,
scatter:n,faint:r},o){let s=o.filter(l=>l.every(Number.isFinite)),a=f("g",{class:`cnn-curve${r===!0?" cnn-faint":""}`,"d\
ata-look":e%ye});return n!==!0&&s.length>0&&a.append(f("path",{d:`M${s.map(([l,i])=>`${l.toFixed(1)} ${i.toFixed(1)}`).join(
"L")}`})),(n===!0||s.length<=24)&&a.append(...s.map(([l,i])=>Je(e,l,i))),a}nearest({clientX:e,clientY:n}){let{left:r,top:o}=this.
plot.getBoundingClientRect(),s=null,a=60**2;return this.places.forEach((l,i)=>l.forEach(([u,d],p)=>{let m=(u-e+r)**2+(d-
n+o)**2;m<a&&([s,a]=[{series:i,index:p},m])})),s}look(e){e?.series===this.mark?.series&&e?.index===this.mark?.index||(this.
show(e),this.point(this.mark))}pressed(e){let n={ArrowLeft:-1,ArrowRight:1,Home:-1/0,End:1/0}[e.key],r={ArrowUp:-1,ArrowDown:1}[e.
key];if(n===void 0&&r===void 0||this.series.length===0)return;e.preventDefault(),e.stopPropagation();let{series:o,index:s}=this.
mark??{series:0,index:n===1?-1:0},a=Ke(o+(r??0),this.series.length);this.look({series:a,index:Ke(s+(n??0),this.series[a].
points.length)})}};function Ve(t,e){if(Object.is(t,e)||typeof t=="function"&&typeof e=="function")return!0;if(typeof t!=
"object"||typeof e!="object"||t===null||e===null)return!1;let[n,r]=[t,e],o=Object.keys(n);return o.length===Object.keys(
r).length&&o.every(s=>Ve(n[s],r[s]))}var xn=({domain:t},e)=>t===void 0||e>=t[0]-1e-9&&e<=t[1]+1e-9,Ke=(t,e)=>Math.max(0,
Math.min(e-1,t));function Je(t,e,n){let r=["M-4 0a4 4 0 1 0 8 0a4 4 0 1 0-8 0z","M-3.6-3.6h7.2v7.2h-7.2z","M0-4.6 4.4 3.\
4h-8.8z","M0-5 5 0 0 5-5 0z"],o=t%ye>=r.length,s=r[t%r.length];return f("path",{d:s,transform:`translate(${e.toFixed(1)}\
 ${n.toFixed(1)})`,class:o?"cnn-mark cnn-hollow":"cnn-mark"})}function $n({name:t,look:e,scatter:n}){let r=f("svg",{width:28,
height:12,"aria-hidden":"true"}),o=f("g",{class:"cnn-curve","data-look":e%ye});return n!==!0&&o.append(f("path",{d:"M1 6\
H27"})),o.append(Je(e,14,6)),r.append(o),c("span",{class:"cnn-series-entry"},r,t)}var Qe=["phi","alpha","beta","gamma","grow","network","chart","measured"],vn=C(v);function X(t){let e=u=>Number(t(u)),[n,
r,o]=[e("phi"),t("grow"),t("network")],s={alpha:e("alpha"),beta:e("beta"),gamma:e("gamma")},a=t("measured"),l=a.family.find(
([u])=>u===o),i=l===void 0?I(n,s,r):{width:l[1],depth:l[2],resolution:l[3]};return{phi:n,exponents:s,grow:r,network:o,chart:t(
"chart"),measured:a,work:U(s),size:i,found:C(i),base:vn}}function Ze(t,e){let n=Te(t,e),r=Ue(X(n).exponents);return r===
null&&t.set(e),r}var q={compound:"all three",depth:"depth alone",width:"width alone",resolution:"resolution alone"},F=t=>String(
Number(t.toFixed(4))),L=({network:t,phi:e})=>t==="formula"?`φ = ${F(e)}`:t.toUpperCase();var ge=Array.from({length:29},(t,e)=>e/4),kn=["compound","depth","width","resolution"],z={compound:0,depth:1,width:2,resolution:3},
Ye=5,Mn=4,An={cost:"The same work, spent in four ways. Resolution costs no parameter at all. Published networks lie near\
 the rule, not on it: they were rounded by hand, and their φ is no whole number.",factors:"Lines: the rule. Points: B0 \
to B7 as published, each at the φ at which the rule spends its work. Were they made by the rule, all would lie on the li\
nes.",accuracy:"Measured by the paper’s authors on ImageNet (Tables 2 and 7), not here. For about the same work, growing\
 all three helps more than growing one."},Sn=t=>S(t).replace(/\.0+ /," ").replace(/(\.\d)0 /,"$1 "),ee=class{element;chart=new Y(
"Chart of the family");note=c("p",{class:"cnn-note"});curves={key:"",series:[]};constructor(){this.element=c("div",{class:"\
cnn-charts"},this.chart.element,this.note)}update(e,n){let r={width:n,height:Math.round(Math.min(320,Math.max(240,n*.5)))},
o={label:"multiply-accumulates",log:!0,write:Sn};e.chart==="factors"?this.chart.draw(this.factors(e),{label:"φ",domain:[
0,7]},{label:"times B0’s",log:!0,write:s=>E(s)},r):e.chart==="accuracy"?this.chart.draw(Tn(e),o,{label:"top-1 accuracy\
 in %"},r):this.chart.draw(this.cost(e),o,{label:"parameters in millions",log:!0,write:s=>String(Number(s.toPrecision(3)))},
r),y(this.note,An[e.chart]??"")}lines(e,{exponents:n},r){let o=JSON.stringify([e,n]);return o!==this.curves.key&&(this.curves=
{key:o,series:r(n)}),this.curves.series}cost(e){let n=this.lines("cost",e,s=>kn.map(a=>{let i=ge.map(u=>C(I(u,s,a))).map(
({macs:u,parameters:d})=>[u,d/1e6]);return{name:q[a],look:z[a],points:i,names:ge.map(u=>`φ = ${u}`)}})),r=e.measured.family.
map(([s,a,l,i])=>({name:s,...C({width:a,depth:l,resolution:i})})),o={name:"published",look:Ye,scatter:!0,points:r.map(({
macs:s,parameters:a})=>[s,a/1e6]),names:r.map(({name:s})=>s.toUpperCase())};return[...n,o,Nn(e,[[e.found.macs,e.found.parameters/
1e6]])]}factors(e){let n=this.lines("factors",e,({alpha:s,beta:a,gamma:l})=>{let i=(u,d,p)=>({name:u,look:d,points:ge.map(
m=>[m,p**m])});return[i("depth, αᵠ",z.depth,s),i("width, βᵠ",z.width,a),i("resolution, γᵠ",z.resolution,l)]});if(e.
work<=1)return[...n];let r=e.measured.family.map(([s,a,l,i])=>{let{macs:u}=C({width:a,depth:l,resolution:i});return{name:s.
toUpperCase(),phi:Z(u,e.exponents),depth:l,width:a,sharper:i/224}}),o=(s,a,l)=>({name:`${s} as published`,look:a,scatter:!0,
points:r.map(i=>[i.phi,l(i)]),names:r.map(i=>i.name)});return[...n,o("depth",z.depth,s=>s.depth),o("width",z.width,s=>s.
width),o("resolution",z.resolution,s=>s.sharper)]}},Nn=(t,e)=>({name:`shown: ${t.network==="formula"?`${L(t)}, ${q[t.grow]}`:
L(t)}`,look:Mn,scatter:!0,points:e,names:[L(t)]});function Tn({measured:t}){let e=([,o,s,a,l])=>[C({width:o,depth:s,resolution:a}).
macs,l],n={name:"published, B0 to B7",look:Ye,points:t.family.map(e),names:t.family.map(([o])=>o.toUpperCase())},r=t.alone.
filter(([o])=>o!=="B0").map(o=>({name:`B0 with ${q[o[0]]} grown`,look:z[o[0]],scatter:!0,points:[e(o)],names:[""]}));return[
n,...r]}var Ln=`MBConv: 1${"×"}1 convolutions make six times as many channels (not in stage 1), a larger one filters each chann\
el by itself, 1${"×"}1 ones bring their number down again.`,R=t=>t>=100?E(t,0):t.toFixed(2),we=(t,e)=>c("span",{},t,c("\
sup",{},e)),ne=class{element;cards;rule=c("p",{class:"cnn-rule","data-part":"rule"});counted=c("p",{"data-part":"counted"});rows;lines;written="";constructor(e){
let n=a=>{let[l,i,u,d]=[c("span",{}),c("b",{}),c("span",{class:"cnn-change"}),c("span",{class:"cnn-work"})],p=c("div",{},
c("strong",{},a));return{element:c("div",{class:"cnn-factor","data-factor":a.toLowerCase()},p,c("div",{},l,i),u,d),power:l,
factor:i,change:u,work:d}};this.cards={depth:n("Depth"),width:n("Width"),resolution:n("Resolution")};let r=["stage","blo\
ck","blocks","channels","side of maps"].map(a=>c("th",{scope:"col"},a));this.rows=be.map(([,a],l)=>[c("th",{scope:"row"},
String(l+1)),c("td",{},`MBConv, ${a}${"×"}${a}`),c("td",{}),c("td",{}),c("td",{})]),this.lines=this.rows.map((a,l)=>{let i=c(
"tr",{"data-stage":l},...a);return i.addEventListener("pointerenter",()=>e(l)),i.addEventListener("pointerleave",()=>e(null)),
i});let o=c("table",{"aria-label":"Stages: B0, and the network shown"},c("thead",{},c("tr",{},...r)),c("tbody",{},...this.
lines)),s=Object.values(this.cards).map(({element:a})=>a);this.element=c("div",{class:"cnn-factors"},c("div",{class:"cnn\
-cards"},...s),this.rule,this.counted,c("div",{class:"cnn-scroll"},o),c("p",{class:"cnn-note cnn-block"},Ln))}update(e,n){
this.lines.forEach((u,d)=>T(u,"class",d===n?"cnn-pointed":null));let r=JSON.stringify([e.size,e.phi,e.exponents,e.grow,e.
network]);if(r===this.written)return;this.written=r;let{size:o,found:s,base:a}=e,l=o.resolution/v.resolution,i=u=>u.reduce(
(d,p)=>d+p,0);this.card("depth",e,"α",o.depth,`${i(a.layers)} → ${i(s.layers)} blocks`,o.depth),this.card("width",e,"\
β",o.width,`widest: ${a.channels[6]} → ${s.channels[6]} channels`,o.width**2),this.card("resolution",e,"γ",l,`${v.resolution}\
 → ${o.resolution} pixels a side`,l**2),this.writeRule(e),s.layers.forEach((u,d)=>{[[a.layers[d],u],[a.channels[d],s.channels[d]],
[a.sides[d],s.sides[d]]].forEach(([m,h],b)=>y(this.rows[d][b+2],m===h?String(h):`${m} → ${h}`))})}card(e,n,r,o,s,a){let{
exponents:l,phi:i,network:u,grow:d}=n,p=this.cards[e],m={α:l.alpha,β:l.beta,γ:l.gamma}[r];u==="formula"&&d==="compoun\
d"?p.power.replaceChildren(we(r,"φ")," = ",we(F(m),F(i))," = "):p.power.replaceChildren("×"),y(p.factor,R(o)),y(p.change,
s);let h=e==="resolution"&&o!==1?`(${n.size.resolution}/${v.resolution})`:R(o);y(p.work,`work ${"×"} ${e==="depth"||o===
1?"":`${h}² ≈ `}${R(a)}`),T(p.element,"data-still",String(o===1))}writeRule(e){let{exponents:n,phi:r,work:o,network:s,
found:a,base:l,size:i}=e,{alpha:u,beta:d,gamma:p}=n,m=a.macs/l.macs;if(s!=="formula"){let b=We(i,n),k=Z(a.macs,n),g=x=>Number.
isFinite(x)?x.toFixed(1):"no φ";y(this.rule,`${L(e)} was rounded by hand: by its depth it stands at φ = ${g(b.depth)},\
 by its width at ${g(b.width)}, by its resolution at ${g(b.resolution)}, by its work at ${g(k)}.`),y(this.counted,`Count\
ed: ${S(a.macs)} multiply-accumulates, ${R(m)} times B0’s ${S(l.macs)}.`);return}let h=o**r;this.rule.replaceChildren(
`α·β²·γ² = ${F(u)} ${"×"} ${F(d)}² ${"×"} ${F(p)}² = `,c("b",{},o.toFixed(2)),`${Math.abs(o-2)<=.1?" ≈ 2":""}\
; `,"the work grows by ",we(o.toFixed(2),F(r))," = ",c("b",{},R(h)),"."),y(this.counted,`By the rule ${S(l.macs)} ${"×"}\
 ${R(h)} = ${S(l.macs*h)}; counted ${S(a.macs)} multiply-accumulates, ${R(m)} times B0’s: numbers of channels are rounde\
d to multiples of 8, numbers of blocks up.`)}};var Fn=668,te=.235,en=.52,re=5.6,$e=32,oe=1.6,Xe=230,xe=18,En=1.2,Pn=7,se=class{constructor(e){this.look=e;this.element=
c("div",{class:"cnn-drawing"},this.svg,this.note),this.svg.addEventListener("pointermove",n=>this.look(this.at(n))),this.
svg.addEventListener("pointerdown",n=>this.look(this.at(n))),this.svg.addEventListener("pointerleave",n=>n.pointerType!==
"touch"&&this.look(null))}look;element;svg=f("svg",{class:"cnn-networks",role:"img"});note=c("p",{class:"cnn-note"});drawn="";update(e,n,r){
let o=JSON.stringify([e.size,L(e),r]);o!==this.drawn&&this.draw(e,r),this.drawn=o;for(let s of this.svg.querySelectorAll(
"[data-stage]"))s.classList.toggle("cnn-pointed",s.getAttribute("data-stage")===String(n))}draw(e,n){let{size:r,found:o,
base:s}=e,a=Math.min(1.3,n/Fn),l=({resolution:$})=>Math.min(Xe,Math.max($*te,re*Math.sqrt(Math.ceil($/2)))*a),i=Math.max(
r.resolution*te,re*Math.sqrt(o.sides[0]))*a,u=a*Math.min(1,Xe/i),d=n-10-r.resolution*te*u-14*u,p=u*Math.min(1,d/(u*_n(o))),
m={by:u,across:p,words:n<440?["parameters","MACs"]:["parameters","multiply-accumulates"]},h=this.network(n<440?"B0":"Eff\
icientNet-B0",v,s,s,xe,m),b=this.network(L(e),r,o,s,h.bottom+xe+6,m);this.svg.replaceChildren(h.group,b.group);let k=e.network===
"formula"?I(Pn,e.exponents,e.grow):r,g=Math.ceil(Math.max(b.bottom,2*xe+18+l(v)+l(k))+4);for(let[$,M]of Object.entries({
width:n,height:g,viewBox:`0 0 ${n} ${g}`}))this.svg.setAttribute($,String(M));this.svg.setAttribute("aria-label",`${L(e)}\
: ${o.layers.join(", ")} blocks in seven stages; B0: ${s.layers.join(", ")}`);let x=$=>`${$<.01?"less than 1":Math.round(
100*$)} %`,N=u<.995*a?` To fit, both are drawn at ${x(u/a)} of the usual scale${p<.995*u?`, bars at ${x(p/a)} of their t\
hickness`:""}.`:p<.995*u?` To fit, bars are drawn at ${x(p/u)} of their thickness.`:"";y(this.note,`A bar is a block: as\
 high as its maps, as thick as it has channels (roots of both). Orange, outlined: blocks that B0 does not have. A square\
 of the picture is ${$e}${"×"}${$e} pixels, one position of the last map.${N}`)}network(e,n,r,o,s,a){let{by:l,across:i,
words:u}=a,d=n.resolution*te*l,p=Math.max(d,re*Math.sqrt(r.sides[0])*l),m=s+6+p/2,h=f("g",{}),b=f("text",{x:0,y:s-2,class:"\
cnn-name"},f("tspan",{class:"cnn-strong"},e));b.append(f("tspan",{dx:10},`${S(r.parameters)} ${u[0]}, ${S(r.macs)} ${u[1]}`)),
h.append(b,Cn(n.resolution,d,m));let k=d+14*l+4;return r.layers.forEach((g,x)=>{let[N,$]=[en*Math.sqrt(r.channels[x])*i,
re*Math.sqrt(r.sides[x])*l],M=N+oe*i,j=(O,w)=>{let Me=(Ae,H)=>`M${Ae.toFixed(1)} ${(m-$/2).toFixed(1)}h${H.toFixed(2)}v${$.
toFixed(1)}h${(-H).toFixed(2)}z`;return w<=O?"":M<En?Me(k+O*M,(w-O)*M):Array.from({length:w-O},(Ae,H)=>Me(k+(O+H)*M,N)).
join("")},G=Math.min(g,o.layers[x]),ae={x:k-1,y:m-p/2,width:Math.max(1,g*M+1),height:p};h.append(f("g",{"data-stage":x},
f("rect",{class:"cnn-area",...ae}),f("path",{class:"cnn-old",d:j(0,G)}),f("path",{class:N>3?"cnn-new":"cnn-new cnn-thin",
d:j(G,g)}))),k+=g*M+2*oe*i}),{group:h,bottom:m+p/2}}at(e){let n=e.target.closest("[data-stage]");return n===null?null:Number(
n.getAttribute("data-stage"))}},_n=({layers:t,channels:e})=>t.reduce((n,r,o)=>n+r*(en*Math.sqrt(e[o])+oe)+2*oe,0);function Cn(t,e,n){
let r=e*$e/t,o=n-e/2,s="";for(let a=r;r>2&&a<e-.01;a+=r)s+=`M${a.toFixed(2)} ${o.toFixed(1)}v${e.toFixed(1)}M0 ${(o+a).toFixed(
2)}h${e.toFixed(1)}`;return f("g",{class:"cnn-picture"},f("rect",{x:.5,y:o,width:e,height:e}),f("path",{d:s}))}var ve=4,On={unit:"step",length:()=>7*ve+1,index:t=>Math.round(Number(t("phi"))*ve),at:(t,e)=>({phi:e/ve,network:"formul\
a"})},zn={compound:"spent on more blocks, more channels and sharper pictures at once",depth:"all of it spent on more blo\
cks",width:"all of it spent on more channels",resolution:"all of it spent on sharper pictures"};function Rn({work:t,grow:e,
network:n}){return`EfficientNet is one network in many sizes. φ says how much larger than B0: each step ${Math.abs(t-2)<=
.1?"about doubles the work":`multiplies the work by ${t.toFixed(2)}`}, ${zn[n==="formula"?e:"compound"]}.`}var Bn=[["com\
pound","all three"],["depth","depth"],["width","width"],["resolution","resolution"]],In=[["cost","cost"],["factors","fac\
tors"],["accuracy","accuracy"]],ke=class{constructor(e){this.frame=e;this.state=X(e.binding.get);let n=a=>{a!==this.pointed&&
(this.pointed=a,e.binding.schedule())};this.stage=new se(n),this.factors=new ne(n),this.phi=this.controls();let r=c("div",
{"data-part":"networks"},this.stage.element);e.stage.append(this.phi,this.lead,r);let o=le("Chart",In,a=>this.change({chart:a}));
this.shows.push(a=>o.show(a.chart));let s=c("div",{class:"cnn-field"},c("span",{class:"cnn-caption"},"chart of"),o.element);
e.detail.append(this.factors.element,s,this.charts.element)}frame;stage;factors;charts=new ee;shows=[];phi;lead=c("p",{class:"\
cnn-note"});state;pointed=null;width=700;update(){this.state=X(this.frame.binding.get),this.draw()}resize(e){this.width=
e,this.draw()}describe(){let{size:e,found:n,base:r,network:o,grow:s}=this.state,a=o==="formula"?`${L(this.state)}, ${q[s]}\
 grown`:`EfficientNet-${L(this.state)} as published`,l=n.layers.reduce((i,u)=>i+u,0);return`${a}: depth ×${e.depth.toFixed(
2)} (${l} blocks), width ×${e.width.toFixed(2)} (${n.channels[6]} channels in the last stage), images of ${e.resolution}\
×${e.resolution}. ${S(n.parameters)} parameters; ${S(n.macs)} multiply-accumulates, ${(n.macs/r.macs).toFixed(2)} times\
 B0’s.`}python(){let{phi:e,exponents:n,grow:r,network:o}=this.state;return He(e,n,r,o)}draw(){let{state:e,width:n}=this;
for(let r of this.shows)r(e);y(this.lead,Rn(e)),T(this.phi,"data-formula",String(e.network==="formula")),this.stage.update(
e,this.pointed,n),this.factors.update(e,this.pointed),this.charts.update(e,n)}change(e){this.frame.complain(Ze(this.frame.
binding,e)),this.frame.binding.schedule()}controls(){let{frame:e}=this,n=le("What grows",Bn,d=>this.change({grow:d,network:"\
formula"})),r=this.state.measured.family.map(([d])=>[d,`${d.toUpperCase()}, published`]),o=K("draw",[["formula","the rul\
e"],...r],d=>this.change({network:d,playing:!1})),s=c("div",{class:"cnn-field"},c("span",{class:"cnn-caption"},"grow"),n.
element);e.choices.append(s);let a=(d,p,m)=>{let h=ue(p,{min:1,max:m,step:.01,write:b=>F(b).length>4?F(b):b.toFixed(2)},
b=>this.change({[d]:b,network:"formula"}));return this.shows.push(({exponents:b})=>h.show(b[d])),h.element},l=A("As in t\
he paper",()=>this.change({alpha:1.2,beta:1.1,gamma:1.15,network:"formula"})),i=[a("alpha","α, depth",2),a("beta","β, w\
idth",1.5),a("gamma","γ, resolution",1.5)];e.more.append(c("fieldset",{class:"cnn-section"},c("legend",{},"Exponents"),
c("div",{class:"cnn-fields"},...i,l)));let u=ue("φ",{min:0,max:7,step:.05,write:F},d=>{this.change({phi:Number(d.toFixed(
2)),network:"formula",playing:!1})});return u.element.classList.add("cnn-phi"),this.shows.push(d=>{u.show(d.phi),n.show(
d.grow),o.show(d.network)}),c("div",{class:"cnn-size"},u.element,o.element)}},Vo=Ce({name:"ScalingExplorer",title:"Scali\
ng explorer",traits:Qe,sequence:On,build:t=>new ke(t)});export{Vo as default};
