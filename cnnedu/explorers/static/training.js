function u(o,e={},...n){let t=document.createElement(o);for(let[r,s]of Object.entries(e))typeof s=="function"?t.addEventListener(
r.slice(2),s):s===!0?t.setAttribute(r,""):s!==!1&&s!=null&&t.setAttribute(r,String(s));return t.append(...n.filter(r=>r!=
null&&r!==!1)),t}var We={first:"M4 3v10M13 3.5v9L6 8z",back:"M11.5 3.5v9L5 8z",play:"M5 3v10l8-5z",pause:"M5 3.5v9M11 3.\
5v9",forward:"M4.5 3.5v9L11 8z",reset:"M3.5 8a4.5 4.5 0 1 0 1.6-3.4M5.5 1.8 4.8 4.9l3.1.5",minus:"M4 8h8",plus:"M4 8h8M8\
 4v8"};function I(o){let e="http://www.w3.org/2000/svg",n=document.createElementNS(e,"svg");n.setAttribute("viewBox","0 \
0 16 16"),n.setAttribute("class",`cnn-icon cnn-icon-${o}`),n.setAttribute("aria-hidden","true");let t=document.createElementNS(
e,"path");return t.setAttribute("d",We[o]),n.append(t),n}function b(o,e){o.textContent!==e&&(o.textContent=e)}function w(o,e,n){
o.getAttribute(e)!==n&&(n===null?o.removeAttribute(e):o.setAttribute(e,n))}var Ge=0,He=Math.random().toString(36).slice(
2,8),S=o=>`cnn-${o}-${He}-${++Ge}`;function v(o,e,n,t=!1){let r=n===void 0?o:I(n),s={type:"button",class:`cnn-button${t?" cnn-quiet":""}`,onclick:e};return u(
"button",n===void 0?s:{...s,"aria-label":o,title:o},r)}function X(o,e,n){let t=n===void 0?"aria-pressed":"aria-expanded",
r=v(o,()=>e(r.getAttribute(t)!=="true"));return r.setAttribute(t,"false"),n!==void 0&&(n.id||=S("panel"),r.setAttribute(
"aria-controls",n.id)),{element:r,show:s=>r.setAttribute(t,String(s))}}var le=(o,e)=>(e.id||=S("field"),u("div",{class:"\
cnn-field"},u("label",{for:e.id},o),e));function ue(o,e,n){let t=u("select",{class:"cnn-select",onchange:()=>n(t.value)});
for(let[s,i]of e)t.append(u("option",{value:s},i));let r=s=>{t.value!==s&&(t.value=s)};return{element:le(o,t),show:r}}function ce(o,e,n){
let t=S("choice"),r=e.map(([a])=>u("input",{type:"radio",name:t,value:a,onchange:()=>n(a)})),s=e.map(([,a],c)=>u("label",
{},r[c],u("span",{},a)));return{element:u("div",{class:"cnn-segmented",role:"radiogroup","aria-label":o},...s),show:a=>r.
forEach(c=>c.checked=c.value===a)}}function de(o,e){let n=u("input",{type:"checkbox",onchange:()=>e(n.checked)});return{
element:u("label",{class:"cnn-check"},n,u("span",{},o)),show:r=>{n.checked=r}}}function me(o,e,n){let{min:t,max:r,step:s,write:i=String}=e,l=u("input",{type:"range",class:"cnn-slider",min:t,max:r,step:s,
oninput:()=>n(l.valueAsNumber)}),a=u("output",{class:"cnn-value"}),c=m=>{l.valueAsNumber!==m&&(l.valueAsNumber=m),l.setAttribute(
"aria-valuetext",i(m)),b(a,i(m))},d=le(o,l);return d.append(a),{element:d,show:c}}function x(o,e=2){if(!Number.isFinite(o))return Number.isNaN(o)?"nan":o>0?"∞":"−∞";let n=Math.abs(o);if(n<1e-9)return"\
0";let t=o<0?"−":"";return n>=1e15?t+Number(n.toPrecision(3)).toExponential():Number(n.toFixed(e))!==0?t+String(Number(
n.toFixed(e))):n>=1e-4?t+String(Number(n.toPrecision(2))):t+n.toExponential(1).replace(".0e","e").replace(/-(\d)$/,"-0$1")}function pe(o,e){let n=o<0?"−":"",t=Math.abs(o);for(let s of[2,1,0]){if(s<2&&t<.5*10**-s)break;let i=x(o,s);if(i.length<=
e)return i;let l=i.replace(/0\./,".");if(t<1&&l.length<=e)return l}let r=`${n}${Math.round(t/1e3)}k`;return t>=1e3&&r.length<=
e?r:"…"}function ee(o){let e=o.trim().replaceAll("−","-").replace(",","."),n=/^([+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?)(?:\/(\d+\.?\d*))?$/i.
exec(e);if(n===null)return null;let t=Number(n[1])/(n[2]===void 0?1:Number(n[2]));return Number.isFinite(t)?t:null}var he=(o,e)=>`${o}\
 ${e}${o===1?"":"s"}`;var B=class{constructor(e){this.root=e;this.element=u("div",{class:"cnn-editor",role:"group",hidden:!0},v("One less",()=>this.
nudge(-1),"minus"),this.field,v("One more",()=>this.nudge(1),"plus")),this.field.addEventListener("input",()=>this.read()),
this.element.addEventListener("keydown",n=>this.keydown(n)),this.element.addEventListener("focusout",n=>{this.element.contains(
n.relatedTarget)||this.close(!1)})}root;element;field=u("input",{type:"text",class:"cnn-entry",autocomplete:"off",spellcheck:"\
false"});edit=null;open(e){this.edit?.cell.classList.remove("cnn-editing"),this.edit=e,e.cell.classList.add("cnn-editing"),
this.element.hidden=!1,this.element.setAttribute("aria-label",`Edit ${e.label}`),this.field.setAttribute("aria-label",e.
label),this.place(e.cell),this.field.value=e.typed??x(e.value,6),this.field.focus({preventScroll:!0}),e.typed===void 0?this.
field.select():this.read()}close(e){let{edit:n}=this;n!==null&&(this.edit=null,this.element.hidden=!0,n.cell.classList.remove(
"cnn-editing"),e&&n.cell.focus({preventScroll:!0}))}read(){let e=ee(this.field.value);this.field.setAttribute("aria-inva\
lid",String(e===null)),e!==null&&this.edit?.write(e)}nudge(e){let n=(ee(this.field.value)??0)+e;this.field.value=x(n,6),
this.read()}keydown(e){e.stopPropagation();let{key:n}=e;if(n==="ArrowUp"||n==="ArrowDown")this.nudge(n==="ArrowUp"?1:-1);else if(n===
"Escape"){let{edit:t}=this;t?.cancel!==void 0?t.cancel():t?.write(t.value),this.close(!0)}else if(n==="Enter"&&e.target===
this.field)this.close(!0);else return;e.preventDefault()}place(e){let[n,t]=[this.root.getBoundingClientRect(),e.getBoundingClientRect()],
{offsetWidth:r,offsetHeight:s}=this.element,i=t.left+t.width/2-r/2-n.left,l=Math.max(4,Math.min(n.width-r-4,i)),a=t.bottom-
n.top+6,c=a+s>n.height?t.top-n.top-s-6:a;this.element.style.translate=`${l}px ${c}px`}};function fe(o,e){let n=()=>{let r=o.get("_initial");return typeof r=="object"&&r!==null&&Object.keys(r).length>0?r:null},
t=n()===null?Object.fromEntries(e.map(r=>[r,structuredClone(o.get(r))])):{};return()=>n()??t}function be(o,e,n){let t=0,
r=()=>{t||=requestAnimationFrame(()=>{t=0,n()})};for(let s of e)o.on(`change:${s}`,r);return{get:s=>o.get(s),set(s){let i=Object.
entries(s).filter(([l,a])=>!Ue(o.get(l),a));for(let[l,a]of i)o.set(l,a);i.length>0&&o.save_changes()},schedule:r,dispose(){
cancelAnimationFrame(t),t=-1;for(let s of e)o.off(`change:${s}`,r)}}}var Ue=(o,e)=>o===e||JSON.stringify(o)===JSON.stringify(
e);function ge(o,e){let n,t=a=>o.get(a),r=a=>{for(let[c,d]of Object.entries(a))o.set(c,d);o.save_changes()},s=()=>{clearTimeout(
n),t("playing")===!0&&(n=setTimeout(i,1e3/Math.max(.25,Number(t("speed")))))},i=()=>{let[a,c]=[e.index(t)+1,e.length(t)-
1];r({...a<=c&&e.at(t,a),playing:a<c}),s()},l=["change:playing","change:speed"];for(let a of l)o.on(a,s);return s(),()=>{
clearTimeout(n);for(let a of l)o.off(a,s)}}var De=[.25,.5,1,2,4,8].map(o=>[String(o),`${o} / s`]),j=class{constructor(e,n){
this.binding=e;this.sequence=n;this.scrub.setAttribute("aria-label",`Position among the ${n.unit}s`),this.scrub.addEventListener(
"input",()=>this.go(Number(this.scrub.value))),this.playButton=v("Play",()=>this.toggle(),"play"),this.playButton.append(
I("pause")),this.playButton.classList.add("cnn-play"),this.element=u("div",{class:"cnn-player",role:"group","aria-label":"\
Player",id:S("player")},u("div",{class:"cnn-transport"},v(`First ${n.unit}`,()=>this.go(0),"first",!0),v("Step back",()=>this.
step(-1),"back",!0),this.playButton,v("Step forward",()=>this.step(1),"forward",!0)),this.scrub,this.count,this.speed.element),
this.element.addEventListener("keydown",t=>this.keydown(t))}binding;sequence;element;playButton;scrub=u("input",{type:"r\
ange",min:0,step:1,class:"cnn-scrub"});count=u("span",{class:"cnn-count"});speed=ue("Speed",De,e=>this.binding.set({speed:Number(
e)}));toggle(){let e=this.binding.get("playing")===!0,n=this.sequence.index(this.binding.get)>=this.sequence.length(this.
binding.get)-1;this.binding.set({...!e&&n&&this.sequence.at(this.binding.get,0),playing:!e})}pause(){this.binding.get("p\
laying")===!0&&this.binding.set({playing:!1})}update(){let e=this.binding.get("playing")===!0,[n,t]=[this.sequence.index(
this.binding.get),this.sequence.length(this.binding.get)];w(this.playButton,"aria-label",e?"Pause":"Play"),w(this.playButton,
"title",e?"Pause":"Play"),w(this.playButton,"data-playing",String(e)),w(this.scrub,"max",String(t-1)),this.scrub.valueAsNumber!==
n&&(this.scrub.valueAsNumber=n),w(this.scrub,"aria-valuetext",`${this.sequence.unit} ${n+1} of ${t}`),this.scrub.style.setProperty(
"--done",String(t>1?n/(t-1):1)),b(this.count,`${n+1} / ${t}`),this.speed.show(String(this.binding.get("speed")))}step(e){
this.go(this.sequence.index(this.binding.get)+e)}go(e){let n=this.sequence.length(this.binding.get)-1,t=this.sequence.at(
this.binding.get,Math.max(0,Math.min(n,e)));this.binding.set({...t,playing:!1})}keydown(e){e.key!==" "||e.target!==this.
scrub||(e.preventDefault(),this.toggle())}};var q=class{constructor(e){this.source=e;let n=u("pre",{tabindex:0,role:"group","aria-label":"Python source"},this.code),
t=v("Copy",()=>{this.copy()}),r=u("div",{class:"cnn-python-bar"},u("span",{},"The same in Python"),this.status,t);this.element=
u("div",{class:"cnn-python",hidden:!0},r,n)}source;element;code=u("code",{});status=u("span",{class:"cnn-copied",role:"s\
tatus"});update(){this.element.hidden||(b(this.code,this.source()),b(this.status,""))}async copy(){try{await navigator.clipboard.
writeText(this.source()),b(this.status,"Copied")}catch{getSelection()?.selectAllChildren(this.code),b(this.status,"Selec\
ted: press Ctrl+C to copy")}}};var Ke=["data-theme","data-jp-theme-light","data-vscode-theme-kind","theme","class"];function G(o){let e=new MutationObserver(
o);for(let t of[document.documentElement,document.body])e.observe(t,{attributeFilter:Ke});let n=matchMedia("(prefers-col\
or-scheme: dark)");return n.addEventListener("change",o),()=>{e.disconnect(),n.removeEventListener("change",o)}}var W;function H(o,e){
W??=document.createElement("canvas").getContext("2d",{willReadFrequently:!0});let n=o.appendChild(document.createElement(
"i"));n.style.color=`var(${e})`,W.fillStyle=getComputedStyle(n).color,n.remove(),W.fillRect(0,0,1,1);let[t,r,s]=W.getImageData(
0,0,1,1).data;return[t,r,s]}var Ve=["playing","speed"],Je=350,ye=4;function xe(o){let{sequence:e}=o;return{initialize:({model:n})=>e===void 0?()=>{}:
ge(n,e),render({model:n,el:t}){try{return Qe(o,n,t)}catch(r){let s=`${o.name} could not be drawn: ${r instanceof Error?r.
message:String(r)}`;return t.replaceChildren(u("div",{class:"cnn"},u("p",{class:"cnn-problem",role:"alert"},s))),()=>t.replaceChildren()}}}}
function Qe(o,e,n){let t=[...o.traits,...o.sequence===void 0?[]:Ve],r=fe(e,t),s=u("div",{class:"cnn",role:"group","aria-\
label":o.title,"data-explorer":o.name}),i=u("div",{class:"cnn-live",role:"status","aria-live":"polite","aria-atomic":"tr\
ue"}),l=u("p",{class:"cnn-problem",role:"alert",hidden:!0}),a=M=>u("div",{class:`cnn-${M}`}),c,d=be(e,t,()=>f()),m={binding:d,
editor:new B(s),player:o.sequence===void 0?null:new j(d,o.sequence),choices:a("choices"),more:a("more"),stage:a("stage"),
detail:a("detail"),complain(M){l.hidden=M===null,b(l,M??"")}},p=o.build(m),h=new q(()=>p.python()),f=()=>{p.update(),m.player?.
update(),h.update(),clearTimeout(c),c=setTimeout(()=>b(i,p.describe()),Je)},y=Ze(m,h,()=>{m.complain(null),p.reset?.(),d.
set({...r(),...m.player!==null&&{playing:!1}})});s.append(y,m.more,l,m.stage),m.player!==null&&s.append(m.player.element),
s.append(m.detail,h.element,i,m.editor.element);let[$,N]=[0,0],ie=M=>{M<=ye||M===$||($=M,p.resize(M-ye))},ae=new ResizeObserver(
()=>{cancelAnimationFrame(N),N=requestAnimationFrame(()=>ie(s.clientWidth))}),qe=G(()=>p.theme?.());return n.append(s),Ye(
m),ie(s.clientWidth||700),f(),b(i,p.describe()),s.dataset.ready="true",ae.observe(s),()=>{clearTimeout(c),cancelAnimationFrame(
N),ae.disconnect(),qe(),p.dispose?.(),d.dispose(),s.remove()}}function Ye({stage:o,player:e}){let n=t=>{t.target.closest(
"[role=gridcell]")!==null&&e?.pause()};o.addEventListener("pointermove",n),o.addEventListener("pointerdown",n),o.addEventListener(
"focusin",n)}function Ze(o,e,n){o.more.hidden=!0;let t=X("More",l=>{o.more.hidden=!l,t.show(l),o.binding.schedule()},o.more),
r=X("Python",l=>{e.element.hidden=!l,r.show(l),e.update()},e.element),s=o.more.hasChildNodes()&&t.element,i=u("div",{class:"\
cnn-ends"},s,r.element,v("Reset",n,"reset"));return u("div",{class:"cnn-bar",role:"group","aria-label":"Settings"},o.choices,
i)}var _=o=>Number.isSafeInteger(o)?String(o).replace(/\B(?=(\d{3})+$)/g,","):o.toExponential(2).replace(/e\+?/," · 10^");function we(o,e,n=!1,t){let r=o.filter(l=>Number.isFinite(l)&&(!n||l>0)),[s,i]=t??r.reduce(([l,a],c)=>[Math.min(l,c),Math.
max(a,c)],[1/0,-1/0]);return s>i&&([s,i]=n?[1,10]:[0,1]),s===i&&([s,i]=n?[s/2,s*2]:[s-.5,i+.5]),{low:s,high:i,log:n,ticks:n?
nn(s,i,e):$e(s,i,e)}}function ve({low:o,high:e,log:n},t,r,s){if(n&&t<=0)return NaN;let i=n?Math.log10:Number;return r+(i(
t)-i(o))/(i(e)-i(o))*(s-r)}function nn(o,e,n){let[t,r]=[Math.floor(Math.log10(o)),Math.ceil(Math.log10(e))],s=Math.max(1,
Math.ceil((r-t)/n)),i=r-t<=n/3?[1,2,5]:[1],l=[];for(let a=t;a<=r;a+=s)l.push(...i.map(c=>+`${c}e${a}`));return l.filter(
a=>a>=o*.999&&a<=e*1.001)}function $e(o,e,n){let t=(e-o)/n,r=Math.floor(Math.log10(t)),s=t/10**r,i=s>=Math.sqrt(50)?10:s>=
Math.sqrt(10)?5:s>=Math.sqrt(2)?2:1,l=r<0?10**-r/i:1,a=r<0?1:10**r*i,c=f=>f*a/l,[d,m]=[Math.round(o*l/a),Math.round(e*l/
a)],[p,h]=[c(d)<o?d+1:d,c(m)>e?m-1:m];return h<p&&n<2?$e(o,e,2*n):Array.from({length:Math.max(0,h-p+1)},(f,y)=>c(p+y))}var tn=[1,2,1,2,4,2,1,2,1].map(o=>o/16);var _t=64*Number.EPSILON;var rn="⁰¹²³⁴⁵⁶⁷⁸⁹";function ke(o){if(o===0)return"0";if(o>=.01&&o<1e6){let r=Number(o.toPrecision(o>=100?
3:2));return Number.isInteger(r)?_(r):String(r)}let[e,n]=o.toExponential(1).split("e"),t=[...n.replace("+","")].map(r=>r===
"-"?"⁻":rn[Number(r)]).join("");return`${e.replace(".0","")}×10${t}`}function Me(o,e){let[n,t]=[0,0];return o.map(r=>([n,t]=[n*e,t*e],r===null?null:([n,t]=[n+r,t+1],n/t)))}function C(o,e){let[
n,t]=[0,o.length];for(;n<t;){let r=n+t>>1;o[r]<=e?n=r+1:t=r}return n-1}function O(o,e,n){let[t,r]=o.numbers[e]??[[],[]];
return r[C(t,n)]}function Ae(o,e){let n=0;return o.forEach((t,r)=>{Math.abs(t.step-e)<Math.abs(o[n].step-e)&&(n=r)}),n}function te(o){
let[e,n]=[0,0],t=null;return o.forEach((r,s)=>r.forEach((i,l)=>{n+=i,s===l?e+=i:i>(t?.count??0)&&(t={truth:s,taken:l,count:i})})),
{right:e,total:n,worst:t}}function re({most:o,levels:e}){let n=atob(e);return Float64Array.from(n,t=>(t.charCodeAt(0)<<24>>
24)*o/127)}function Se(o,e){let[n,t,r,s]=o.shape,i=re(o),[l,a]=[Math.ceil(n/e)*(r+1)-1,Math.min(n,e)*(s+1)-1],c=new Float64Array(
l*a*t).fill(NaN);for(let d=0;d<n;d++){let[m,p]=[Math.floor(d/e)*(r+1),d%e*(s+1)];for(let h=0;h<t;h++)for(let f=0;f<r;f++)
for(let y=0;y<s;y++)c[((m+f)*a+p+y)*t+h]=i[((d*t+h)*r+f)*s+y]}return{rows:l,cols:a,channels:t,values:c}}function Te({shape:[
o,,e,n]},t,r,s){let i=Math.floor(r/(e+1))*t+Math.floor(s/(n+1)),[l,a]=[r%(e+1),s%(n+1)];return l<e&&a<n&&i<o?{filter:i,row:l,
col:a}:null}function Le({shipped:o,split:e,shown:n}){return["from cnnedu.explorers import TrainingExplorer","",`explorer\
 = ${o?"TrainingExplorer()  # the recorded runs":'TrainingExplorer.load("record.json")'}`,"for name in explorer.runs:",`\
    steps, accuracy = explorer.history(name, "${e==="validation"?"validation_accuracy":"train_accuracy"}")`,'    print(f\
"{name}: {accuracy[-1]:.3f} after step {steps[-1]}")',...n===null?[]:[`print(explorer.confusion("${n[0]}", ${n[1]}))  # \
rows: the truth`],"","# To watch a training of your own, show an explorer, then tell it as you train:","# explorer = Tra\
iningExplorer()",'# explorer.begin("mine")',"# explorer.log(step=1, train_loss=2.3, learning_rate=0.1)",""].join(`
`)}function g(o,e={},...n){let t=document.createElementNS("http://www.w3.org/2000/svg",o);for(let[r,s]of Object.entries(e))
s!=null&&s!==!1&&t.setAttribute(r,String(s));return t.append(...n.filter(r=>r!==null&&r!==!1)),t}var oe=8,k={top:10,right:14,bottom:40,left:52};function Ne({log:o,domain:e},n,t,r,s){let i=we(n,s,o,e);return Object.assign(
l=>ve(i,l,t,r),{ticks:i.ticks})}var U=class{constructor(e,n=()=>{}){this.point=n;this.element=u("div",{class:"cnn-chart"},
this.plot,this.readout,this.legend),w(this.plot,"aria-label",e),this.plot.addEventListener("pointermove",t=>this.look(this.
nearest(t))),this.plot.addEventListener("pointerdown",t=>this.look(this.nearest(t))),this.plot.addEventListener("pointer\
leave",t=>t.pointerType!=="touch"&&this.look(null)),this.plot.addEventListener("blur",()=>this.look(null)),this.plot.addEventListener(
"keydown",t=>this.pressed(t))}point;element;plot=g("svg",{class:"cnn-plot",role:"application",tabindex:0,"aria-roledescr\
iption":"chart"});readout=u("p",{class:"cnn-readout"});legend=u("div",{class:"cnn-series"});series=[];places=[];mark=null;drawn=null;draw(e,n,t,r){
let s=[e,n,t,r];if(Ee(s,this.drawn))return;this.drawn=s,this.series=e;let{width:i,height:l}=r,a=e.flatMap(({points:p})=>p),
c=Ne(n,a.map(([p])=>p),k.left,i-k.right,Math.max(2,i/90)),d=Ne(t,a.map(([,p])=>p),l-k.bottom,k.top,Math.max(2,l/50));this.
places=e.map(({points:p})=>p.map(([h,f])=>[on(n,h)?c(h):NaN,d(f)]));for(let[p,h]of Object.entries({width:i,height:l,viewBox:`\
0 0 ${i} ${l}`}))this.plot.setAttribute(p,String(h));this.write=p=>this.sentence(p,n,t),this.plot.replaceChildren(this.axes(
c,d,n,t,r),...e.map((p,h)=>this.curve(p,this.places[h])),g("g",{class:"cnn-cursor"}));let m=e.filter(({name:p})=>p!=="");
this.legend.replaceChildren(...m.length>1?m.map(sn):[]),this.show(this.mark)}show(e){let n=e===null?void 0:this.places[e.
series]?.[e.index];this.mark=n===void 0?null:e,this.plot.querySelector(".cnn-cursor")?.replaceChildren(...n===void 0||n.
some(Number.isNaN)?[]:[g("circle",{cx:n[0],cy:n[1],r:7})]),b(this.readout,this.mark===null?"":this.write(this.mark))}write=()=>"";sentence({
series:e,index:n},t,r){let{name:s,points:i,names:l}=this.series[e],[a,c]=i[n],d=(p,h)=>Number.isNaN(h)?"–":(p.write??x)(
h),m=l?.[n]??t.tell?.(a)??`${t.label} ${d(t,a)}`;return`${s}${s===""?"":", "}${m}: ${l===void 0?"":`${t.label} ${d(t,a)}\
, `}${r.label} ${d(r,c)}`}axes(e,n,t,r,{width:s,height:i}){let l=g("g",{class:"cnn-axes","aria-hidden":"true"}),[a,c]=[i-
k.bottom,s-k.right];for(let m of n.ticks)l.append(g("path",{d:`M${k.left} ${n(m)}H${c}`})),l.append(g("text",{x:k.left-6,
y:n(m)+4,"text-anchor":"end"},(r.write??x)(m)));for(let m of e.ticks)l.append(g("path",{d:`M${e(m)} ${a}v5`})),l.append(
g("text",{x:e(m),y:a+18,"text-anchor":"middle"},(t.write??x)(m)));let d=(a+k.top)/2;return l.append(g("path",{d:`M${k.left}\
 ${a}H${c}`,class:"cnn-axis"}),g("text",{x:(k.left+c)/2,y:i-4,"text-anchor":"middle",class:"cnn-axis-label"},t.label),g(
"text",{x:12,y:d,transform:`rotate(-90 12 ${d})`,"text-anchor":"middle",class:"cnn-axis-label"},r.label)),l}curve({look:e,
scatter:n,faint:t},r){let s=r.filter(l=>l.every(Number.isFinite)),i=g("g",{class:`cnn-curve${t===!0?" cnn-faint":""}`,"d\
ata-look":e%oe});return n!==!0&&s.length>0&&i.append(g("path",{d:`M${s.map(([l,a])=>`${l.toFixed(1)} ${a.toFixed(1)}`).join(
"L")}`})),(n===!0||s.length<=24)&&i.append(...s.map(([l,a])=>_e(e,l,a))),i}nearest({clientX:e,clientY:n}){let{left:t,top:r}=this.
plot.getBoundingClientRect(),s=null,i=60**2;return this.places.forEach((l,a)=>l.forEach(([c,d],m)=>{let p=(c-e+t)**2+(d-
n+r)**2;p<i&&([s,i]=[{series:a,index:m},p])})),s}look(e){e?.series===this.mark?.series&&e?.index===this.mark?.index||(this.
show(e),this.point(this.mark))}pressed(e){let n={ArrowLeft:-1,ArrowRight:1,Home:-1/0,End:1/0}[e.key],t={ArrowUp:-1,ArrowDown:1}[e.
key];if(n===void 0&&t===void 0||this.series.length===0)return;e.preventDefault(),e.stopPropagation();let{series:r,index:s}=this.
mark??{series:0,index:n===1?-1:0},i=Fe(r+(t??0),this.series.length);this.look({series:i,index:Fe(s+(n??0),this.series[i].
points.length)})}};function Ee(o,e){if(Object.is(o,e)||typeof o=="function"&&typeof e=="function")return!0;if(typeof o!=
"object"||typeof e!="object"||o===null||e===null)return!1;let[n,t]=[o,e],r=Object.keys(n);return r.length===Object.keys(
t).length&&r.every(s=>Ee(n[s],t[s]))}var on=({domain:o},e)=>o===void 0||e>=o[0]-1e-9&&e<=o[1]+1e-9,Fe=(o,e)=>Math.max(0,
Math.min(e-1,o));function _e(o,e,n){let t=["M-4 0a4 4 0 1 0 8 0a4 4 0 1 0-8 0z","M-3.6-3.6h7.2v7.2h-7.2z","M0-4.6 4.4 3.\
4h-8.8z","M0-5 5 0 0 5-5 0z"],r=o%oe>=t.length,s=t[o%t.length];return g("path",{d:s,transform:`translate(${e.toFixed(1)}\
 ${n.toFixed(1)})`,class:r?"cnn-mark cnn-hollow":"cnn-mark"})}function sn({name:o,look:e,scatter:n}){let t=g("svg",{width:28,
height:12,"aria-hidden":"true"}),r=g("g",{class:"cnn-curve","data-look":e%oe});return n!==!0&&r.append(g("path",{d:"M1 6\
H27"})),r.append(_e(e,14,6)),t.append(r),u("span",{class:"cnn-series-entry"},t,o)}var Pe=["run","frame","split","smoothing","log_scale","hidden","record"],A=o=>o("record"),F=o=>Math.min(Number(o("run")),
A(o).runs.length-1),R=o=>A(o).runs[F(o)]?.frames??[],E=o=>Math.min(Number(o("frame")),R(o).length-1),D=({runs:o})=>Math.
max(0,...o.flatMap(({numbers:e,frames:n})=>[...Object.values(e).map(([t])=>t.at(-1)??0),n.at(-1)?.step??0]));function Ce({
frames:o},e){let n=C(o.map(t=>t.step),e);return o[n]?.epoch}var Oe=o=>e=>e==="both"?[`train_${o}`,`validation_${o}`]:[e==="training"?`train_${o}`:`validation_${o}`],z=[{title:"loss",
metrics:Oe("loss"),log:"asked",smooth:!0},{title:"accuracy",metrics:Oe("accuracy"),log:!1,smooth:!1,domain:[0,1]},{title:"\
learning rate",metrics:()=>["learning_rate"],log:!1,smooth:!1},{title:"gradient norm",metrics:()=>["gradient_norm"],log:!0,
smooth:!0}],K=class{element;charts;origins=z.map(()=>[]);drawnRecord=null;drawn=[];constructor(e){this.charts=z.map(({title:t},r)=>new U(
t,s=>e(this.read(r,s))));let n=this.charts.map(({element:t},r)=>u("div",{class:"cnn-panel","data-part":z[r].title},t));this.
element=u("div",{class:"cnn-panels"},...n)}draw(e,n){e!==this.drawnRecord&&(this.drawn=[]),this.drawnRecord=e,z.forEach(
(t,r)=>{let{smoothing:s,log:i,...l}=n,a=JSON.stringify([l,t.smooth&&s,t.log==="asked"&&i]);a!==this.drawn[r]&&this.drawPanel(
r,e,n),this.drawn[r]=a})}drawPanel(e,n,t){let{width:r,hidden:s}=t,i=z[e],l=n.runs.map((f,y)=>({run:f,look:y})).filter(({
run:f})=>!s.includes(f.name)),a={width:r<560?Math.max(280,r):Math.floor((r-20)/2),height:r<560?170:190},d={label:l.length>
0&&l.every(({run:f})=>f.unit==="epoch")?"epoch":"step",domain:[0,Math.max(1,D(n))],write:f=>x(f,0)},m=l.flatMap(({run:f,
look:y})=>ln(f,y,i,t)),p=i.log==="asked"?t.log:i.log,h={label:i.title,log:p,write:f=>an(f,p),...i.domain!==void 0&&{domain:i.
domain}};this.charts[e].element.parentElement.hidden=m.length===0,this.charts[e].draw(m.map(({series:f})=>f),d,h,a),this.
origins[e]=m.map(({origin:f})=>f)}mark(e,n){this.charts.forEach((t,r)=>{let s=this.origins[r].findIndex(l=>l.run===e),i=s<
0?-1:C(this.origins[r][s].steps,n);t.show(i<0?null:{series:s,index:i})})}read(e,n){let t=n===null?void 0:this.origins[e][n.
series];return t===void 0?null:{run:t.run,step:t.steps[n.index]}}},an=(o,e)=>e&&o<.1||o>=1e4?ke(o>=.01&&o<1e6?Number(o.toPrecision(
2)):o).replace(/^1×/,""):x(o,3);function ln(o,e,n,{split:t,smoothing:r}){return n.metrics(t).flatMap((s,i)=>{let[l,a]=o.
numbers[s]??[[],[]];if(l.length===0)return[];let c=y=>y.map(($,N)=>[l[N],$??NaN]),d={run:e,steps:l},m=n.smooth&&r>0,p=i===
1,h={name:o.name,look:e,points:c(m?Me(a,r):a),scatter:p},f={name:"",look:e,points:c(a),faint:!0};return m&&!p?[{series:h,
origin:d},{series:f,origin:d}]:[{series:h,origin:d}]})}var Re={ArrowUp:[-1,0],ArrowDown:[1,0],ArrowLeft:[0,-1],ArrowRight:[0,1],Home:[0,-1/0],End:[0,1/0],PageUp:[-1/0,0],PageDown:[
1/0,0]},V=class{constructor(e,n,t){this.events=t;this.element=u("div",{class:"cnn-grid",role:"grid","aria-label":n,"data\
-hue":e}),this.element.addEventListener("pointerover",r=>this.at(r,(s,i)=>t.point(s,i))),this.element.addEventListener("\
pointerleave",r=>{r.pointerType!=="touch"&&t.leave()}),this.element.addEventListener("focusin",r=>this.at(r,(s,i)=>this.
focused(s,i))),this.element.addEventListener("focusout",()=>t.leave()),this.element.addEventListener("click",r=>this.at(
r,(s,i,l)=>t.pick(s,i,l))),this.element.addEventListener("keydown",r=>this.keydown(r))}events;element;outline=u("div",{class:"\
cnn-outline",hidden:!0});cells=[];lines=[];origin=[0,0];characters=3;stop=[NaN,NaN];resize(e,n,t=[0,0]){let[r,s]=t,[i,l]=this.
origin;if(e===this.cells.length&&n===this.cells[0]?.length&&r===i&&s===l)return;let[a,c]=[this.cells,this.lines];this.origin=
t,this.cells=Array.from({length:e},(p,h)=>Array.from({length:n},(f,y)=>a[h+r-i]?.[y+s-l]??un(r+h,s+y))),this.lines=this.
cells.map((p,h)=>c[h+r-i]??u("div",{role:"row",class:"cnn-row"})),this.lines.forEach((p,h)=>Ie(p,this.cells[h].map(f=>f.
element))),Ie(this.element,[...this.lines,this.outline]),this.element.style.setProperty("--cnn-columns",String(n));let[d,
m]=this.stop;this.setStop(ze(d,r,e)?d:Math.max(r,0),ze(m,s,n)?m:Math.max(s,0))}name(e,n){w(this.element,"aria-label",e),
w(this.element,"data-hue",n)}paint(e){let[n,t]=this.origin;this.cells.forEach((r,s)=>r.forEach((i,l)=>cn(i,e(n+s,t+l),this.
characters)))}box(e){if(this.outline.hidden=e===null,e===null)return;let n={r:e.row-this.origin[0],c:e.col-this.origin[1],
h:e.rows,w:e.cols};for(let[t,r]of Object.entries(n))this.outline.style.setProperty(`--${t}`,String(r))}setStop(e,n){e===
this.stop[0]&&n===this.stop[1]||(this.cell(...this.stop)?.setAttribute("tabindex","-1"),this.cell(e,n)?.setAttribute("ta\
bindex","0"),this.stop=[e,n])}focus(e,n){this.cell(e,n)?.focus({preventScroll:!1})}cell(e,n){return this.cells[e-this.origin[0]]?.[n-
this.origin[1]]?.element}focused(e,n){this.setStop(e,n),this.events.point(e,n)}at(e,n){let t=e.target.closest("[role=gri\
dcell]");t!==null&&n(Number(t.dataset.row),Number(t.dataset.col),t)}keydown(e){this.at(e,(n,t,r)=>{this.handle(e,n,t,r)&&
(e.preventDefault(),e.stopPropagation())})}handle(e,n,t,r){let{key:s,altKey:i,ctrlKey:l,metaKey:a,shiftKey:c}=e,{nudge:d,
pick:m}=this.events,p=c&&i?.1:1;if(d!==void 0&&i&&(s==="ArrowUp"||s==="ArrowDown"))d(n,t,s==="ArrowUp"?p:-p);else{if(i||
a)return!1;if(s in Re)this.move(s,l,n,t);else{if(l)return!1;if(s==="Enter"||s==="F2")m(n,t,r);else if(d!==void 0&&(s==="\
+"||s==="-"))d(n,t,s==="+"?1:-1);else if(d!==void 0&&/^[\d.,]$/.test(s))m(n,t,r,s);else return this.events.key?.(e)??!1}}
return!0}move(e,n,t,r){let[s,i]=Re[e],l=(m,p,h)=>Math.max(p,Math.min(p+h-1,m)),a=n&&(e==="Home"||e==="End"),[c,d]=[this.
cells.length,this.cells[0].length];this.focus(l(t+(a?i:s),this.origin[0],c),l(r+i,this.origin[1],d))}},un=(o,e)=>({element:u(
"div",{role:"gridcell",tabindex:-1,"data-row":o,"data-col":e})}),ze=(o,e,n)=>o>=e&&o<e+n;function Ie(o,e){let n=new Set(
e);for(let t of[...o.children])n.has(t)||t.remove();e.forEach((t,r)=>{o.children[r]!==t&&o.insertBefore(t,o.children[r]??
null)})}function cn(o,e,n){let{element:t,look:r}=o;if(r!==void 0&&o.characters===n&&dn(e,r))return;let s=e.text??pe(e.value,
n);t.textContent!==s&&(t.textContent=s);let i=e.label(),l=s===""||s==="…"||i.split(/[\s,:]+/).includes(s);w(t,"aria-la\
bel",l?i:`${i}, about ${s}`),e.strength!==r?.strength&&t.style.setProperty("--t",Math.abs(e.strength).toFixed(3));let a=`\
cnn-cell ${e.flags}${e.strength<0?" cnn-negative":""}`;t.className!==a&&(t.className=a),o.look=e,o.characters=n}var dn=(o,e)=>o.
value===e.value&&o.strength===e.strength&&o.flags===e.flags&&o.text===e.text;var T=255,mn={ArrowUp:[-1,0],ArrowDown:[1,0],ArrowLeft:[0,-1],ArrowRight:[0,1]},J=class{constructor(e,n={}){this.events=
n;let t=Object.keys(n).length>0,r=t?{role:"application",tabindex:0,"aria-roledescription":"map"}:{role:"img"};this.element=
u("div",{class:"cnn-heat","aria-label":e,...r},this.canvas,this.outline),this.stop=G(()=>{this.tables.clear(),this.paintAgain?.()}),
t&&this.listen()}events;element;canvas=u("canvas",{class:"cnn-heat-canvas",width:1,height:1});outline=u("div",{class:"cn\
n-heat-outline",hidden:!0});stop;tables=new Map;paintAgain=null;image=null;cursor=[0,0];get rows(){return this.canvas.height}get cols(){
return this.canvas.width}name(e){w(this.element,"aria-label",e)}paint(e,n,t,{hue:r,most:s}){this.draw(n,t,i=>{let l=new Uint32Array(
i.buffer),a=s>0?T/s:0;if(r==="image"){for(let d=0;d<l.length;d++)l[d]=pn(e[d]*a);return}let c=this.table(r);for(let d=0;d<
l.length;d++){let m=e[d]*a+T;l[d]=m!==m?0:c[m<0?0:m>2*T?2*T:m+.5|0]}})}paintPicture(e,n,t,r){let s=r-1;this.draw(n,t,i=>{
for(let l=0,a=0;l<n*t;l++,a+=r)i[4*l]=e[a],i[4*l+1]=e[a+Math.min(1,s)],i[4*l+2]=e[a+s],i[4*l+3]=255})}box(e){if(this.outline.
hidden=e===null,e===null)return;let n=(r,s)=>`${100*r/s}%`,{style:t}=this.outline;t.left=n(e.col,this.cols),t.top=n(e.row,
this.rows),t.width=n(e.cols,this.cols),t.height=n(e.rows,this.rows)}place(e,n){this.cursor=[L(e,this.rows),L(n,this.cols)]}at({
clientX:e,clientY:n}){let{left:t,top:r,width:s,height:i}=this.canvas.getBoundingClientRect();return[L(Math.floor((n-r)/i*
this.rows),this.rows),L(Math.floor((e-t)/s*this.cols),this.cols)]}dispose(){this.stop()}draw(e,n,t){this.canvas.width!==
n&&(this.canvas.width=n),this.canvas.height!==e&&(this.canvas.height=e),this.paintAgain=()=>{let r=this.canvas.getContext(
"2d");(this.image?.width!==n||this.image.height!==e)&&(this.image=r.createImageData(n,e));let{image:s}=this;t(s.data),r.
putImageData(s,0,0)},this.element.isConnected?this.paintAgain():requestAnimationFrame(()=>this.paintAgain?.())}table(e){
let n=this.tables.get(e);if(n!==void 0)return n;let t=H(this.element,"--cnn-ground"),r=H(this.element,`--cnn-${e}-plus`),
s=e==="input"?r:H(this.element,`--cnn-${e}-minus`),i=Uint32Array.from({length:2*T+1},(l,a)=>{let[c,d]=[a<T?s:r,Math.abs(
a-T)/T],[m,p,h]=t.map((f,y)=>Math.round(f+(c[y]-f)*d));return Be(m,p,h)});return this.tables.set(e,i),i}listen(){let{element:e,
events:n}=this,t=r=>this.move(...this.at(r));e.addEventListener("pointermove",t),e.addEventListener("pointerdown",t),e.addEventListener(
"pointerleave",r=>{r.pointerType!=="touch"&&n.leave?.()}),e.addEventListener("click",r=>n.pick?.(...this.at(r))),e.addEventListener(
"focus",()=>{e.matches(":focus-visible")&&this.move(...this.cursor)}),e.addEventListener("blur",()=>n.leave?.()),e.addEventListener(
"keydown",r=>{this.pressed(r)&&(r.preventDefault(),r.stopPropagation())})}pressed(e){let[n,t]=this.cursor;if(e.altKey||e.
ctrlKey||e.metaKey)return!1;let r=mn[e.key],s=e.shiftKey?10:1;if(r!==void 0)this.move(L(n+s*r[0],this.rows),L(t+s*r[1],this.
cols));else if(this.events.pick!==void 0&&(e.key==="Enter"||e.key===" "))this.events.pick(n,t);else return this.events.key?.(
e,n,t)??!1;return!0}move(e,n){this.cursor=[L(e,this.rows),L(n,this.cols)],this.events.point?.(...this.cursor)}},L=(o,e)=>Math.
max(0,Math.min(e-1,o)),Be=(o,e,n)=>(255<<24|n<<16|e<<8|o)>>>0;function pn(o){if(o!==o)return 0;let e=o<0?0:o>255?255:o+.5|
0;return Be(e,e,e)}var Q=class{element;title=u("p",{class:"cnn-title"});score=u("p",{class:"cnn-score"});grid;top=u("div",{class:"cnn-class\
es","aria-hidden":"true"});side=u("div",{class:"cnn-classes","aria-hidden":"true"});confusionNote=u("p",{class:"cnn-note"});confusion;heat;filterNote=u(
"p",{class:"cnn-note"});filters;frame=null;classes=[];across=8;painted=null;constructor(){this.grid=new V("activation","\
confusion matrix",{point:(n,t)=>this.tell(n,t),leave:()=>this.tell(null,0),pick:(n,t)=>this.tell(n,t)}),this.grid.characters=
3,this.heat=new J("first-layer filters",{point:(n,t)=>this.tellFilter(n,t),leave:()=>this.tellFilter(null,0)});let e=u("\
div",{class:"cnn-confusion"},u("span",{class:"cnn-axis-top"},"taken for"),this.top,u("span",{class:"cnn-axis-side"},"is \
a"),this.side,this.grid.element);this.confusion=u("div",{class:"cnn-matrix","data-part":"confusion"},this.score,u("div",
{class:"cnn-scroll"},e),this.confusionNote),this.filters=u("div",{class:"cnn-matrix","data-part":"filters"},u("p",{class:"\
cnn-score"},"First layer's filters"),this.heat.element,this.filterNote),this.element=u("div",{class:"cnn-moment"},this.title,
u("div",{class:"cnn-matrices"},this.confusion,this.filters))}dispose(){this.heat.dispose()}draw(e,n,t,r,s){let i=e?.frames[n]??
null;if(this.element.hidden=i===null,e===void 0||i===null)return;b(this.title,r),this.confusion.hidden=i.confusion===void 0,
this.filters.hidden=i.filters===void 0;let l=i===this.frame&&t===this.classes;this.frame=i,this.classes=t,i.confusion!==
void 0&&this.fit(i.confusion.length,s),!l&&(i.confusion!==void 0&&this.paintConfusion(i.confusion),i.filters!==void 0&&this.
paintFilters(i.filters),this.tell(null,0),this.tellFilter(null,0))}fit(e,n){let t=n<612?n:(n-32)/2,r=Math.max(22,Math.min(
30,Math.floor((t-46)/e))),{style:s}=this.element;s.getPropertyValue("--cell")!==`${r}px`&&s.setProperty("--cell",`${r}px`)}nameOf(e){
return this.classes[e]??String(e)}paintConfusion(e){let n=e.length;this.grid.resize(n,n);let t=Array.from({length:n},(l,a)=>this.
nameOf(a));for(let l of[this.top,this.side])l.textContent!==t.map(a=>a.slice(0,3)).join("")&&l.replaceChildren(...t.map(
a=>u("span",{},a.slice(0,3))));let r=e.map(l=>Math.max(1,l.reduce((a,c)=>a+c,0)));this.grid.paint((l,a)=>{let c=e[l][a],
d=()=>`${this.nameOf(l)} taken for ${this.nameOf(a)}: ${c}`;return{value:c,strength:c/r[l],flags:`${l===a?"right":""}${c===
0?" nothing":""}`,label:d}});let{right:s,total:i}=te(e);b(this.score,`${s} of ${i} right: ${x(100*s/Math.max(1,i),1)} %`)}tell(e,n){
let t=this.frame?.confusion;if(t===void 0)return;let{worst:r}=te(t),[s,i]=e===null?[r?.truth,r?.taken??0]:[e,n];if(s===void 0)
return b(this.confusionNote,"No mistake at all.");let l=t[s].reduce((m,p)=>m+p,0),a=e===null?"Most frequent mistake: of":
"Of",c=t[s][i],d=s===i?"recognised":`taken for ${this.nameOf(i)}`;b(this.confusionNote,`${a} ${l} that are ${this.nameOf(
s)}, ${c} ${c===1?"was":"were"} ${d}.`)}paintFilters(e){if(e===this.painted)return;this.painted=e;let{shape:[n,t],most:r}=e;
this.across=n>16?8:Math.min(4,n);let{rows:s,cols:i,values:l}=Se(e,this.across);t===1?this.heat.paint(l,s,i,{hue:"weight",
most:r}):this.heat.paintPicture(l.map(a=>127.5+127.5*a/r),s,i,t),w(this.heat.element,"style",`width: min(100%, ${Math.max(
4,Math.min(14,Math.floor(280/i)))*i}px)`),this.heat.name(`${he(n,"first-layer filter")}`)}tellFilter(e,n){let t=this.frame?.
filters;if(t===void 0)return;let[r,s,i,l]=t.shape,a=e===null?null:Te(t,this.across,e,n);if(a===null){let m=s===1?"in ful\
l colour; green above 0, purple below":"at full strength; grey is 0";b(this.filterNote,`${r} of ${i}×${l}. The stronges\
t weight, ${x(t.most)}, is ${m}.`);return}let c=re(t),d=Array.from({length:s},(m,p)=>x(c[((a.filter*s+p)*i+a.row)*l+a.col],
3));b(this.filterNote,`Filter ${a.filter}, row ${a.row}, column ${a.col}: ${d.join(", ")}`)}};var je=["loss","accuracy","rate","‖grad‖"],Y=class{constructor(e){this.events=e;let n=je.map(r=>u("th",{scope:"col"},
r)),t=u("tr",{},u("th",{scope:"col"},"draw"),u("th",{scope:"col"},"look into"),...n);this.element=u("div",{class:"cnn-sc\
roll"},u("table",{class:"cnn-runs"},this.caption,u("thead",{},t),this.body))}events;element;caption=u("caption",{});body=u(
"tbody",{});group=S("run");names="";rows=[];update(e,n,t,r,s,i){let l=JSON.stringify(e.runs.map(({name:a})=>a));l!==this.
names&&this.build(e.runs),this.names=l,b(this.caption,n),e.runs.forEach((a,c)=>{let{shown:d,chosen:m,cells:p}=this.rows[c];
d.checked=!i.includes(a.name),m.checked=c===t;let h=$=>Z(O(a,$,r)),f=$=>s==="both"?`${h(`train_${$}`)} / ${h(`validation\
_${$}`)}`:h(`${s==="training"?"train":"validation"}_${$}`);[f("loss"),f("accuracy"),h("learning_rate"),h("gradient_norm")].
forEach(($,N)=>b(p[N],$))})}build(e){this.rows=e.map(({name:n},t)=>{let r=u("input",{type:"checkbox","aria-label":`draw ${n}`,
onchange:()=>this.events.show(n,r.checked)}),s=u("input",{type:"radio",name:this.group,value:n,onchange:()=>this.events.
focus(t)}),i=je.map(()=>u("td",{})),l=u("td",{},u("label",{class:"cnn-check"},r,hn(t)));return{element:u("tr",{},l,u("th",
{scope:"row"},u("label",{class:"cnn-check"},s,u("span",{},n))),...i),shown:r,chosen:s,cells:i}}),this.body.replaceChildren(
...this.rows.map(({element:n})=>n))}};function hn(o){let e=g("g",{class:"cnn-curve","data-look":o},g("path",{d:"M1 6H33"}));
return g("svg",{width:34,height:12,"aria-hidden":"true"},e)}var Z=o=>o===void 0?"–":o===null?"NaN":x(o,3);var fn={unit:"moment",length:o=>Math.max(1,R(o).length),index:o=>Math.max(0,E(o)),at:(o,e)=>({frame:e})},se=class{constructor(e){
this.frame=e;let{binding:n}=e;this.curves=new K(t=>this.point(t)),this.table=new Y({focus:t=>n.set({run:t,playing:!1}),show:(t,r)=>{
let s=n.get("hidden");n.set({hidden:r?s.filter(i=>i!==t):[...s,t]})}}),this.showControls=gn(e),e.stage.append(this.finding,
this.empty,this.curves.element,this.table.element),e.detail.append(this.matrices.element,this.note,this.about)}frame;curves;table;matrices=new Q;empty=u(
"p",{class:"cnn-empty"},"Nothing has been logged yet. The curves begin with the first explorer.log(step=1, train_loss=…)\
.");finding=u("p",{class:"cnn-finding"});note=u("p",{class:"cnn-note"});about=u("p",{class:"cnn-about"});showControls;cursor=null;problems="";width=700;update(){
let{get:e}=this.frame.binding,t=A(e).runs.flatMap(r=>r.problems).join(" ");t!==this.problems&&this.frame.complain(t===""?
null:t),this.problems=t,this.draw()}resize(e){this.width=e,this.draw()}describe(){let{get:e}=this.frame.binding,n=A(e);if(this.
blank(n))return"Nothing has been logged yet.";let t=this.step,r=n.runs.map(s=>{let i=e("split")==="validation"?"validati\
on":"train";return`${s.name}: loss ${Z(O(s,`${i}_loss`,t))}, accuracy ${Z(O(s,`${i}_accuracy`,t))}`});return`${this.place(
n)}. ${r.join("; ")}. ${this.problems}`.trimEnd()}python(){let{get:e}=this.frame.binding,{shipped:n,runs:t}=A(e),[r,s]=[
t[F(e)],E(e)];return Le({shipped:n,split:String(e("split")),shown:r===void 0||s<0?null:[r.name,s]})}dispose(){this.matrices.
dispose()}blank=({runs:e})=>e.every(({numbers:n,frames:t})=>t.length===0&&Object.keys(n).length===0);get step(){let{get:e}=this.
frame.binding;return this.cursor??R(e)[E(e)]?.step??D(A(e))}place({runs:e}){let n=e[F(this.frame.binding.get)];if(n?.unit===
"epoch")return`Epoch ${this.step}`;let t=n===void 0?void 0:Ce(n,this.step);return`Step ${this.step}${t===void 0?"":`, af\
ter epoch ${t}`}`}draw(){let{get:e}=this.frame.binding,n=A(e),t=this.blank(n);this.showControls(),this.empty.hidden=!t,this.
curves.element.hidden=this.table.element.hidden=t,this.frame.player!==null&&(this.frame.player.element.hidden=R(e).length<
2),t||this.drawCurves(n);let r=n.runs[F(e)],s=r?.frames[E(e)],i=s===void 0?"":s.epoch===void 0?`${r.unit} ${s.step}`:`ep\
och ${s.epoch}`;this.matrices.draw(r,E(e),n.classes,`${r?.name??""}, ${i}, on the digits held out`.replace("on the digit\
s held out",n.shipped?"on 297 digits held out":"").replace(/, $/,""),this.width),this.words(n)}drawCurves(e){let{get:n}=this.
frame.binding,t=n("split"),r=n("hidden");this.curves.draw(e,{split:t,smoothing:Number(n("smoothing")),log:n("log_scale")===
!0,hidden:r,width:this.width}),this.curves.mark(F(n),this.step);let s=t==="both"?" (training / held out)":t==="training"?
" (training)":" (held out)";this.table.update(e,`${this.place(e)}${s}`,F(n),this.step,t,r)}words(e){let{about:n,shipped:t}=e;
this.finding.hidden=!t,b(this.finding,"Same layers, same digits. Which ones fail to learn even the digits they train on?"),
b(this.note,t?"56 plain layers fit their own training digits worse than 20: that is no overfitting, the held-out digits \
agree. With shortcuts, 56 layers train as well as 20. Eight epochs exaggerate the gap; longer training narrows it.":"");
let r=n.recorded===void 0?"":`Recorded ${n.recorded}${n.machine===void 0?"":`, ${n.machine}`}.`,s=["data","networks","tr\
aining","seeds","versions"].flatMap(i=>n[i]===void 0?[]:[`${bn[i]}: ${n[i]}.`]);b(this.about,[r,...s].join(" "))}point(e){
let{binding:n}=this.frame;if(e===null){this.cursor=null,n.schedule();return}this.cursor=e.step;let t=A(n.get).runs[e.run]?.
frames??[];n.set({run:e.run,...t.length>0&&{frame:Ae(t,e.step)},playing:!1}),n.schedule()}},bn={data:"Data",networks:"Ne\
tworks",training:"Training",seeds:"Training accuracy over three seeds",versions:"With"};function gn({binding:o,choices:e,
more:n}){let{get:t}=o,r=ce("Whose loss and accuracy",[["training","training"],["validation","held out"],["both","both"]],
a=>o.set({split:a})),s=me("smoothing",{min:0,max:.95,step:.05,write:a=>a.toFixed(2)},a=>o.set({smoothing:a})),i=de("log \
loss",a=>o.set({log_scale:a}));e.append(r.element,s.element,i.element);let l=u("p",{class:"cnn-note"});return n.append(l),
()=>{let a=Number(t("smoothing"));r.show(String(t("split"))),s.show(a),i.show(t("log_scale")===!0),b(l,a===0?"Smoothing \
0: loss and gradient norm are drawn as they were logged. With smoothing w each point becomes a mean of itself and those \
before it, the nth before counting wⁿ; what was logged stays behind it, faint.":`Smoothing ${a.toFixed(2)}: each point\
 of loss and gradient norm is a mean of itself and those before it, the nth before counting ${a.toFixed(2)}ⁿ: about the \
last ${Math.round(1/(1-a))} points. It lags behind, and it hides single steps; the faint line is what was logged.`)}}var No=xe(
{name:"TrainingExplorer",title:"Training explorer",traits:Pe,sequence:fn,build:o=>new se(o)});export{No as default};
