function c(r,e={},...n){let t=document.createElement(r);for(let[o,s]of Object.entries(e))typeof s=="function"?t.addEventListener(
o.slice(2),s):s===!0?t.setAttribute(o,""):s!==!1&&s!=null&&t.setAttribute(o,String(s));return t.append(...n.filter(o=>o!=
null&&o!==!1)),t}var Ze={first:"M4 3v10M13 3.5v9L6 8z",back:"M11.5 3.5v9L5 8z",play:"M5 3v10l8-5z",pause:"M5 3.5v9M11 3.\
5v9",forward:"M4.5 3.5v9L11 8z",reset:"M3.5 8a4.5 4.5 0 1 0 1.6-3.4M5.5 1.8 4.8 4.9l3.1.5",minus:"M4 8h8",plus:"M4 8h8M8\
 4v8"};function U(r){let e="http://www.w3.org/2000/svg",n=document.createElementNS(e,"svg");n.setAttribute("viewBox","0 \
0 16 16"),n.setAttribute("class",`cnn-icon cnn-icon-${r}`),n.setAttribute("aria-hidden","true");let t=document.createElementNS(
e,"path");return t.setAttribute("d",Ze[r]),n.append(t),n}function b(r,e){r.textContent!==e&&(r.textContent=e)}function N(r,e,n){
r.getAttribute(e)!==n&&(n===null?r.removeAttribute(e):r.setAttribute(e,n))}var Ye=0,Xe=Math.random().toString(36).slice(
2,8),z=r=>`cnn-${r}-${Xe}-${++Ye}`;function v(r,e,n,t=!1){let o=n===void 0?r:U(n),s={type:"button",class:`cnn-button${t?" cnn-quiet":""}`,onclick:e};return c(
"button",n===void 0?s:{...s,"aria-label":r,title:r},o)}function se(r,e,n){let t=n===void 0?"aria-pressed":"aria-expanded",
o=v(r,()=>e(o.getAttribute(t)!=="true"));return o.setAttribute(t,"false"),n!==void 0&&(n.id||=z("panel"),o.setAttribute(
"aria-controls",n.id)),{element:o,show:s=>o.setAttribute(t,String(s))}}var ke=(r,e)=>(e.id||=z("field"),c("div",{class:"\
cnn-field"},c("label",{for:e.id},r),e));function H(r,e,n){let t=c("select",{class:"cnn-select",onchange:()=>n(t.value)});
for(let[s,a]of e)t.append(c("option",{value:s},a));let o=s=>{t.value!==s&&(t.value=s)};return{element:ke(r,t),show:o}}function ae(r,e,n){
let t=z("choice"),o=e.map(([i])=>c("input",{type:"radio",name:t,value:i,onchange:()=>n(i)})),s=e.map(([,i],u)=>c("label",
{},o[u],c("span",{},i)));return{element:c("div",{class:"cnn-segmented",role:"radiogroup","aria-label":r},...s),show:i=>o.
forEach(u=>u.checked=u.value===i)}}function ie(r,e,n){let{min:t,max:o,step:s,write:a=String}=e,l=c("input",{type:"range",class:"cnn-slider",min:t,max:o,step:s,
oninput:()=>n(l.valueAsNumber)}),i=c("output",{class:"cnn-value"}),u=m=>{l.valueAsNumber!==m&&(l.valueAsNumber=m),l.setAttribute(
"aria-valuetext",a(m)),b(i,a(m))},d=ke(r,l);return d.append(i),{element:d,show:u}}function F(r,e=2){if(!Number.isFinite(r))return Number.isNaN(r)?"nan":r>0?"∞":"−∞";let n=Math.abs(r);if(n<1e-9)return"\
0";let t=r<0?"−":"";return n>=1e15?t+Number(n.toPrecision(3)).toExponential():Number(n.toFixed(e))!==0?t+String(Number(
n.toFixed(e))):n>=1e-4?t+String(Number(n.toPrecision(2))):t+n.toExponential(1).replace(".0e","e").replace(/-(\d)$/,"-0$1")}function le(r){let e=r.trim().replaceAll("−","-").replace(",","."),n=/^([+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?)(?:\/(\d+\.?\d*))?$/i.
exec(e);if(n===null)return null;let t=Number(n[1])/(n[2]===void 0?1:Number(n[2]));return Number.isFinite(t)?t:null}var D=class{constructor(e){this.root=e;this.element=c("div",{class:"cnn-editor",role:"group",hidden:!0},v("One less",()=>this.
nudge(-1),"minus"),this.field,v("One more",()=>this.nudge(1),"plus")),this.field.addEventListener("input",()=>this.read()),
this.element.addEventListener("keydown",n=>this.keydown(n)),this.element.addEventListener("focusout",n=>{this.element.contains(
n.relatedTarget)||this.close(!1)})}root;element;field=c("input",{type:"text",class:"cnn-entry",autocomplete:"off",spellcheck:"\
false"});edit=null;open(e){this.edit?.cell.classList.remove("cnn-editing"),this.edit=e,e.cell.classList.add("cnn-editing"),
this.element.hidden=!1,this.element.setAttribute("aria-label",`Edit ${e.label}`),this.field.setAttribute("aria-label",e.
label),this.place(e.cell),this.field.value=e.typed??F(e.value,6),this.field.focus({preventScroll:!0}),e.typed===void 0?this.
field.select():this.read()}close(e){let{edit:n}=this;n!==null&&(this.edit=null,this.element.hidden=!0,n.cell.classList.remove(
"cnn-editing"),e&&n.cell.focus({preventScroll:!0}))}read(){let e=le(this.field.value);this.field.setAttribute("aria-inva\
lid",String(e===null)),e!==null&&this.edit?.write(e)}nudge(e){let n=(le(this.field.value)??0)+e;this.field.value=F(n,6),
this.read()}keydown(e){e.stopPropagation();let{key:n}=e;if(n==="ArrowUp"||n==="ArrowDown")this.nudge(n==="ArrowUp"?1:-1);else if(n===
"Escape"){let{edit:t}=this;t?.cancel!==void 0?t.cancel():t?.write(t.value),this.close(!0)}else if(n==="Enter"&&e.target===
this.field)this.close(!0);else return;e.preventDefault()}place(e){let[n,t]=[this.root.getBoundingClientRect(),e.getBoundingClientRect()],
{offsetWidth:o,offsetHeight:s}=this.element,a=t.left+t.width/2-o/2-n.left,l=Math.max(4,Math.min(n.width-o-4,a)),i=t.bottom-
n.top+6,u=i+s>n.height?t.top-n.top-s-6:i;this.element.style.translate=`${l}px ${u}px`}};function Me(r,e){let n=()=>{let o=r.get("_initial");return typeof o=="object"&&o!==null&&Object.keys(o).length>0?o:null},
t=n()===null?Object.fromEntries(e.map(o=>[o,structuredClone(r.get(o))])):{};return()=>n()??t}function Se(r,e,n){let t=0,
o=()=>{t||=requestAnimationFrame(()=>{t=0,n()})};for(let s of e)r.on(`change:${s}`,o);return{get:s=>r.get(s),set(s){let a=Object.
entries(s).filter(([l,i])=>!en(r.get(l),i));for(let[l,i]of a)r.set(l,i);a.length>0&&r.save_changes()},schedule:o,dispose(){
cancelAnimationFrame(t),t=-1;for(let s of e)r.off(`change:${s}`,o)}}}var en=(r,e)=>r===e||JSON.stringify(r)===JSON.stringify(
e),Ae=({get:r},e)=>n=>n in e?e[n]:r(n);function Ne(r,e){let n,t=i=>r.get(i),o=i=>{for(let[u,d]of Object.entries(i))r.set(u,d);r.save_changes()},s=()=>{clearTimeout(
n),t("playing")===!0&&(n=setTimeout(a,1e3/Math.max(.25,Number(t("speed")))))},a=()=>{let[i,u]=[e.index(t)+1,e.length(t)-
1];o({...i<=u&&e.at(t,i),playing:i<u}),s()},l=["change:playing","change:speed"];for(let i of l)r.on(i,s);return s(),()=>{
clearTimeout(n);for(let i of l)r.off(i,s)}}var nn=[.25,.5,1,2,4,8].map(r=>[String(r),`${r} / s`]),V=class{constructor(e,n){
this.binding=e;this.sequence=n;this.scrub.setAttribute("aria-label",`Position among the ${n.unit}s`),this.scrub.addEventListener(
"input",()=>this.go(Number(this.scrub.value))),this.playButton=v("Play",()=>this.toggle(),"play"),this.playButton.append(
U("pause")),this.playButton.classList.add("cnn-play"),this.element=c("div",{class:"cnn-player",role:"group","aria-label":"\
Player",id:z("player")},c("div",{class:"cnn-transport"},v(`First ${n.unit}`,()=>this.go(0),"first",!0),v("Step back",()=>this.
step(-1),"back",!0),this.playButton,v("Step forward",()=>this.step(1),"forward",!0)),this.scrub,this.count,this.speed.element),
this.element.addEventListener("keydown",t=>this.keydown(t))}binding;sequence;element;playButton;scrub=c("input",{type:"r\
ange",min:0,step:1,class:"cnn-scrub"});count=c("span",{class:"cnn-count"});speed=H("Speed",nn,e=>this.binding.set({speed:Number(
e)}));toggle(){let e=this.binding.get("playing")===!0,n=this.sequence.index(this.binding.get)>=this.sequence.length(this.
binding.get)-1;this.binding.set({...!e&&n&&this.sequence.at(this.binding.get,0),playing:!e})}pause(){this.binding.get("p\
laying")===!0&&this.binding.set({playing:!1})}update(){let e=this.binding.get("playing")===!0,[n,t]=[this.sequence.index(
this.binding.get),this.sequence.length(this.binding.get)];N(this.playButton,"aria-label",e?"Pause":"Play"),N(this.playButton,
"title",e?"Pause":"Play"),N(this.playButton,"data-playing",String(e)),N(this.scrub,"max",String(t-1)),this.scrub.valueAsNumber!==
n&&(this.scrub.valueAsNumber=n),N(this.scrub,"aria-valuetext",`${this.sequence.unit} ${n+1} of ${t}`),this.scrub.style.setProperty(
"--done",String(t>1?n/(t-1):1)),b(this.count,`${n+1} / ${t}`),this.speed.show(String(this.binding.get("speed")))}step(e){
this.go(this.sequence.index(this.binding.get)+e)}go(e){let n=this.sequence.length(this.binding.get)-1,t=this.sequence.at(
this.binding.get,Math.max(0,Math.min(n,e)));this.binding.set({...t,playing:!1})}keydown(e){e.key!==" "||e.target!==this.
scrub||(e.preventDefault(),this.toggle())}};var K=class{constructor(e){this.source=e;let n=c("pre",{tabindex:0,role:"group","aria-label":"Python source"},this.code),
t=v("Copy",()=>{this.copy()}),o=c("div",{class:"cnn-python-bar"},c("span",{},"The same in Python"),this.status,t);this.element=
c("div",{class:"cnn-python",hidden:!0},o,n)}source;element;code=c("code",{});status=c("span",{class:"cnn-copied",role:"s\
tatus"});update(){this.element.hidden||(b(this.code,this.source()),b(this.status,""))}async copy(){try{await navigator.clipboard.
writeText(this.source()),b(this.status,"Copied")}catch{getSelection()?.selectAllChildren(this.code),b(this.status,"Selec\
ted: press Ctrl+C to copy")}}};var tn=["data-theme","data-jp-theme-light","data-vscode-theme-kind","theme","class"];function Te(r){let e=new MutationObserver(
r);for(let t of[document.documentElement,document.body])e.observe(t,{attributeFilter:tn});let n=matchMedia("(prefers-col\
or-scheme: dark)");return n.addEventListener("change",r),()=>{e.disconnect(),n.removeEventListener("change",r)}}var rn=["playing","speed"],on=350,Le=4;function Fe(r){let{sequence:e}=r;return{initialize:({model:n})=>e===void 0?()=>{}:
Ne(n,e),render({model:n,el:t}){try{return sn(r,n,t)}catch(o){let s=`${r.name} could not be drawn: ${o instanceof Error?o.
message:String(o)}`;return t.replaceChildren(c("div",{class:"cnn"},c("p",{class:"cnn-problem",role:"alert"},s))),()=>t.replaceChildren()}}}}
function sn(r,e,n){let t=[...r.traits,...r.sequence===void 0?[]:rn],o=Me(e,t),s=c("div",{class:"cnn",role:"group","aria-\
label":r.title,"data-explorer":r.name}),a=c("div",{class:"cnn-live",role:"status","aria-live":"polite","aria-atomic":"tr\
ue"}),l=c("p",{class:"cnn-problem",role:"alert",hidden:!0}),i=L=>c("div",{class:`cnn-${L}`}),u,d=Se(e,t,()=>y()),m={binding:d,
editor:new D(s),player:r.sequence===void 0?null:new V(d,r.sequence),choices:i("choices"),more:i("more"),stage:i("stage"),
detail:i("detail"),complain(L){l.hidden=L===null,b(l,L??"")}},p=r.build(m),h=new K(()=>p.python()),y=()=>{p.update(),m.player?.
update(),h.update(),clearTimeout(u),u=setTimeout(()=>b(a,p.describe()),on)},k=ln(m,h,()=>{m.complain(null),p.reset?.(),d.
set({...o(),...m.player!==null&&{playing:!1}})});s.append(k,m.more,l,m.stage),m.player!==null&&s.append(m.player.element),
s.append(m.detail,h.element,a,m.editor.element);let[g,w]=[0,0],M=L=>{L<=Le||L===g||(g=L,p.resize(L-Le))},x=new ResizeObserver(
()=>{cancelAnimationFrame(w),w=requestAnimationFrame(()=>M(s.clientWidth))}),A=Te(()=>p.theme?.());return n.append(s),an(
m),M(s.clientWidth||700),y(),b(a,p.describe()),s.dataset.ready="true",x.observe(s),()=>{clearTimeout(u),cancelAnimationFrame(
w),x.disconnect(),A(),p.dispose?.(),d.dispose(),s.remove()}}function an({stage:r,player:e}){let n=t=>{t.target.closest("\
[role=gridcell]")!==null&&e?.pause()};r.addEventListener("pointermove",n),r.addEventListener("pointerdown",n),r.addEventListener(
"focusin",n)}function ln(r,e,n){r.more.hidden=!0;let t=se("More",l=>{r.more.hidden=!l,t.show(l),r.binding.schedule()},r.
more),o=se("Python",l=>{e.element.hidden=!l,o.show(l),e.update()},e.element),s=r.more.hasChildNodes()&&t.element,a=c("di\
v",{class:"cnn-ends"},s,o.element,v("Reset",n,"reset"));return c("div",{class:"cnn-bar",role:"group","aria-label":"Setti\
ngs"},r.choices,a)}function S(r){if(r<999.5)return String(Math.round(r));for(let[e,n]of[[1e3,"k"],[1e6,"M"],[1e9,"G"],[1e12,"T"],[1e15,"P"]]){
let t=r/e;for(let[o,s]of[[2,9.995],[1,99.95],[0,999.5]])if(t<s)return`${t.toFixed(o)} ${n}`}return r.toExponential(2)}function Ee(r,e,n=!1,t){let o=r.filter(l=>Number.isFinite(l)&&(!n||l>0)),[s,a]=t??o.reduce(([l,i],u)=>[Math.min(l,u),Math.
max(i,u)],[1/0,-1/0]);return s>a&&([s,a]=n?[1,10]:[0,1]),s===a&&([s,a]=n?[s/2,s*2]:[s-.5,a+.5]),{low:s,high:a,log:n,ticks:n?
dn(s,a,e):_e(s,a,e)}}function Pe({low:r,high:e,log:n},t,o,s){if(n&&t<=0)return NaN;let a=n?Math.log10:Number;return o+(a(
t)-a(r))/(a(e)-a(r))*(s-o)}function dn(r,e,n){let[t,o]=[Math.floor(Math.log10(r)),Math.ceil(Math.log10(e))],s=Math.max(1,
Math.ceil((o-t)/n)),a=o-t<=n/3?[1,2,5]:[1],l=[];for(let i=t;i<=o;i+=s)l.push(...a.map(u=>+`${u}e${i}`));return l.filter(
i=>i>=r*.999&&i<=e*1.001)}function _e(r,e,n){let t=(e-r)/n,o=Math.floor(Math.log10(t)),s=t/10**o,a=s>=Math.sqrt(50)?10:s>=
Math.sqrt(10)?5:s>=Math.sqrt(2)?2:1,l=o<0?10**-o/a:1,i=o<0?1:10**o*a,u=y=>y*i/l,[d,m]=[Math.round(r*l/i),Math.round(e*l/
i)],[p,h]=[u(d)<r?d+1:d,u(m)>e?m-1:m];return h<p&&n<2?_e(r,e,2*n):Array.from({length:Math.max(0,h-p+1)},(y,k)=>u(p+k))}var mn=[1,2,1,2,4,2,1,2,1].map(r=>r/16);var Jt=64*Number.EPSILON;var me=[[1,3,1,16,1],[6,3,2,24,2],[6,5,2,40,2],[6,3,2,80,3],[6,5,1,112,3],[6,5,2,192,4],[6,3,1,320,1]],$={width:1,depth:1,
resolution:224},de=1e3,G=({alpha:r,beta:e,gamma:n})=>r*e*e*n*n;function Ce(r){let e=Math.floor(r);return r-e!==.5?Math.round(
r):e%2===0?e:e+1}function R(r,e,n){let{alpha:t,beta:o,gamma:s}=e,a=G(e);return n==="depth"?{...$,depth:a**r}:n==="width"?
{...$,width:a**(r/2)}:n==="resolution"?{...$,resolution:Ce($.resolution*a**(r/2))}:{width:o**r,depth:t**r,resolution:Ce(
$.resolution*s**r)}}function Oe(r){let e=Math.max(8,Math.floor(Math.trunc(r+4)/8)*8);return e<.9*r?e+8:e}function ze(r,e,n,t,o,s){
let a=n*r,l=Math.max(1,Math.floor(r/4)),i=n===1?0:r*a,[u,d,m]=[t*t*a,a*e,2*a*l],p=2*((n===1?0:a)+a+e);return[i+u+d+m+l+a+
p,i*o*o+(u+d)*s*s+m]}function _({width:r,depth:e,resolution:n}){let[t,o]=[Oe(32*r),Math.floor((n+1)/2)],[s,a]=[29*t,27*t*
o*o],[l,i,u]=[[],[],[]];for(let[m,p,h,y,k]of me){let[g,w]=[Oe(y*r),Math.ceil(k*e)],M=Math.floor((o+h-1)/h),x=ze(t,g,m,p,
o,M),A=ze(g,g,m,p,M,M);s+=x[0]+(w-1)*A[0],a+=x[1]+(w-1)*A[1],[t,o]=[g,M],l.push(w),i.push(g),u.push(M)}let d=4*t;return s+=
t*d+2*d+d*de+de,a+=t*d*o*o+d*de,{parameters:s,macs:a,layers:l,channels:i,sides:u}}var J=(r,e)=>Math.log(r/_($).macs)/Math.
log(G(e));function Be({width:r,depth:e,resolution:n},{alpha:t,beta:o,gamma:s}){return{depth:Math.log(e)/Math.log(t),width:Math.
log(r)/Math.log(o),resolution:Math.log(n/$.resolution)/Math.log(s)}}var Re=3;function Ie(r){let e=G(r);return e<=Re?null:
`With these exponents the work would grow by α·β²·γ² = ${e.toFixed(2)} with every step of φ: at most ${Re} can b\
e drawn here, and the paper keeps it near 2. Make another of them smaller first.`}var pn={compound:"width, depth, resolu\
tion = compound_scaling(phi, alpha, beta, gamma)",depth:"width, depth, resolution = 1.0, growth**phi, 224  # the same wo\
rk, all of it in depth",width:"width, depth, resolution = growth ** (phi / 2), 1.0, 224  # the same work, all of it in w\
idth",resolution:"width, depth, resolution = 1.0, 1.0, round(224 * growth ** (phi / 2))  # all of it in resolution"},hn=`\
with torch.device("meta"):  # a model without numbers is enough to count
    model = create_model("efficientnet_b0", width_mult=width, depth_mult=depth)
summary = summarize(model, (1, 3, resolution, resolution))
print(f"width {width:.2f}, depth {depth:.2f}, images of {resolution}×{resolution}")
print(f"{summary.parameters:,} parameters, {summary.macs:,} multiply-accumulates")
`;function qe(r,{alpha:e,beta:n,gamma:t},o,s){let a=s==="formula",l=a?o==="compound"?["compound_scaling"]:[]:["published\
_scaling"],i=["import torch","from cnnedu.analysis import summarize","from cnnedu.models import create_model"];return i.
push(...l.map(u=>`from cnnedu.models.efficientnet import ${u}`),""),a?(i.push(`alpha, beta, gamma, phi = ${[e,n,t,r].join(
", ")}`),i.push("growth = alpha * beta**2 * gamma**2"),i.push('print(f"the work grows by {growth:.2f} with every step of\
 phi, by {growth**phi:.2f} in all")'),i.push(pn[o])):i.push(`width, depth, resolution = published_scaling("efficientnet_${s}\
")`),`${i.join(`
`)}
${hn}`}function f(r,e={},...n){let t=document.createElementNS("http://www.w3.org/2000/svg",r);for(let[o,s]of Object.entries(e))
s!=null&&s!==!1&&t.setAttribute(o,String(s));return t.append(...n.filter(o=>o!==null&&o!==!1)),t}var pe=8,E={top:10,right:14,bottom:40,left:52};function je({log:r,domain:e},n,t,o,s){let a=Ee(n,s,r,e);return Object.assign(
l=>Pe(a,l,t,o),{ticks:a.ticks})}var Q=class{constructor(e,n=()=>{}){this.point=n;this.element=c("div",{class:"cnn-chart"},
this.plot,this.readout,this.legend),N(this.plot,"aria-label",e),this.plot.addEventListener("pointermove",t=>this.look(this.
nearest(t))),this.plot.addEventListener("pointerdown",t=>this.look(this.nearest(t))),this.plot.addEventListener("pointer\
leave",t=>t.pointerType!=="touch"&&this.look(null)),this.plot.addEventListener("blur",()=>this.look(null)),this.plot.addEventListener(
"keydown",t=>this.pressed(t))}point;element;plot=f("svg",{class:"cnn-plot",role:"application",tabindex:0,"aria-roledescr\
iption":"chart"});readout=c("p",{class:"cnn-readout"});legend=c("div",{class:"cnn-series"});series=[];places=[];mark=null;drawn=null;draw(e,n,t,o){
let s=[e,n,t,o];if(We(s,this.drawn))return;this.drawn=s,this.series=e;let{width:a,height:l}=o,i=e.flatMap(({points:p})=>p),
u=je(n,i.map(([p])=>p),E.left,a-E.right,Math.max(2,a/90)),d=je(t,i.map(([,p])=>p),l-E.bottom,E.top,Math.max(2,l/50));this.
places=e.map(({points:p})=>p.map(([h,y])=>[fn(n,h)?u(h):NaN,d(y)]));for(let[p,h]of Object.entries({width:a,height:l,viewBox:`\
0 0 ${a} ${l}`}))this.plot.setAttribute(p,String(h));this.write=p=>this.sentence(p,n,t),this.plot.replaceChildren(this.axes(
u,d,n,t,o),...e.map((p,h)=>this.curve(p,this.places[h])),f("g",{class:"cnn-cursor"}));let m=e.filter(({name:p})=>p!=="");
this.legend.replaceChildren(...m.length>1?m.map(bn):[]),this.show(this.mark)}show(e){let n=e===null?void 0:this.places[e.
series]?.[e.index];this.mark=n===void 0?null:e,this.plot.querySelector(".cnn-cursor")?.replaceChildren(...n===void 0||n.
some(Number.isNaN)?[]:[f("circle",{cx:n[0],cy:n[1],r:7})]),b(this.readout,this.mark===null?"":this.write(this.mark))}write=()=>"";sentence({
series:e,index:n},t,o){let{name:s,points:a,names:l}=this.series[e],[i,u]=a[n],d=(p,h)=>Number.isNaN(h)?"–":(p.write??F)(
h),m=l?.[n]??t.tell?.(i)??`${t.label} ${d(t,i)}`;return`${s}${s===""?"":", "}${m}: ${l===void 0?"":`${t.label} ${d(t,i)}\
, `}${o.label} ${d(o,u)}`}axes(e,n,t,o,{width:s,height:a}){let l=f("g",{class:"cnn-axes","aria-hidden":"true"}),[i,u]=[a-
E.bottom,s-E.right];for(let m of n.ticks)l.append(f("path",{d:`M${E.left} ${n(m)}H${u}`})),l.append(f("text",{x:E.left-6,
y:n(m)+4,"text-anchor":"end"},(o.write??F)(m)));for(let m of e.ticks)l.append(f("path",{d:`M${e(m)} ${i}v5`})),l.append(
f("text",{x:e(m),y:i+18,"text-anchor":"middle"},(t.write??F)(m)));let d=(i+E.top)/2;return l.append(f("path",{d:`M${E.left}\
 ${i}H${u}`,class:"cnn-axis"}),f("text",{x:(E.left+u)/2,y:a-4,"text-anchor":"middle",class:"cnn-axis-label"},t.label),f(
"text",{x:12,y:d,transform:`rotate(-90 12 ${d})`,"text-anchor":"middle",class:"cnn-axis-label"},o.label)),l}curve({look:e,
scatter:n,faint:t},o){let s=o.filter(l=>l.every(Number.isFinite)),a=f("g",{class:`cnn-curve${t===!0?" cnn-faint":""}`,"d\
ata-look":e%pe});return n!==!0&&s.length>0&&a.append(f("path",{d:`M${s.map(([l,i])=>`${l.toFixed(1)} ${i.toFixed(1)}`).join(
"L")}`})),(n===!0||s.length<=24)&&a.append(...s.map(([l,i])=>Ue(e,l,i))),a}nearest({clientX:e,clientY:n}){let{left:t,top:o}=this.
plot.getBoundingClientRect(),s=null,a=60**2;return this.places.forEach((l,i)=>l.forEach(([u,d],m)=>{let p=(u-e+t)**2+(d-
n+o)**2;p<a&&([s,a]=[{series:i,index:m},p])})),s}look(e){e?.series===this.mark?.series&&e?.index===this.mark?.index||(this.
show(e),this.point(this.mark))}pressed(e){let n={ArrowLeft:-1,ArrowRight:1,Home:-1/0,End:1/0}[e.key],t={ArrowUp:-1,ArrowDown:1}[e.
key];if(n===void 0&&t===void 0||this.series.length===0)return;e.preventDefault(),e.stopPropagation();let{series:o,index:s}=this.
mark??{series:0,index:n===1?-1:0},a=Ge(o+(t??0),this.series.length);this.look({series:a,index:Ge(s+(n??0),this.series[a].
points.length)})}};function We(r,e){if(Object.is(r,e)||typeof r=="function"&&typeof e=="function")return!0;if(typeof r!=
"object"||typeof e!="object"||r===null||e===null)return!1;let[n,t]=[r,e],o=Object.keys(n);return o.length===Object.keys(
t).length&&o.every(s=>We(n[s],t[s]))}var fn=({domain:r},e)=>r===void 0||e>=r[0]-1e-9&&e<=r[1]+1e-9,Ge=(r,e)=>Math.max(0,
Math.min(e-1,r));function Ue(r,e,n){let t=["M-4 0a4 4 0 1 0 8 0a4 4 0 1 0-8 0z","M-3.6-3.6h7.2v7.2h-7.2z","M0-4.6 4.4 3.\
4h-8.8z","M0-5 5 0 0 5-5 0z"],o=r%pe>=t.length,s=t[r%t.length];return f("path",{d:s,transform:`translate(${e.toFixed(1)}\
 ${n.toFixed(1)})`,class:o?"cnn-mark cnn-hollow":"cnn-mark"})}function bn({name:r,look:e,scatter:n}){let t=f("svg",{width:28,
height:12,"aria-hidden":"true"}),o=f("g",{class:"cnn-curve","data-look":e%pe});return n!==!0&&o.append(f("path",{d:"M1 6\
H27"})),o.append(Ue(e,14,6)),t.append(o),c("span",{class:"cnn-series-entry"},t,r)}var He=["phi","alpha","beta","gamma","grow","network","chart","measured"],yn=_($);function Z(r){let e=u=>Number(r(u)),[n,
t,o]=[e("phi"),r("grow"),r("network")],s={alpha:e("alpha"),beta:e("beta"),gamma:e("gamma")},a=r("measured"),l=a.family.find(
([u])=>u===o),i=l===void 0?R(n,s,t):{width:l[1],depth:l[2],resolution:l[3]};return{phi:n,exponents:s,grow:t,network:o,chart:r(
"chart"),measured:a,work:G(s),size:i,found:_(i),base:yn}}function De(r,e){let n=Ae(r,e),t=Ie(Z(n).exponents);return t===
null&&r.set(e),t}var B={compound:"all three",depth:"depth alone",width:"width alone",resolution:"resolution alone"},T=({
network:r,phi:e})=>r==="formula"?`φ = ${e}`:r.toUpperCase();var he=Array.from({length:29},(r,e)=>e/4),gn=["compound","depth","width","resolution"],C={compound:0,depth:1,width:2,resolution:3},
Ve=5,wn=4,xn={cost:"The same work, spent in four ways. Resolution costs no parameter at all. Published networks lie near\
 the rule, not on it: they were rounded by hand, and their φ is no whole number.",factors:"Lines: the rule. Points: B0 \
to B7 as published, each at the φ at which the rule spends its work. Were they made by the rule, all would lie on the li\
nes.",accuracy:"Measured by the paper’s authors on ImageNet (Tables 2 and 7), not here. For about the same work, growing\
 all three helps more than growing one."},$n=r=>S(r).replace(/\.0+ /," ").replace(/(\.\d)0 /,"$1 "),Y=class{element;chart=new Q(
"Chart of the family");note=c("p",{class:"cnn-note"});curves={key:"",series:[]};constructor(){this.element=c("div",{class:"\
cnn-charts"},this.chart.element,this.note)}update(e,n){let t={width:n,height:Math.round(Math.min(320,Math.max(240,n*.5)))},
o={label:"multiply-accumulates",log:!0,write:$n};e.chart==="factors"?this.chart.draw(this.factors(e),{label:"φ",domain:[
0,7]},{label:"times B0’s",log:!0,write:s=>F(s)},t):e.chart==="accuracy"?this.chart.draw(kn(e),o,{label:"top-1 accuracy\
 in %"},t):this.chart.draw(this.cost(e),o,{label:"parameters in millions",log:!0,write:s=>String(Number(s.toPrecision(3)))},
t),b(this.note,xn[e.chart]??"")}lines(e,{exponents:n},t){let o=JSON.stringify([e,n]);return o!==this.curves.key&&(this.curves=
{key:o,series:t(n)}),this.curves.series}cost(e){let n=this.lines("cost",e,s=>gn.map(a=>{let i=he.map(u=>_(R(u,s,a))).map(
({macs:u,parameters:d})=>[u,d/1e6]);return{name:B[a],look:C[a],points:i,names:he.map(u=>`φ = ${u}`)}})),t=e.measured.family.
map(([s,a,l,i])=>({name:s,..._({width:a,depth:l,resolution:i})})),o={name:"published",look:Ve,scatter:!0,points:t.map(({
macs:s,parameters:a})=>[s,a/1e6]),names:t.map(({name:s})=>s.toUpperCase())};return[...n,o,vn(e,[[e.found.macs,e.found.parameters/
1e6]])]}factors(e){let n=this.lines("factors",e,({alpha:s,beta:a,gamma:l})=>{let i=(u,d,m)=>({name:u,look:d,points:he.map(
p=>[p,m**p])});return[i("depth, αᵠ",C.depth,s),i("width, βᵠ",C.width,a),i("resolution, γᵠ",C.resolution,l)]});if(e.
work<=1)return[...n];let t=e.measured.family.map(([s,a,l,i])=>{let{macs:u}=_({width:a,depth:l,resolution:i});return{name:s.
toUpperCase(),phi:J(u,e.exponents),depth:l,width:a,sharper:i/224}}),o=(s,a,l)=>({name:`${s} as published`,look:a,scatter:!0,
points:t.map(i=>[i.phi,l(i)]),names:t.map(i=>i.name)});return[...n,o("depth",C.depth,s=>s.depth),o("width",C.width,s=>s.
width),o("resolution",C.resolution,s=>s.sharper)]}},vn=(r,e)=>({name:`shown: ${r.network==="formula"?`${T(r)}, ${B[r.grow]}`:
T(r)}`,look:wn,scatter:!0,points:e,names:[T(r)]});function kn({measured:r}){let e=([,o,s,a,l])=>[_({width:o,depth:s,resolution:a}).
macs,l],n={name:"published, B0 to B7",look:Ve,points:r.family.map(e),names:r.family.map(([o])=>o.toUpperCase())},t=r.alone.
filter(([o])=>o!=="B0").map(o=>({name:`B0 with ${B[o[0]]} grown`,look:C[o[0]],scatter:!0,points:[e(o)],names:[""]}));return[
n,...t]}var Mn=`MBConv: 1${"×"}1 convolutions make six times as many channels (not in stage 1), a larger one filters each chann\
el by itself, 1${"×"}1 ones bring their number down again.`,I=r=>String(Number(r.toFixed(4))),O=r=>r>=100?F(r,0):r.toFixed(
2),fe=(r,e)=>c("span",{},r,c("sup",{},e)),X=class{element;cards;rule=c("p",{class:"cnn-rule","data-part":"rule"});counted=c(
"p",{"data-part":"counted"});rows;lines;written="";constructor(e){let n=a=>{let[l,i,u,d]=[c("span",{}),c("b",{}),c("span",
{class:"cnn-change"}),c("span",{class:"cnn-work"})],m=c("div",{},c("strong",{},a));return{element:c("div",{class:"cnn-fa\
ctor","data-factor":a.toLowerCase()},m,c("div",{},l,i),u,d),power:l,factor:i,change:u,work:d}};this.cards={depth:n("Dept\
h"),width:n("Width"),resolution:n("Resolution")};let t=["stage","block","blocks","channels","side of maps"].map(a=>c("th",
{scope:"col"},a));this.rows=me.map(([,a],l)=>[c("th",{scope:"row"},String(l+1)),c("td",{},`MBConv, ${a}${"×"}${a}`),c("\
td",{}),c("td",{}),c("td",{})]),this.lines=this.rows.map((a,l)=>{let i=c("tr",{"data-stage":l},...a);return i.addEventListener(
"pointerenter",()=>e(l)),i.addEventListener("pointerleave",()=>e(null)),i});let o=c("table",{"aria-label":"Stages: B0, a\
nd the network shown"},c("thead",{},c("tr",{},...t)),c("tbody",{},...this.lines)),s=Object.values(this.cards).map(({element:a})=>a);
this.element=c("div",{class:"cnn-factors"},c("div",{class:"cnn-cards"},...s),this.rule,this.counted,c("div",{class:"cnn-\
scroll"},o),c("p",{class:"cnn-note cnn-block"},Mn))}update(e,n){this.lines.forEach((u,d)=>N(u,"class",d===n?"cnn-pointed":
null));let t=JSON.stringify([e.size,e.phi,e.exponents,e.grow,e.network]);if(t===this.written)return;this.written=t;let{size:o,
found:s,base:a}=e,l=o.resolution/$.resolution,i=u=>u.reduce((d,m)=>d+m,0);this.card("depth",e,"α",o.depth,`${i(a.layers)}\
 → ${i(s.layers)} blocks`,o.depth),this.card("width",e,"β",o.width,`widest: ${a.channels[6]} → ${s.channels[6]} cha\
nnels`,o.width**2),this.card("resolution",e,"γ",l,`${$.resolution} → ${o.resolution} pixels a side`,l**2),this.writeRule(
e),s.layers.forEach((u,d)=>{[[a.layers[d],u],[a.channels[d],s.channels[d]],[a.sides[d],s.sides[d]]].forEach(([p,h],y)=>b(
this.rows[d][y+2],p===h?String(h):`${p} → ${h}`))})}card(e,n,t,o,s,a){let{exponents:l,phi:i,network:u,grow:d}=n,m=this.
cards[e],p={α:l.alpha,β:l.beta,γ:l.gamma}[t];u==="formula"&&d==="compound"?m.power.replaceChildren(fe(t,"φ")," = ",fe(
I(p),I(i))," = "):m.power.replaceChildren("×"),b(m.factor,O(o)),b(m.change,s);let h=e==="resolution"&&o!==1?`(${n.size.
resolution}/${$.resolution})`:O(o);b(m.work,`work ${"×"} ${e==="depth"||o===1?"":`${h}² ≈ `}${O(a)}`),N(m.element,"d\
ata-still",String(o===1))}writeRule(e){let{exponents:n,phi:t,work:o,network:s,found:a,base:l,size:i}=e,{alpha:u,beta:d,gamma:m}=n,
p=a.macs/l.macs;if(s!=="formula"){let y=Be(i,n),k=J(a.macs,n),g=w=>Number.isFinite(w)?w.toFixed(1):"no φ";b(this.rule,`${T(
e)} was rounded by hand: by its depth it stands at φ = ${g(y.depth)}, by its width at ${g(y.width)}, by its resolution \
at ${g(y.resolution)}, by its work at ${g(k)}.`),b(this.counted,`Counted: ${S(a.macs)} multiply-accumulates, ${O(p)} tim\
es B0’s ${S(l.macs)}.`);return}let h=o**t;this.rule.replaceChildren(`α·β²·γ² = ${I(u)} ${"×"} ${I(d)}² ${"×"}\
 ${I(m)}² = `,c("b",{},o.toFixed(2)),`${Math.abs(o-2)<=.1?" ≈ 2":""}; `,"the work grows by ",fe(o.toFixed(2),I(t))," \
= ",c("b",{},O(h)),"."),b(this.counted,`By the rule ${S(l.macs)} ${"×"} ${O(h)} = ${S(l.macs*h)}; counted ${S(a.macs)} \
multiply-accumulates, ${O(p)} times B0’s: numbers of channels are rounded to multiples of 8, numbers of blocks up.`)}};var Sn=668,ee=.235,Je=.52,ne=5.6,ye=32,te=1.6,Ke=230,be=18,An=1.2,Nn=7,re=class{constructor(e){this.look=e;this.element=
c("div",{class:"cnn-drawing"},this.svg,this.note),this.svg.addEventListener("pointermove",n=>this.look(this.at(n))),this.
svg.addEventListener("pointerdown",n=>this.look(this.at(n))),this.svg.addEventListener("pointerleave",n=>n.pointerType!==
"touch"&&this.look(null))}look;element;svg=f("svg",{class:"cnn-networks",role:"img"});note=c("p",{class:"cnn-note"});drawn="";update(e,n,t){
let o=JSON.stringify([e.size,T(e),t]);o!==this.drawn&&this.draw(e,t),this.drawn=o;for(let s of this.svg.querySelectorAll(
"[data-stage]"))s.classList.toggle("cnn-pointed",s.getAttribute("data-stage")===String(n))}draw(e,n){let{size:t,found:o,
base:s}=e,a=Math.min(1.3,n/Sn),l=({resolution:x})=>Math.min(Ke,Math.max(x*ee,ne*Math.sqrt(Math.ceil(x/2)))*a),i=Math.max(
t.resolution*ee,ne*Math.sqrt(o.sides[0]))*a,u=a*Math.min(1,Ke/i),d=n-10-t.resolution*ee*u-14*u,m=u*Math.min(1,d/(u*Tn(o))),
p={by:u,across:m,words:n<440?["parameters","MACs"]:["parameters","multiply-accumulates"]},h=this.network(n<440?"B0":"Eff\
icientNet-B0",$,s,s,be,p),y=this.network(T(e),t,o,s,h.bottom+be+6,p);this.svg.replaceChildren(h.group,y.group);let k=e.network===
"formula"?R(Nn,e.exponents,e.grow):t,g=Math.ceil(Math.max(y.bottom,2*be+18+l($)+l(k))+4);for(let[x,A]of Object.entries({
width:n,height:g,viewBox:`0 0 ${n} ${g}`}))this.svg.setAttribute(x,String(A));this.svg.setAttribute("aria-label",`${T(e)}\
: ${o.layers.join(", ")} blocks in seven stages; B0: ${s.layers.join(", ")}`);let w=x=>`${x<.01?"less than 1":Math.round(
100*x)} %`,M=u<.995*a?` To fit, both are drawn at ${w(u/a)} of the usual scale${m<.995*u?`, bars at ${w(m/a)} of their t\
hickness`:""}.`:m<.995*u?` To fit, bars are drawn at ${w(m/u)} of their thickness.`:"";b(this.note,`A bar is a block: as\
 high as its maps, as thick as it has channels (roots of both). Orange, outlined: blocks that B0 does not have. A square\
 of the picture is ${ye}${"×"}${ye} pixels, one position of the last map.${M}`)}network(e,n,t,o,s,a){let{by:l,across:i,
words:u}=a,d=n.resolution*ee*l,m=Math.max(d,ne*Math.sqrt(t.sides[0])*l),p=s+6+m/2,h=f("g",{}),y=f("text",{x:0,y:s-2,class:"\
cnn-name"},f("tspan",{class:"cnn-strong"},e));y.append(f("tspan",{dx:10},`${S(t.parameters)} ${u[0]}, ${S(t.macs)} ${u[1]}`)),
h.append(y,Ln(n.resolution,d,p));let k=d+14*l+4;return t.layers.forEach((g,w)=>{let[M,x]=[Je*Math.sqrt(t.channels[w])*i,
ne*Math.sqrt(t.sides[w])*l],A=M+te*i,L=(q,oe)=>{let $e=(ve,W)=>`M${ve.toFixed(1)} ${(p-x/2).toFixed(1)}h${W.toFixed(2)}v${x.
toFixed(1)}h${(-W).toFixed(2)}z`;return oe<=q?"":A<An?$e(k+q*A,(oe-q)*A):Array.from({length:oe-q},(ve,W)=>$e(k+(q+W)*A,M)).
join("")},xe=Math.min(g,o.layers[w]),Qe={x:k-1,y:p-m/2,width:Math.max(1,g*A+1),height:m};h.append(f("g",{"data-stage":w},
f("rect",{class:"cnn-area",...Qe}),f("path",{class:"cnn-old",d:L(0,xe)}),f("path",{class:M>3?"cnn-new":"cnn-new cnn-thin",
d:L(xe,g)}))),k+=g*A+2*te*i}),{group:h,bottom:p+m/2}}at(e){let n=e.target.closest("[data-stage]");return n===null?null:Number(
n.getAttribute("data-stage"))}},Tn=({layers:r,channels:e})=>r.reduce((n,t,o)=>n+t*(Je*Math.sqrt(e[o])+te)+2*te,0);function Ln(r,e,n){
let t=e*ye/r,o=n-e/2,s="";for(let a=t;t>2&&a<e-.01;a+=t)s+=`M${a.toFixed(2)} ${o.toFixed(1)}v${e.toFixed(1)}M0 ${(o+a).toFixed(
2)}h${e.toFixed(1)}`;return f("g",{class:"cnn-picture"},f("rect",{x:.5,y:o,width:e,height:e}),f("path",{d:s}))}var ge=4,Fn={unit:"step",length:()=>7*ge+1,index:r=>Math.round(Number(r("phi"))*ge),at:(r,e)=>({phi:e/ge,network:"formul\
a"})},En={compound:"spent on more blocks, more channels and sharper pictures at once",depth:"all of it spent on more blo\
cks",width:"all of it spent on more channels",resolution:"all of it spent on sharper pictures"};function Pn({work:r,grow:e,
network:n}){return`EfficientNet is one network in many sizes. φ says how much larger than B0: each step ${Math.abs(r-2)<=
.1?"about doubles the work":`multiplies the work by ${r.toFixed(2)}`}, ${En[n==="formula"?e:"compound"]}.`}var _n=[["com\
pound","all three"],["depth","depth"],["width","width"],["resolution","resolution"]],Cn=[["cost","cost"],["factors","fac\
tors"],["accuracy","accuracy"]],we=class{constructor(e){this.frame=e;this.state=Z(e.binding.get);let n=a=>{a!==this.pointed&&
(this.pointed=a,e.binding.schedule())};this.stage=new re(n),this.factors=new X(n),this.phi=this.controls();let t=c("div",
{"data-part":"networks"},this.stage.element);e.stage.append(this.phi,this.lead,t);let o=ae("Chart",Cn,a=>this.change({chart:a}));
this.shows.push(a=>o.show(a.chart));let s=c("div",{class:"cnn-field"},c("span",{class:"cnn-caption"},"chart of"),o.element);
e.detail.append(this.factors.element,s,this.charts.element)}frame;stage;factors;charts=new Y;shows=[];phi;lead=c("p",{class:"\
cnn-note"});state;pointed=null;width=700;update(){this.state=Z(this.frame.binding.get),this.draw()}resize(e){this.width=
e,this.draw()}describe(){let{size:e,found:n,base:t,network:o,grow:s}=this.state,a=o==="formula"?`${T(this.state)}, ${B[s]}\
 grown`:`EfficientNet-${T(this.state)} as published`,l=n.layers.reduce((i,u)=>i+u,0);return`${a}: depth ×${e.depth.toFixed(
2)} (${l} blocks), width ×${e.width.toFixed(2)} (${n.channels[6]} channels in the last stage), images of ${e.resolution}\
×${e.resolution}. ${S(n.parameters)} parameters; ${S(n.macs)} multiply-accumulates, ${(n.macs/t.macs).toFixed(2)} times\
 B0’s.`}python(){let{phi:e,exponents:n,grow:t,network:o}=this.state;return qe(e,n,t,o)}draw(){let{state:e,width:n}=this;
for(let t of this.shows)t(e);b(this.lead,Pn(e)),N(this.phi,"data-formula",String(e.network==="formula")),this.stage.update(
e,this.pointed,n),this.factors.update(e,this.pointed),this.charts.update(e,n)}change(e){this.frame.complain(De(this.frame.
binding,e)),this.frame.binding.schedule()}controls(){let{frame:e}=this,n=ae("What grows",_n,d=>this.change({grow:d,network:"\
formula"})),t=this.state.measured.family.map(([d])=>[d,`${d.toUpperCase()}, published`]),o=H("draw",[["formula","the rul\
e"],...t],d=>this.change({network:d,playing:!1})),s=c("div",{class:"cnn-field"},c("span",{class:"cnn-caption"},"grow"),n.
element);e.choices.append(s);let a=(d,m,p)=>{let h=ie(m,{min:1,max:p,step:.01,write:y=>y.toFixed(2)},y=>this.change({[d]:y,
network:"formula"}));return this.shows.push(({exponents:y})=>h.show(y[d])),h.element},l=v("As in the paper",()=>this.change(
{alpha:1.2,beta:1.1,gamma:1.15,network:"formula"})),i=[a("alpha","α, depth",2),a("beta","β, width",1.5),a("gamma","γ, \
resolution",1.5)];e.more.append(c("fieldset",{class:"cnn-section"},c("legend",{},"Exponents"),c("div",{class:"cnn-fields"},
...i,l)));let u=ie("φ",{min:0,max:7,step:.05,write:d=>`${Number(d.toFixed(2))}`},d=>{this.change({phi:Number(d.toFixed(
2)),network:"formula",playing:!1})});return u.element.classList.add("cnn-phi"),this.shows.push(d=>{u.show(d.phi),n.show(
d.grow),o.show(d.network)}),c("div",{class:"cnn-size"},u.element,o.element)}},jo=Fe({name:"ScalingExplorer",title:"Scali\
ng explorer",traits:He,sequence:Fn,build:r=>new we(r)});export{jo as default};
