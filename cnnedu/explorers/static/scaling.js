function u(r,e={},...n){let t=document.createElement(r);for(let[o,s]of Object.entries(e))typeof s=="function"?t.addEventListener(
o.slice(2),s):s===!0?t.setAttribute(o,""):s!==!1&&s!=null&&t.setAttribute(o,String(s));return t.append(...n.filter(o=>o!=
null&&o!==!1)),t}var De={first:"M4 3v10M13 3.5v9L6 8z",back:"M11.5 3.5v9L5 8z",play:"M5 3v10l8-5z",pause:"M5 3.5v9M11 3.\
5v9",forward:"M4.5 3.5v9L11 8z",reset:"M3.5 8a4.5 4.5 0 1 0 1.6-3.4M5.5 1.8 4.8 4.9l3.1.5",minus:"M4 8h8",plus:"M4 8h8M8\
 4v8"};function G(r){let e="http://www.w3.org/2000/svg",n=document.createElementNS(e,"svg");n.setAttribute("viewBox","0 \
0 16 16"),n.setAttribute("class",`cnn-icon cnn-icon-${r}`),n.setAttribute("aria-hidden","true");let t=document.createElementNS(
e,"path");return t.setAttribute("d",De[r]),n.append(t),n}function y(r,e){r.textContent!==e&&(r.textContent=e)}function S(r,e,n){
r.getAttribute(e)!==n&&(n===null?r.removeAttribute(e):r.setAttribute(e,n))}var Ke=0,Ve=Math.random().toString(36).slice(
2,8),P=r=>`cnn-${r}-${Ve}-${++Ke}`;function v(r,e,n,t=!1){let o=n===void 0?r:G(n),s={type:"button",class:`cnn-button${t?" cnn-quiet":""}`,onclick:e};return u(
"button",n===void 0?s:{...s,"aria-label":r,title:r},o)}function ne(r,e,n){let t=n===void 0?"aria-pressed":"aria-expanded",
o=v(r,()=>e(o.getAttribute(t)!=="true"));return o.setAttribute(t,"false"),n!==void 0&&(n.id||=P("panel"),o.setAttribute(
"aria-controls",n.id)),{element:o,show:s=>o.setAttribute(t,String(s))}}var xe=(r,e)=>(e.id||=P("field"),u("div",{class:"\
cnn-field"},u("label",{for:e.id},r),e));function j(r,e,n){let t=u("select",{class:"cnn-select",onchange:()=>n(t.value)});
for(let[s,a]of e)t.append(u("option",{value:s},a));let o=s=>{t.value!==s&&(t.value=s)};return{element:xe(r,t),show:o}}function te(r,e,n){
let t=P("choice"),o=e.map(([i])=>u("input",{type:"radio",name:t,value:i,onchange:()=>n(i)})),s=e.map(([,i],d)=>u("label",
{},o[d],u("span",{},i)));return{element:u("div",{class:"cnn-segmented",role:"radiogroup","aria-label":r},...s),show:i=>o.
forEach(d=>d.checked=d.value===i)}}function re(r,e,n){let{min:t,max:o,step:s,write:a=String}=e,l=u("input",{type:"range",class:"cnn-slider",min:t,max:o,step:s,
oninput:()=>n(l.valueAsNumber)}),i=u("output",{class:"cnn-value"}),d=m=>{l.valueAsNumber!==m&&(l.valueAsNumber=m),l.setAttribute(
"aria-valuetext",a(m)),y(i,a(m))},c=xe(r,l);return c.append(i),{element:c,show:d}}function N(r,e=2){if(!Number.isFinite(r))return Number.isNaN(r)?"nan":r>0?"∞":"−∞";let n=Math.abs(r);if(n<1e-9)return"\
0";let t=r<0?"−":"";return Number(n.toFixed(e))!==0?t+String(Number(n.toFixed(e))):n>=1e-4?t+String(Number(n.toPrecision(
2))):t+n.toExponential(1).replace(".0e","e").replace(/-(\d)$/,"-0$1")}function oe(r){let e=r.trim().replaceAll("−","-").replace(",","."),n=/^([+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?)(?:\/(\d+\.?\d*))?$/i.
exec(e);if(n===null)return null;let t=Number(n[1])/(n[2]===void 0?1:Number(n[2]));return Number.isFinite(t)?t:null}var W=class{constructor(e){this.root=e;this.element=u("div",{class:"cnn-editor",role:"group",hidden:!0},v("One less",()=>this.
nudge(-1),"minus"),this.field,v("One more",()=>this.nudge(1),"plus")),this.field.addEventListener("input",()=>this.read()),
this.element.addEventListener("keydown",n=>this.keydown(n)),this.element.addEventListener("focusout",n=>{this.element.contains(
n.relatedTarget)||this.close(!1)})}root;element;field=u("input",{type:"text",class:"cnn-entry",autocomplete:"off",spellcheck:"\
false"});edit=null;open(e){this.edit?.cell.classList.remove("cnn-editing"),this.edit=e,e.cell.classList.add("cnn-editing"),
this.element.hidden=!1,this.element.setAttribute("aria-label",`Edit ${e.label}`),this.field.setAttribute("aria-label",e.
label),this.place(e.cell),this.field.value=e.typed??N(e.value,6),this.field.focus({preventScroll:!0}),e.typed===void 0?this.
field.select():this.read()}close(e){let{edit:n}=this;n!==null&&(this.edit=null,this.element.hidden=!0,n.cell.classList.remove(
"cnn-editing"),e&&n.cell.focus({preventScroll:!0}))}read(){let e=oe(this.field.value);this.field.setAttribute("aria-inva\
lid",String(e===null)),e!==null&&this.edit?.write(e)}nudge(e){let n=(oe(this.field.value)??0)+e;this.field.value=N(n,6),
this.read()}keydown(e){e.stopPropagation();let{key:n}=e;if(n==="ArrowUp"||n==="ArrowDown")this.nudge(n==="ArrowUp"?1:-1);else if(n===
"Escape")this.edit?.write(this.edit.value),this.close(!0);else if(n==="Enter"&&e.target===this.field)this.close(!0);else
return;e.preventDefault()}place(e){let[n,t]=[this.root.getBoundingClientRect(),e.getBoundingClientRect()],{offsetWidth:o,
offsetHeight:s}=this.element,a=t.left+t.width/2-o/2-n.left,l=Math.max(4,Math.min(n.width-o-4,a)),i=t.bottom-n.top+6,d=i+
s>n.height?t.top-n.top-s-6:i;this.element.style.translate=`${l}px ${d}px`}};function $e(r,e){let n=r.get("_initial"),t=()=>Object.fromEntries(e.map(o=>[o,structuredClone(r.get(o))]));return n!=null&&
Object.keys(n).length>0?n:t()}function ve(r,e,n){let t=0,o=()=>{t||=requestAnimationFrame(()=>{t=0,n()})};for(let s of e)
r.on(`change:${s}`,o);return{get:s=>r.get(s),set(s){let a=Object.entries(s).filter(([l,i])=>!Je(r.get(l),i));for(let[l,i]of a)
r.set(l,i);a.length>0&&r.save_changes()},schedule:o,dispose(){cancelAnimationFrame(t);for(let s of e)r.off(`change:${s}`,
o)}}}var Je=(r,e)=>r===e||JSON.stringify(r)===JSON.stringify(e);function ke(r,e){let n,t=i=>r.get(i),o=i=>{for(let[d,c]of Object.entries(i))r.set(d,c);r.save_changes()},s=()=>{clearTimeout(
n),t("playing")===!0&&(n=setTimeout(a,1e3/Math.max(.25,Number(t("speed")))))},a=()=>{let[i,d]=[e.index(t)+1,e.length(t)-
1];o({...i<=d&&e.at(t,i),playing:i<d}),s()},l=["change:playing","change:speed"];for(let i of l)r.on(i,s);return s(),()=>{
clearTimeout(n);for(let i of l)r.off(i,s)}}var Qe=[.25,.5,1,2,4,8].map(r=>[String(r),`${r} / s`]),U=class{constructor(e,n){
this.binding=e;this.sequence=n;this.scrub.setAttribute("aria-label",`Position among the ${n.unit}s`),this.scrub.addEventListener(
"input",()=>this.go(Number(this.scrub.value))),this.playButton=v("Play",()=>this.toggle(),"play"),this.playButton.append(
G("pause")),this.playButton.classList.add("cnn-play"),this.element=u("div",{class:"cnn-player",role:"group","aria-label":"\
Player",id:P("player")},u("div",{class:"cnn-transport"},v(`First ${n.unit}`,()=>this.go(0),"first",!0),v("Step back",()=>this.
step(-1),"back",!0),this.playButton,v("Step forward",()=>this.step(1),"forward",!0)),this.scrub,this.count,this.speed.element),
this.element.addEventListener("keydown",t=>this.keydown(t))}binding;sequence;element;playButton;scrub=u("input",{type:"r\
ange",min:0,step:1,class:"cnn-scrub"});count=u("span",{class:"cnn-count"});speed=j("Speed",Qe,e=>this.binding.set({speed:Number(
e)}));toggle(){let e=this.binding.get("playing")===!0,n=this.sequence.index(this.binding.get)>=this.sequence.length(this.
binding.get)-1;this.binding.set({...!e&&n&&this.sequence.at(this.binding.get,0),playing:!e})}pause(){this.binding.get("p\
laying")===!0&&this.binding.set({playing:!1})}update(){let e=this.binding.get("playing")===!0,[n,t]=[this.sequence.index(
this.binding.get),this.sequence.length(this.binding.get)];S(this.playButton,"aria-label",e?"Pause":"Play"),S(this.playButton,
"title",e?"Pause":"Play"),S(this.playButton,"data-playing",String(e)),S(this.scrub,"max",String(t-1)),this.scrub.valueAsNumber!==
n&&(this.scrub.valueAsNumber=n),S(this.scrub,"aria-valuetext",`${this.sequence.unit} ${n+1} of ${t}`),this.scrub.style.setProperty(
"--done",String(t>1?n/(t-1):1)),y(this.count,`${n+1} / ${t}`),this.speed.show(String(this.binding.get("speed")))}step(e){
this.go(this.sequence.index(this.binding.get)+e)}go(e){let n=this.sequence.length(this.binding.get)-1,t=this.sequence.at(
this.binding.get,Math.max(0,Math.min(n,e)));this.binding.set({...t,playing:!1})}keydown(e){e.key!==" "||e.target!==this.
scrub||(e.preventDefault(),this.toggle())}};var H=class{constructor(e){this.source=e;let n=u("pre",{tabindex:0,role:"group","aria-label":"Python source"},this.code),
t=v("Copy",()=>{this.copy()}),o=u("div",{class:"cnn-python-bar"},u("span",{},"The same in Python"),this.status,t);this.element=
u("div",{class:"cnn-python",hidden:!0},o,n)}source;element;code=u("code",{});status=u("span",{class:"cnn-copied",role:"s\
tatus"});update(){this.element.hidden||(y(this.code,this.source()),y(this.status,""))}async copy(){try{await navigator.clipboard.
writeText(this.source()),y(this.status,"Copied")}catch{getSelection()?.selectAllChildren(this.code),y(this.status,"Selec\
ted: press Ctrl+C to copy")}}};var Ze=["data-theme","data-jp-theme-light","data-vscode-theme-kind","theme","class"];function Me(r){let e=new MutationObserver(
r);for(let t of[document.documentElement,document.body])e.observe(t,{attributeFilter:Ze});let n=matchMedia("(prefers-col\
or-scheme: dark)");return n.addEventListener("change",r),()=>{e.disconnect(),n.removeEventListener("change",r)}}var Ye=["playing","speed"],Xe=350,Se=4;function Ae(r){let{sequence:e}=r;return{initialize:({model:n})=>e===void 0?()=>{}:
ke(n,e),render({model:n,el:t}){try{return en(r,n,t)}catch(o){let s=`${r.name} could not be drawn: ${o instanceof Error?o.
message:String(o)}`;return t.replaceChildren(u("div",{class:"cnn"},u("p",{class:"cnn-problem",role:"alert"},s))),()=>t.replaceChildren()}}}}
function en(r,e,n){let t=[...r.traits,...r.sequence===void 0?[]:Ye],o=$e(e,t),s=u("div",{class:"cnn",role:"group","aria-\
label":r.title,"data-explorer":r.name}),a=u("div",{class:"cnn-live",role:"status","aria-live":"polite","aria-atomic":"tr\
ue"}),l=u("p",{class:"cnn-problem",role:"alert",hidden:!0}),i=$=>u("div",{class:`cnn-${$}`}),d,c=ve(e,t,()=>b()),m={binding:c,
editor:new W(s),player:r.sequence===void 0?null:new U(c,r.sequence),choices:i("choices"),more:i("more"),stage:i("stage"),
detail:i("detail"),complain($){l.hidden=$===null,y(l,$??"")}},p=r.build(m),h=new H(()=>p.python()),b=()=>{p.update(),m.player?.
update(),h.update(),clearTimeout(d),d=setTimeout(()=>y(a,p.describe()),Xe)},x=tn(m,h,()=>{m.complain(null),p.reset?.(),c.
set({...o,...m.player!==null&&{playing:!1}})});s.append(x,m.more,l,m.stage),m.player!==null&&s.append(m.player.element),
s.append(m.detail,h.element,a,m.editor.element);let g=new ResizeObserver(()=>p.resize(s.clientWidth-Se)),w=Me(()=>p.theme?.());
return n.append(s),nn(m),p.resize((s.clientWidth||700)-Se),b(),y(a,p.describe()),s.dataset.ready="true",g.observe(s),()=>{
clearTimeout(d),g.disconnect(),w(),p.dispose(),c.dispose(),s.remove()}}function nn({stage:r,player:e}){let n=t=>{t.target.
closest("[role=gridcell]")!==null&&e?.pause()};r.addEventListener("pointermove",n),r.addEventListener("pointerdown",n),r.
addEventListener("focusin",n)}function tn(r,e,n){r.more.hidden=!0;let t=ne("More",l=>{r.more.hidden=!l,t.show(l),r.binding.
schedule()},r.more),o=ne("Python",l=>{e.element.hidden=!l,o.show(l),e.update()},e.element),s=r.more.hasChildNodes()&&t.element,
a=u("div",{class:"cnn-ends"},s,o.element,v("Reset",n,"reset"));return u("div",{class:"cnn-bar",role:"group","aria-label":"\
Settings"},r.choices,a)}function Ne(r,e,n=!1,t){let o=r.filter(l=>Number.isFinite(l)&&(!n||l>0)),[s,a]=t??o.reduce(([l,i],d)=>[Math.min(l,d),Math.
max(i,d)],[1/0,-1/0]);return s>a&&([s,a]=n?[1,10]:[0,1]),s===a&&([s,a]=n?[s/2,s*2]:[s-.5,a+.5]),{low:s,high:a,log:n,ticks:n?
sn(s,a,e):Te(s,a,e)}}function Le({low:r,high:e,log:n},t,o,s){if(n&&t<=0)return NaN;let a=n?Math.log10:Number;return o+(a(
t)-a(r))/(a(e)-a(r))*(s-o)}function sn(r,e,n){let[t,o]=[Math.floor(Math.log10(r)),Math.ceil(Math.log10(e))],s=Math.max(1,
Math.ceil((o-t)/n)),a=o-t<=n/3?[1,2,5]:[1],l=[];for(let i=t;i<=o;i+=s)l.push(...a.map(d=>+`${d}e${i}`));return l.filter(
i=>i>=r*.999&&i<=e*1.001)}function Te(r,e,n){let t=(e-r)/n,o=Math.floor(Math.log10(t)),s=t/10**o,a=s>=Math.sqrt(50)?10:s>=
Math.sqrt(10)?5:s>=Math.sqrt(2)?2:1,l=o<0?10**-o/a:1,i=o<0?1:10**o*a,d=b=>b*i/l,[c,m]=[Math.round(r*l/i),Math.round(e*l/
i)],[p,h]=[d(c)<r?c+1:c,d(m)>e?m-1:m];return h<p&&n<2?Te(r,e,2*n):Array.from({length:Math.max(0,h-p+1)},(b,x)=>d(p+x))}var an=[1,2,1,2,4,2,1,2,1].map(r=>r/16);var Bt=64*Number.EPSILON;var ie=[[1,3,1,16,1],[6,3,2,24,2],[6,5,2,40,2],[6,3,2,80,3],[6,5,1,112,3],[6,5,2,192,4],[6,3,1,320,1]],k={width:1,depth:1,
resolution:224},ae=1e3,I=({alpha:r,beta:e,gamma:n})=>r*e*e*n*n;function Fe(r){let e=Math.floor(r);return r-e!==.5?Math.round(
r):e%2===0?e:e+1}function D(r,e,n){let{alpha:t,beta:o,gamma:s}=e,a=I(e);return n==="depth"?{...k,depth:a**r}:n==="width"?
{...k,width:a**(r/2)}:n==="resolution"?{...k,resolution:Fe(k.resolution*a**(r/2))}:{width:o**r,depth:t**r,resolution:Fe(
k.resolution*s**r)}}function Ee(r){let e=Math.max(8,Math.floor(Math.trunc(r+4)/8)*8);return e<.9*r?e+8:e}function _e(r,e,n,t,o,s){
let a=n*r,l=Math.max(1,Math.floor(r/4)),i=n===1?0:r*a,[d,c,m]=[t*t*a,a*e,2*a*l],p=2*((n===1?0:a)+a+e);return[i+d+c+m+l+a+
p,i*o*o+(d+c)*s*s+m]}function F({width:r,depth:e,resolution:n}){let[t,o]=[Ee(32*r),Math.floor((n+1)/2)],[s,a]=[29*t,27*t*
o*o],[l,i,d]=[[],[],[]];for(let[m,p,h,b,x]of ie){let[g,w]=[Ee(b*r),Math.ceil(x*e)],$=Math.floor((o+h-1)/h),z=_e(t,g,m,p,
o,$),T=_e(g,g,m,p,$,$);s+=z[0]+(w-1)*T[0],a+=z[1]+(w-1)*T[1],[t,o]=[g,$],l.push(w),i.push(g),d.push($)}let c=4*t;return s+=
t*c+2*c+c*ae+ae,a+=t*c*o*o+c*ae,{parameters:s,macs:a,layers:l,channels:i,sides:d}}var K=(r,e)=>Math.log(r/F(k).macs)/Math.
log(I(e));function Ce({width:r,depth:e,resolution:n},{alpha:t,beta:o,gamma:s}){return{depth:Math.log(e)/Math.log(t),width:Math.
log(r)/Math.log(o),resolution:Math.log(n/k.resolution)/Math.log(s)}}var Pe=3;function Oe(r){let e=I(r);return e<=Pe?null:
`With these exponents the work would grow by α·β²·γ² = ${e.toFixed(2)} with every step of φ: at most ${Pe} can b\
e drawn here, and the paper keeps it near 2. Make another of them smaller first.`}function M(r){for(let[e,n]of[["M",1e6],
["G",1e9],["T",1e12],["P",1e15]]){let t=r/n;for(let[o,s]of[[2,9.995],[1,99.95],[0,999.5]])if(t<s)return`${t.toFixed(o)} ${e}`}
return r.toExponential(2)}var ln={compound:"width, depth, resolution = compound_scaling(phi, alpha, beta, gamma)",depth:"\
width, depth, resolution = 1.0, growth**phi, 224  # the same work, all of it in depth",width:"width, depth, resolution =\
 growth ** (phi / 2), 1.0, 224  # the same work, all of it in width",resolution:"width, depth, resolution = 1.0, 1.0, ro\
und(224 * growth ** (phi / 2))  # all of it in resolution"},un=`with torch.device("meta"):  # a model without numbers is\
 enough to count
    model = create_model("efficientnet_b0", width_mult=width, depth_mult=depth)
summary = summarize(model, (1, 3, resolution, resolution))
print(f"width {width:.2f}, depth {depth:.2f}, images of {resolution}×{resolution}")
print(f"{summary.parameters:,} parameters, {summary.macs:,} multiply-accumulates")
`;function ze(r,{alpha:e,beta:n,gamma:t},o,s){let a=s==="formula",l=a?o==="compound"?["compound_scaling"]:[]:["published\
_scaling"],i=["import torch","from cnnedu.analysis import summarize","from cnnedu.models import create_model"];return i.
push(...l.map(d=>`from cnnedu.models.efficientnet import ${d}`),""),a?(i.push(`alpha, beta, gamma, phi = ${[e,n,t,r].join(
", ")}`),i.push("growth = alpha * beta**2 * gamma**2"),i.push('print(f"the work grows by {growth:.2f} with every step of\
 phi, by {growth**phi:.2f} in all")'),i.push(ln[o])):i.push(`width, depth, resolution = published_scaling("efficientnet_${s}\
")`),`${i.join(`
`)}
${un}`}function f(r,e={},...n){let t=document.createElementNS("http://www.w3.org/2000/svg",r);for(let[o,s]of Object.entries(e))
s!=null&&s!==!1&&t.setAttribute(o,String(s));return t.append(...n.filter(o=>o!==null&&o!==!1)),t}var le=8,L={top:10,right:14,bottom:40,left:52};function Re({log:r,domain:e},n,t,o,s){let a=Ne(n,s,r,e);return Object.assign(
l=>Le(a,l,t,o),{ticks:a.ticks})}var V=class{constructor(e,n=()=>{}){this.point=n;this.element=u("div",{class:"cnn-chart"},
this.plot,this.readout,this.legend),S(this.plot,"aria-label",e),this.plot.addEventListener("pointermove",t=>this.look(this.
nearest(t))),this.plot.addEventListener("pointerdown",t=>this.look(this.nearest(t))),this.plot.addEventListener("pointer\
leave",t=>t.pointerType!=="touch"&&this.look(null)),this.plot.addEventListener("blur",()=>this.look(null)),this.plot.addEventListener(
"keydown",t=>this.pressed(t))}point;element;plot=f("svg",{class:"cnn-plot",role:"application",tabindex:0,"aria-roledescr\
iption":"chart"});readout=u("p",{class:"cnn-readout"});legend=u("div",{class:"cnn-series"});series=[];places=[];mark=null;drawn="";draw(e,n,t,o){
let s=JSON.stringify([e,n,t,o]);if(s===this.drawn)return;this.drawn=s,this.series=e;let{width:a,height:l}=o,i=e.flatMap(
({points:p})=>p),d=Re(n,i.map(([p])=>p),L.left,a-L.right,Math.max(2,a/90)),c=Re(t,i.map(([,p])=>p),l-L.bottom,L.top,Math.
max(2,l/50));this.places=e.map(({points:p})=>p.map(([h,b])=>[d(h),c(b)]));for(let[p,h]of Object.entries({width:a,height:l,
viewBox:`0 0 ${a} ${l}`}))this.plot.setAttribute(p,String(h));this.write=p=>this.sentence(p,n,t),this.plot.replaceChildren(
this.axes(d,c,n,t,o),...e.map((p,h)=>this.curve(p,this.places[h])),f("g",{class:"cnn-cursor"}));let m=e.filter(({name:p})=>p!==
"");this.legend.replaceChildren(...m.length>1?m.map(cn):[]),this.show(this.mark)}show(e){let n=e===null?void 0:this.places[e.
series]?.[e.index];this.mark=n===void 0?null:e,this.plot.querySelector(".cnn-cursor")?.replaceChildren(...n===void 0||n.
some(Number.isNaN)?[]:[f("circle",{cx:n[0],cy:n[1],r:7})]),y(this.readout,this.mark===null?"":this.write(this.mark))}write=()=>"";sentence({
series:e,index:n},t,o){let{name:s,points:a,names:l}=this.series[e],[i,d]=a[n],c=(p,h)=>(p.write??N)(h),m=l?.[n]??`${t.label}\
 ${c(t,i)}`;return`${s}${s===""?"":", "}${m}: ${l===void 0?"":`${t.label} ${c(t,i)}, `}${o.label} ${c(o,d)}`}axes(e,n,t,o,{
width:s,height:a}){let l=f("g",{class:"cnn-axes","aria-hidden":"true"}),[i,d]=[a-L.bottom,s-L.right];for(let m of n.ticks)
l.append(f("path",{d:`M${L.left} ${n(m)}H${d}`})),l.append(f("text",{x:L.left-6,y:n(m)+4,"text-anchor":"end"},(o.write??
N)(m)));for(let m of e.ticks)l.append(f("path",{d:`M${e(m)} ${i}v5`})),l.append(f("text",{x:e(m),y:i+18,"text-anchor":"m\
iddle"},(t.write??N)(m)));let c=(i+L.top)/2;return l.append(f("path",{d:`M${L.left} ${i}H${d}`,class:"cnn-axis"}),f("tex\
t",{x:(L.left+d)/2,y:a-4,"text-anchor":"middle",class:"cnn-axis-label"},t.label),f("text",{x:12,y:c,transform:`rotate(-9\
0 12 ${c})`,"text-anchor":"middle",class:"cnn-axis-label"},o.label)),l}curve({look:e,scatter:n,faint:t},o){let s=o.filter(
l=>l.every(Number.isFinite)),a=f("g",{class:`cnn-curve${t===!0?" cnn-faint":""}`,"data-look":e%le});return n!==!0&&s.length>
0&&a.append(f("path",{d:`M${s.map(([l,i])=>`${l.toFixed(1)} ${i.toFixed(1)}`).join("L")}`})),(n===!0||s.length<=24)&&a.append(
...s.map(([l,i])=>Ie(e,l,i))),a}nearest({clientX:e,clientY:n}){let{left:t,top:o}=this.plot.getBoundingClientRect(),s=null,
a=60**2;return this.places.forEach((l,i)=>l.forEach(([d,c],m)=>{let p=(d-e+t)**2+(c-n+o)**2;p<a&&([s,a]=[{series:i,index:m},
p])})),s}look(e){e?.series===this.mark?.series&&e?.index===this.mark?.index||(this.show(e),this.point(this.mark))}pressed(e){
let n={ArrowLeft:-1,ArrowRight:1,Home:-1/0,End:1/0}[e.key],t={ArrowUp:-1,ArrowDown:1}[e.key];if(n===void 0&&t===void 0||
this.series.length===0)return;e.preventDefault(),e.stopPropagation();let{series:o,index:s}=this.mark??{series:0,index:n===
1?-1:0},a=Be(o+(t??0),this.series.length);this.look({series:a,index:Be(s+(n??0),this.series[a].points.length)})}},Be=(r,e)=>Math.
max(0,Math.min(e-1,r));function Ie(r,e,n){let t=["M-4 0a4 4 0 1 0 8 0a4 4 0 1 0-8 0z","M-3.6-3.6h7.2v7.2h-7.2z","M0-4.6 \
4.4 3.4h-8.8z","M0-5 5 0 0 5-5 0z"],o=r%le>=t.length,s=t[r%t.length];return f("path",{d:s,transform:`translate(${e.toFixed(
1)} ${n.toFixed(1)})`,class:o?"cnn-mark cnn-hollow":"cnn-mark"})}function cn({name:r,look:e,scatter:n}){let t=f("svg",{width:28,
height:12,"aria-hidden":"true"}),o=f("g",{class:"cnn-curve","data-look":e%le});return n!==!0&&o.append(f("path",{d:"M1 6\
H27"})),o.append(Ie(e,14,6)),t.append(o),u("span",{class:"cnn-series-entry"},t,r)}var qe=["phi","alpha","beta","gamma","grow","network","chart","measured"],dn=F(k);function J(r){let e=d=>Number(r(d)),[n,
t,o]=[e("phi"),r("grow"),r("network")],s={alpha:e("alpha"),beta:e("beta"),gamma:e("gamma")},a=r("measured"),l=a.family.find(
([d])=>d===o),i=l===void 0?D(n,s,t):{width:l[1],depth:l[2],resolution:l[3]};return{phi:n,exponents:s,grow:t,network:o,chart:r(
"chart"),measured:a,work:I(s),size:i,found:F(i),base:dn}}function Ge(r,e){let t=Oe(J(o=>o in e?e[o]:r.get(o)).exponents);
return t===null&&r.set(e),t}var C={compound:"all three",depth:"depth alone",width:"width alone",resolution:"resolution a\
lone"},A=({network:r,phi:e})=>r==="formula"?`φ = ${e}`:r.toUpperCase();var ue=Array.from({length:29},(r,e)=>e/4),mn=["compound","depth","width","resolution"],E={compound:0,depth:1,width:2,resolution:3},
je=5,pn=4,hn={cost:"The same work, spent in four ways. Resolution costs no parameter at all. Published networks lie near\
 the rule, not on it: they were rounded by hand, and their φ is no whole number.",factors:"Lines: the rule. Points: B0 \
to B7 as published, each at the φ at which the rule spends its work. Were they made by the rule, all would lie on the li\
nes.",accuracy:"Measured by the paper’s authors on ImageNet (Tables 2 and 7), not here. For about the same work, growing\
 all three helps more than growing one."},fn=r=>M(r).replace(/\.0+ /," ").replace(/(\.\d)0 /,"$1 "),Q=class{element;chart=new V(
"Chart of the family");note=u("p",{class:"cnn-note"});curves={key:"",series:[]};constructor(){this.element=u("div",{class:"\
cnn-charts"},this.chart.element,this.note)}update(e,n){let t={width:n,height:Math.round(Math.min(320,Math.max(240,n*.5)))},
o={label:"multiply-accumulates",log:!0,write:fn};e.chart==="factors"?this.chart.draw(this.factors(e),{label:"φ",domain:[
0,7]},{label:"times B0’s",log:!0,write:s=>N(s)},t):e.chart==="accuracy"?this.chart.draw(yn(e),o,{label:"top-1 accuracy\
 in %"},t):this.chart.draw(this.cost(e),o,{label:"parameters in millions",log:!0,write:s=>String(Number(s.toPrecision(3)))},
t),y(this.note,hn[e.chart]??"")}lines(e,{exponents:n},t){let o=JSON.stringify([e,n]);return o!==this.curves.key&&(this.curves=
{key:o,series:t(n)}),this.curves.series}cost(e){let n=this.lines("cost",e,s=>mn.map(a=>{let i=ue.map(d=>F(D(d,s,a))).map(
({macs:d,parameters:c})=>[d,c/1e6]);return{name:C[a],look:E[a],points:i,names:ue.map(d=>`φ = ${d}`)}})),t=e.measured.family.
map(([s,a,l,i])=>({name:s,...F({width:a,depth:l,resolution:i})})),o={name:"published",look:je,scatter:!0,points:t.map(({
macs:s,parameters:a})=>[s,a/1e6]),names:t.map(({name:s})=>s.toUpperCase())};return[...n,o,bn(e,[[e.found.macs,e.found.parameters/
1e6]])]}factors(e){let n=this.lines("factors",e,({alpha:s,beta:a,gamma:l})=>{let i=(d,c,m)=>({name:d,look:c,points:ue.map(
p=>[p,m**p])});return[i("depth, αᵠ",E.depth,s),i("width, βᵠ",E.width,a),i("resolution, γᵠ",E.resolution,l)]});if(e.
work<=1)return[...n];let t=e.measured.family.map(([s,a,l,i])=>{let{macs:d}=F({width:a,depth:l,resolution:i});return{name:s.
toUpperCase(),phi:K(d,e.exponents),depth:l,width:a,sharper:i/224}}),o=(s,a,l)=>({name:`${s} as published`,look:a,scatter:!0,
points:t.map(i=>[i.phi,l(i)]),names:t.map(i=>i.name)});return[...n,o("depth",E.depth,s=>s.depth),o("width",E.width,s=>s.
width),o("resolution",E.resolution,s=>s.sharper)]}},bn=(r,e)=>({name:`shown: ${r.network==="formula"?`${A(r)}, ${C[r.grow]}`:
A(r)}`,look:pn,scatter:!0,points:e,names:[A(r)]});function yn({measured:r}){let e=([,o,s,a,l])=>[F({width:o,depth:s,resolution:a}).
macs,l],n={name:"published, B0 to B7",look:je,points:r.family.map(e),names:r.family.map(([o])=>o.toUpperCase())},t=r.alone.
filter(([o])=>o!=="B0").map(o=>({name:`B0 with ${C[o[0]]} grown`,look:E[o[0]],scatter:!0,points:[e(o)],names:[""]}));return[
n,...t]}var O=r=>r>=100?N(r,0):r.toFixed(2),ce=(r,e)=>u("span",{},r,u("sup",{},e)),Z=class{element;cards;rule=u("p",{class:"cnn-\
rule","data-part":"rule"});counted=u("p",{"data-part":"counted"});rows;lines;written="";constructor(e){let n=a=>{let[l,i,
d,c]=[u("span",{}),u("b",{}),u("span",{class:"cnn-change"}),u("span",{class:"cnn-work"})],m=u("div",{},u("strong",{},a));
return{element:u("div",{class:"cnn-factor","data-factor":a.toLowerCase()},m,u("div",{},l,i),d,c),power:l,factor:i,change:d,
work:c}};this.cards={depth:n("Depth"),width:n("Width"),resolution:n("Resolution")};let t=["stage","block","blocks","chan\
nels","side of maps"].map(a=>u("th",{scope:"col"},a));this.rows=ie.map(([,a],l)=>[u("th",{scope:"row"},String(l+1)),u("t\
d",{},`MBConv, ${a}${"×"}${a}`),u("td",{}),u("td",{}),u("td",{})]),this.lines=this.rows.map((a,l)=>{let i=u("tr",{"data\
-stage":l},...a);return i.addEventListener("pointerenter",()=>e(l)),i.addEventListener("pointerleave",()=>e(null)),i});let o=u(
"table",{"aria-label":"Stages: B0, and the network shown"},u("thead",{},u("tr",{},...t)),u("tbody",{},...this.lines)),s=Object.
values(this.cards).map(({element:a})=>a);this.element=u("div",{class:"cnn-factors"},u("div",{class:"cnn-cards"},...s),this.
rule,this.counted,u("div",{class:"cnn-scroll"},o))}update(e,n){this.lines.forEach((d,c)=>S(d,"class",c===n?"cnn-pointed":
null));let t=JSON.stringify([e.size,e.phi,e.exponents,e.grow,e.network]);if(t===this.written)return;this.written=t;let{size:o,
found:s,base:a}=e,l=o.resolution/k.resolution,i=d=>d.reduce((c,m)=>c+m,0);this.card("depth",e,"α",o.depth,`${i(a.layers)}\
 → ${i(s.layers)} blocks`,o.depth),this.card("width",e,"β",o.width,`last stage ${a.channels[6]} → ${s.channels[6]} \
channels`,o.width**2),this.card("resolution",e,"γ",l,`${k.resolution} → ${o.resolution} pixels a side`,l**2),this.writeRule(
e),s.layers.forEach((d,c)=>{[[a.layers[c],d],[a.channels[c],s.channels[c]],[a.sides[c],s.sides[c]]].forEach(([p,h],b)=>y(
this.rows[c][b+2],p===h?String(h):`${p} → ${h}`))})}card(e,n,t,o,s,a){let{exponents:l,phi:i,network:d,grow:c}=n,m=this.
cards[e],p={α:l.alpha,β:l.beta,γ:l.gamma}[t];d==="formula"&&c==="compound"?m.power.replaceChildren(ce(t,"φ")," = ",ce(
String(p),String(i))," = "):m.power.replaceChildren("×"),y(m.factor,O(o)),y(m.change,s),y(m.work,`${e==="depth"?"":"squ\
ared: "}work ${"×"} ${O(a)}`),S(m.element,"data-still",String(o===1))}writeRule(e){let{exponents:n,phi:t,work:o,network:s,
found:a,base:l,size:i}=e,{alpha:d,beta:c,gamma:m}=n,p=a.macs/l.macs;if(s!=="formula"){let b=Ce(i,n),x=K(a.macs,n),g=w=>Number.
isFinite(w)?w.toFixed(1):"no φ";y(this.rule,`${A(e)} was rounded by hand: by its depth it stands at φ = ${g(b.depth)},\
 by its width at ${g(b.width)}, by its resolution at ${g(b.resolution)}, by its work at ${g(x)}.`),y(this.counted,`Count\
ed: ${M(a.macs)} multiply-accumulates, ${O(p)} times B0’s ${M(l.macs)}.`);return}let h=o**t;this.rule.replaceChildren(
`α·β²·γ² = ${d} ${"×"} ${c}² ${"×"} ${m}² = `,u("b",{},o.toFixed(2)),`${Math.abs(o-2)<=.1?" ≈ 2":""}; `,"th\
e work grows by ",ce(o.toFixed(2),String(t))," = ",u("b",{},O(h)),"."),y(this.counted,`By the rule ${M(l.macs)} ${"×"} ${O(
h)} = ${M(l.macs*h)}; counted ${M(a.macs)} multiply-accumulates, ${O(p)} times B0’s: channels come in eights, and layers\
 are rounded up.`)}};var gn=668,de=.235,Ue=.52,me=5.6,pe=32,Y=1.6,wn=230,We=18,xn=1.2,X=class{constructor(e){this.look=e;this.element=u("div",
{class:"cnn-drawing"},this.svg,this.note),this.svg.addEventListener("pointermove",n=>this.look(this.at(n))),this.svg.addEventListener(
"pointerdown",n=>this.look(this.at(n))),this.svg.addEventListener("pointerleave",n=>n.pointerType!=="touch"&&this.look(null))}look;element;svg=f(
"svg",{class:"cnn-networks",role:"img"});note=u("p",{class:"cnn-note"});drawn="";update(e,n,t){let o=JSON.stringify([e.size,
A(e),t]);o!==this.drawn&&this.draw(e,t),this.drawn=o;for(let s of this.svg.querySelectorAll("[data-stage]"))s.classList.
toggle("cnn-pointed",s.getAttribute("data-stage")===String(n))}draw(e,n){let{size:t,found:o,base:s}=e,a=Math.min(1.3,n/gn),
l=Math.max(t.resolution*de,me*Math.sqrt(o.sides[0]))*a,i=a*Math.min(1,wn/l),d=n-10-t.resolution*de*i-14*i,c=i*Math.min(1,
d/(i*$n(o))),m={by:i,across:c,words:n<440?["parameters","MACs"]:["parameters","multiply-accumulates"]},p=this.network("B\
0",k,s,s,We,m),h=this.network(A(e),t,o,s,p.bottom+We+6,m);this.svg.replaceChildren(p.group,h.group);let b=Math.ceil(h.bottom+
4);for(let[w,$]of Object.entries({width:n,height:b,viewBox:`0 0 ${n} ${b}`}))this.svg.setAttribute(w,String($));this.svg.
setAttribute("aria-label",`${A(e)}: ${o.layers.join(", ")} blocks in seven stages; B0: ${s.layers.join(", ")}`);let x=w=>`${w<
.01?"less than 1":Math.round(100*w)} %`,g=i<.995*a?` To fit, both are drawn at ${x(i/a)} of the usual scale${c<.995*i?`,\
 bars at ${x(c/a)} of their thickness`:""}.`:c<.995*i?` To fit, bars are drawn at ${x(c/i)} of their thickness.`:"";y(this.
note,`A bar is a block: as high as its maps, as thick as it has channels (roots of both). Orange, outlined: blocks that \
B0 does not have. A square of the picture is ${pe}${"×"}${pe} pixels, one position of the last map.${g}`)}network(e,n,t,o,s,a){
let{by:l,across:i,words:d}=a,c=n.resolution*de*l,m=Math.max(c,me*Math.sqrt(t.sides[0])*l),p=s+6+m/2,h=f("g",{}),b=f("tex\
t",{x:0,y:s-2,class:"cnn-name"},f("tspan",{class:"cnn-strong"},e));b.append(f("tspan",{dx:10},`${M(t.parameters)} ${d[0]}\
, ${M(t.macs)} ${d[1]}`)),h.append(b,vn(n.resolution,c,p));let x=c+14*l+4;return t.layers.forEach((g,w)=>{let[$,z]=[Ue*Math.
sqrt(t.channels[w])*i,me*Math.sqrt(t.sides[w])*l],T=$+Y*i,be=(R,ee)=>{let ge=(we,q)=>`M${we.toFixed(1)} ${(p-z/2).toFixed(
1)}h${q.toFixed(2)}v${z.toFixed(1)}h${(-q).toFixed(2)}z`;return ee<=R?"":T<xn?ge(x+R*T,(ee-R)*T):Array.from({length:ee-R},
(we,q)=>ge(x+(R+q)*T,$)).join("")},ye=Math.min(g,o.layers[w]),He={x:x-1,y:p-m/2,width:Math.max(1,g*T+1),height:m};h.append(
f("g",{"data-stage":w},f("rect",{class:"cnn-area",...He}),f("path",{class:"cnn-old",d:be(0,ye)}),f("path",{class:$>3?"cn\
n-new":"cnn-new cnn-thin",d:be(ye,g)}))),x+=g*T+2*Y*i}),{group:h,bottom:p+m/2}}at(e){let n=e.target.closest("[data-stage\
]");return n===null?null:Number(n.getAttribute("data-stage"))}},$n=({layers:r,channels:e})=>r.reduce((n,t,o)=>n+t*(Ue*Math.
sqrt(e[o])+Y)+2*Y,0);function vn(r,e,n){let t=e*pe/r,o=n-e/2,s="";for(let a=t;t>2&&a<e-.01;a+=t)s+=`M${a.toFixed(2)} ${o.
toFixed(1)}v${e.toFixed(1)}M0 ${(o+a).toFixed(2)}h${e.toFixed(1)}`;return f("g",{class:"cnn-picture"},f("rect",{x:.5,y:o,
width:e,height:e}),f("path",{d:s}))}var he=4,kn={unit:"quarter of φ",length:()=>7*he+1,index:r=>Math.round(Number(r("phi"))*he),at:(r,e)=>({phi:e/he,network:"\
formula"})},Mn=[["compound","all three"],["depth","depth"],["width","width"],["resolution","resolution"]],Sn=[["cost","c\
ost"],["factors","factors"],["accuracy","accuracy"]],fe=class{constructor(e){this.frame=e;this.state=J(e.binding.get);let n=a=>{
a!==this.pointed&&(this.pointed=a,e.binding.schedule())};this.stage=new X(n),this.factors=new Z(n),this.phi=this.controls();
let t=u("div",{"data-part":"networks"},this.stage.element);e.stage.append(this.phi,t);let o=te("Chart",Sn,a=>this.change(
{chart:a}));this.shows.push(a=>o.show(a.chart));let s=u("div",{class:"cnn-field"},u("span",{class:"cnn-caption"},"chart \
of"),o.element);e.detail.append(this.factors.element,s,this.charts.element)}frame;stage;factors;charts=new Q;shows=[];phi;state;pointed=null;width=700;update(){
this.state=J(this.frame.binding.get),this.draw()}resize(e){this.width=e,this.draw()}describe(){let{size:e,found:n,base:t,
network:o,grow:s}=this.state,a=o==="formula"?`${A(this.state)}, ${C[s]} grown`:`EfficientNet-${A(this.state)} as publish\
ed`,l=n.layers.reduce((i,d)=>i+d,0);return`${a}: depth ×${e.depth.toFixed(2)} (${l} blocks), width ×${e.width.toFixed(
2)} (${n.channels[6]} channels in the last stage), images of ${e.resolution}×${e.resolution}. ${M(n.parameters)} parame\
ters; ${M(n.macs)} multiply-accumulates, ${(n.macs/t.macs).toFixed(2)} times B0’s.`}python(){let{phi:e,exponents:n,grow:t,
network:o}=this.state;return ze(e,n,t,o)}dispose(){}draw(){let{state:e,width:n}=this;for(let t of this.shows)t(e);S(this.
phi,"data-formula",String(e.network==="formula")),this.stage.update(e,this.pointed,n),this.factors.update(e,this.pointed),
this.charts.update(e,n)}change(e){this.frame.complain(Ge(this.frame.binding,e)),this.frame.binding.schedule()}controls(){
let{frame:e}=this,n=te("What grows",Mn,c=>this.change({grow:c,network:"formula"})),t=this.state.measured.family.map(([c])=>[
c,`${c.toUpperCase()}, published`]),o=j("draw",[["formula","the rule"],...t],c=>this.change({network:c,playing:!1})),s=u(
"div",{class:"cnn-field"},u("span",{class:"cnn-caption"},"grow"),n.element);e.choices.append(s);let a=(c,m,p)=>{let h=re(
m,{min:1,max:p,step:.01,write:b=>b.toFixed(2)},b=>this.change({[c]:b,network:"formula"}));return this.shows.push(({exponents:b})=>h.
show(b[c])),h.element},l=v("As in the paper",()=>this.change({alpha:1.2,beta:1.1,gamma:1.15,network:"formula"})),i=[a("a\
lpha","α, depth",2),a("beta","β, width",1.5),a("gamma","γ, resolution",1.5)];e.more.append(u("fieldset",{class:"cnn-s\
ection"},u("legend",{},"Exponents"),u("div",{class:"cnn-fields"},...i,l)));let d=re("φ",{min:0,max:7,step:.05,write:c=>`${Number(
c.toFixed(2))}`},c=>{this.change({phi:Number(c.toFixed(2)),network:"formula",playing:!1})});return d.element.classList.add(
"cnn-phi"),this.shows.push(c=>{d.show(c.phi),n.show(c.grow),o.show(c.network)}),u("div",{class:"cnn-size"},d.element,o.element)}},
No=Ae({name:"ScalingExplorer",title:"Scaling explorer",traits:qe,sequence:kn,build:r=>new fe(r)});export{No as default};
