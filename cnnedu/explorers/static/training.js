function u(o,e={},...n){let t=document.createElement(o);for(let[r,s]of Object.entries(e))typeof s=="function"?t.addEventListener(
r.slice(2),s):s===!0?t.setAttribute(r,""):s!==!1&&s!=null&&t.setAttribute(r,String(s));return t.append(...n.filter(r=>r!=
null&&r!==!1)),t}var Ze={first:"M4 3v10M13 3.5v9L6 8z",back:"M11.5 3.5v9L5 8z",play:"M5 3v10l8-5z",pause:"M5 3.5v9M11 3.\
5v9",forward:"M4.5 3.5v9L11 8z",reset:"M3.5 8a4.5 4.5 0 1 0 1.6-3.4M5.5 1.8 4.8 4.9l3.1.5",minus:"M4 8h8",plus:"M4 8h8M8\
 4v8"};function R(o){let e="http://www.w3.org/2000/svg",n=document.createElementNS(e,"svg");n.setAttribute("viewBox","0 \
0 16 16"),n.setAttribute("class",`cnn-icon cnn-icon-${o}`),n.setAttribute("aria-hidden","true");let t=document.createElementNS(
e,"path");return t.setAttribute("d",Ze[o]),n.append(t),n}function b(o,e){o.textContent!==e&&(o.textContent=e)}function v(o,e,n){
o.getAttribute(e)!==n&&(n===null?o.removeAttribute(e):o.setAttribute(e,n))}var Xe=0,en=Math.random().toString(36).slice(
2,8),S=o=>`cnn-${o}-${en}-${++Xe}`;function k(o,e,n,t=!1){let r=n===void 0?o:R(n),s={type:"button",class:`cnn-button${t?" cnn-quiet":""}`,onclick:e};return u(
"button",n===void 0?s:{...s,"aria-label":o,title:o},r)}function X(o,e,n){let t=n===void 0?"aria-pressed":"aria-expanded",
r=k(o,()=>e(r.getAttribute(t)!=="true"));return r.setAttribute(t,"false"),n!==void 0&&(n.id||=S("panel"),r.setAttribute(
"aria-controls",n.id)),{element:r,show:s=>r.setAttribute(t,String(s))}}var pe=(o,e)=>(e.id||=S("field"),u("div",{class:"\
cnn-field"},u("label",{for:e.id},o),e));function he(o,e,n){let t=u("select",{class:"cnn-select",onchange:()=>n(t.value)});
for(let[s,a]of e)t.append(u("option",{value:s},a));let r=s=>{t.value!==s&&(t.value=s)};return{element:pe(o,t),show:r}}function fe(o,e,n){
let t=S("choice"),r=e.map(([l])=>u("input",{type:"radio",name:t,value:l,onchange:()=>n(l)})),s=e.map(([,l],c)=>u("label",
{},r[c],u("span",{},l)));return{element:u("div",{class:"cnn-segmented",role:"radiogroup","aria-label":o},...s),show:l=>r.
forEach(c=>c.checked=c.value===l)}}function be(o,e){let n=u("input",{type:"checkbox",onchange:()=>e(n.checked)});return{
element:u("label",{class:"cnn-check"},n,u("span",{},o)),show:r=>{n.checked=r}}}function ge(o,e,n){let{min:t,max:r,step:s,write:a=String}=e,i=u("input",{type:"range",class:"cnn-slider",min:t,max:r,step:s,
oninput:()=>n(i.valueAsNumber)}),l=u("output",{class:"cnn-value"}),c=p=>{i.valueAsNumber!==p&&(i.valueAsNumber=p),i.setAttribute(
"aria-valuetext",a(p)),b(l,a(p))},m=pe(o,i);return m.append(l),{element:m,show:c}}function w(o,e=2){if(!Number.isFinite(o))return Number.isNaN(o)?"nan":o>0?"∞":"−∞";let n=Math.abs(o);if(n<1e-9)return"\
0";let t=o<0?"−":"";return n>=1e15?t+Number(n.toPrecision(3)).toExponential():Number(n.toFixed(e))!==0?t+String(Number(
n.toFixed(e))):n>=1e-4?t+String(Number(n.toPrecision(2))):t+n.toExponential(1).replace(".0e","e").replace(/-(\d)$/,"-0$1")}function ye(o,e){let n=o<0?"−":"",t=Math.abs(o);for(let s of[2,1,0]){if(s<2&&t<.5*10**-s)break;let a=w(o,s);if(a.length<=
e)return a;let i=a.replace(/0\./,".");if(t<1&&i.length<=e)return i}let r=`${n}${Math.round(t/1e3)}k`;return t>=1e3&&r.length<=
e?r:"…"}function ee(o){let e=o.trim().replaceAll("−","-").replace(",","."),n=/^([+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?)(?:\/(\d+\.?\d*))?$/i.
exec(e);if(n===null)return null;let t=Number(n[1])/(n[2]===void 0?1:Number(n[2]));return Number.isFinite(t)?t:null}var we=(o,e)=>`${o}\
 ${e}${o===1?"":"s"}`;var z=class{constructor(e){this.root=e;this.element=u("div",{class:"cnn-editor",role:"group",hidden:!0},k("One less",()=>this.
nudge(-1),"minus"),this.field,k("One more",()=>this.nudge(1),"plus")),this.field.addEventListener("input",()=>this.read()),
this.element.addEventListener("keydown",n=>this.keydown(n)),this.element.addEventListener("focusout",n=>{this.element.contains(
n.relatedTarget)||this.close(!1)})}root;element;field=u("input",{type:"text",class:"cnn-entry",autocomplete:"off",spellcheck:"\
false"});edit=null;open(e){this.edit?.cell.classList.remove("cnn-editing"),this.edit=e,e.cell.classList.add("cnn-editing"),
this.element.hidden=!1,this.element.setAttribute("aria-label",`Edit ${e.label}`),this.field.setAttribute("aria-label",e.
label),this.place(e.cell),this.field.value=e.typed??w(e.value,6),this.field.focus({preventScroll:!0}),e.typed===void 0?this.
field.select():this.read()}close(e){let{edit:n}=this;n!==null&&(this.edit=null,this.element.hidden=!0,n.cell.classList.remove(
"cnn-editing"),e&&n.cell.focus({preventScroll:!0}))}read(){let e=ee(this.field.value);this.field.setAttribute("aria-inva\
lid",String(e===null)),e!==null&&this.edit?.write(e)}nudge(e){let n=(ee(this.field.value)??0)+e;this.field.value=w(n,6),
this.read()}keydown(e){e.stopPropagation();let{key:n}=e;if(n==="ArrowUp"||n==="ArrowDown")this.nudge(n==="ArrowUp"?1:-1);else if(n===
"Escape"){let{edit:t}=this;t?.cancel!==void 0?t.cancel():t?.write(t.value),this.close(!0)}else if(n==="Enter"&&e.target===
this.field)this.close(!0);else return;e.preventDefault()}place(e){let[n,t]=[this.root.getBoundingClientRect(),e.getBoundingClientRect()],
{offsetWidth:r,offsetHeight:s}=this.element,a=t.left+t.width/2-r/2-n.left,i=Math.max(4,Math.min(n.width-r-4,a)),l=t.bottom-
n.top+6,c=l+s>n.height?t.top-n.top-s-6:l;this.element.style.translate=`${i}px ${c}px`}};function ne(o,e){let n=()=>{let r=o.get("_initial");return typeof r=="object"&&r!==null&&Object.keys(r).length>0?r:null},
t=n()===null?Object.fromEntries(e.map(r=>[r,structuredClone(o.get(r))])):{};return()=>n()??t}function xe(o,e,n){let t=0,
r=()=>{t||=requestAnimationFrame(()=>{t=0,n()})};for(let s of e)o.on(`change:${s}`,r);return{get:s=>o.get(s),set(s){let a=Object.
entries(s).filter(([i,l])=>!nn(o.get(i),l));for(let[i,l]of a)o.set(i,l);a.length>0&&o.save_changes()},schedule:r,dispose(){
cancelAnimationFrame(t),t=-1;for(let s of e)o.off(`change:${s}`,r)}}}var nn=(o,e)=>o===e||JSON.stringify(o)===JSON.stringify(
e);function ve(o,e){let n,t=l=>o.get(l),r=l=>{for(let[c,m]of Object.entries(l))o.set(c,m);o.save_changes()},s=()=>{clearTimeout(
n),t("playing")===!0&&(n=setTimeout(a,1e3/Math.max(.25,Number(t("speed")))))},a=()=>{let[l,c]=[e.index(t)+1,e.length(t)-
1];r({...l<=c&&e.at(t,l),playing:l<c}),s()},i=["change:playing","change:speed"];for(let l of i)o.on(l,s);return s(),()=>{
clearTimeout(n);for(let l of i)o.off(l,s)}}var tn=[.25,.5,1,2,4,8].map(o=>[String(o),`${o} / s`]),I=class{constructor(e,n){
this.binding=e;this.sequence=n;this.scrub.setAttribute("aria-label",`Position among the ${n.unit}s`),this.scrub.addEventListener(
"input",()=>this.go(Number(this.scrub.value))),this.playButton=k("Play",()=>this.toggle(),"play"),this.playButton.append(
R("pause")),this.playButton.classList.add("cnn-play"),this.element=u("div",{class:"cnn-player",role:"group","aria-label":"\
Player",id:S("player")},u("div",{class:"cnn-transport"},k(`First ${n.unit}`,()=>this.go(0),"first",!0),k("Step back",()=>this.
step(-1),"back",!0),this.playButton,k("Step forward",()=>this.step(1),"forward",!0)),this.scrub,this.count,this.speed.element),
this.element.addEventListener("keydown",t=>this.keydown(t))}binding;sequence;element;playButton;scrub=u("input",{type:"r\
ange",min:0,step:1,class:"cnn-scrub"});count=u("span",{class:"cnn-count"});speed=he("Speed",tn,e=>this.binding.set({speed:Number(
e)}));toggle(){let e=this.binding.get("playing")===!0,n=this.sequence.index(this.binding.get)>=this.sequence.length(this.
binding.get)-1;this.binding.set({...!e&&n&&this.sequence.at(this.binding.get,0),playing:!e})}pause(){this.binding.get("p\
laying")===!0&&this.binding.set({playing:!1})}update(){let e=this.binding.get("playing")===!0,[n,t]=[this.sequence.index(
this.binding.get),this.sequence.length(this.binding.get)];v(this.playButton,"aria-label",e?"Pause":"Play"),v(this.playButton,
"title",e?"Pause":"Play"),v(this.playButton,"data-playing",String(e)),v(this.scrub,"max",String(t-1)),this.scrub.valueAsNumber!==
n&&(this.scrub.valueAsNumber=n),v(this.scrub,"aria-valuetext",`${this.sequence.unit} ${n+1} of ${t}`),this.scrub.style.setProperty(
"--done",String(t>1?n/(t-1):1)),b(this.count,`${n+1} / ${t}`),this.speed.show(String(this.binding.get("speed")))}step(e){
this.go(this.sequence.index(this.binding.get)+e)}go(e){let n=this.sequence.length(this.binding.get)-1,t=this.sequence.at(
this.binding.get,Math.max(0,Math.min(n,e)));this.binding.set({...t,playing:!1})}keydown(e){e.key!==" "||e.target!==this.
scrub||(e.preventDefault(),this.toggle())}};var B=class{constructor(e){this.source=e;let n=u("pre",{tabindex:0,role:"group","aria-label":"Python source"},this.code),
t=k("Copy",()=>{this.copy()}),r=u("div",{class:"cnn-python-bar"},u("span",{},"The same in Python"),this.status,t);this.element=
u("div",{class:"cnn-python",hidden:!0},r,n)}source;element;code=u("code",{});status=u("span",{class:"cnn-copied",role:"s\
tatus"});update(){this.element.hidden||(b(this.code,this.source()),b(this.status,""))}async copy(){try{await navigator.clipboard.
writeText(this.source()),b(this.status,"Copied")}catch{getSelection()?.selectAllChildren(this.code),b(this.status,"Selec\
ted: press Ctrl+C to copy")}}};function $e(o,e,n){let t=Object.entries(e).find(([r,s])=>n.includes(r)&&(rn(o(r))||!ke(o(r),s)));if(t!==void 0)throw new RangeError(
`the setting ${t[0]} is not what it should be`)}var rn=o=>typeof o=="number"&&Math.abs(o)>1e13;function ke(o,e){if(e==null)
return!0;if(typeof e=="number")return Number.isFinite(o);if(Array.isArray(e)){if(!Array.isArray(o)||o.length>20*(e.length+
1))return!1;let n=e.length===0||typeof e[0]=="string";return o.length===0?n:e.length===0||o.every(t=>e.some(r=>ke(t,r)))}
return typeof o==typeof e&&o!==null}var te=o=>o instanceof RangeError&&!/NaN|undefined|null|Invalid/.test(o.message)?`: ${o.
message.replace(/\.$/,"")}`:"";var on=["data-theme","data-jp-theme-light","data-vscode-theme-kind","theme","class"];function q(o){let e=new MutationObserver(
o);for(let t of[document.documentElement,document.body])e.observe(t,{attributeFilter:on});let n=matchMedia("(prefers-col\
or-scheme: dark)");return n.addEventListener("change",o),()=>{e.disconnect(),n.removeEventListener("change",o)}}var j,Me=new Map;
function W(o,e){let n=o.appendChild(document.createElement("i"));n.style.color=`var(${e})`;let{color:t}=getComputedStyle(
n);n.remove();let r=Me.get(t);if(r===void 0){j??=document.createElement("canvas").getContext("2d",{willReadFrequently:!0}),
j.fillStyle=t,j.fillRect(0,0,1,1);let[s,a,i]=j.getImageData(0,0,1,1).data;Me.set(t,r=[s,a,i])}return r}var sn=["playing","speed"],an=350,Ae=4;function Se(o){let{sequence:e}=o;return{initialize:({model:n})=>e===void 0?()=>{}:
ve(n,e),render({model:n,el:t}){try{return Te(o,n,t)}catch(r){return ln(o,n,t,`What was kept of this ${o.title.toLowerCase()}\
 could not be drawn${te(r)}.`)}}}}function ln(o,e,n,t){try{let r=ne(e,o.traits)();for(let s of o.traits)s in r&&e.set(s,
r[s]);return e.save_changes(),Te(o,e,n,`${t} This is how it began.`)}catch{let r=`${t} Run its cell again, or load the p\
age anew.`;return n.replaceChildren(u("div",{class:"cnn"},u("p",{class:"cnn-problem",role:"alert"},r))),()=>n.replaceChildren()}}
function Te(o,e,n,t=null){let r=[...o.traits,...o.sequence===void 0?[]:sn],s=ne(e,r);$e(y=>e.get(y),s(),o.traits.filter(
y=>o.loose?.includes(y)!==!0));let a=u("div",{class:"cnn",role:"group","aria-label":o.title,"data-explorer":o.name}),i=u(
"div",{class:"cnn-live",role:"status","aria-live":"polite","aria-atomic":"true"}),l=u("p",{class:"cnn-problem",role:"ale\
rt",hidden:!0}),c=y=>u("div",{class:`cnn-${y}`}),m,p=xe(e,r,()=>Y()),d={binding:p,editor:new z(a),player:o.sequence===void 0?
null:new I(p,o.sequence),choices:c("choices"),more:c("more"),stage:c("stage"),detail:c("detail"),complain(y){l.hidden=y===
null,b(l,y??"")}},h;try{h=o.build(d)}catch(y){throw p.dispose(),y}let f=new B(()=>h.python()),x=()=>{h.update(),d.player?.
update(),f.update()},$=null,Y=()=>{clearTimeout(m);try{x()}catch(y){$=`This could not be drawn${te(y)}. Undo the last ch\
ange, or begin again.`,d.complain($);return}$!==null&&l.textContent===$&&d.complain(null),$=null,m=setTimeout(()=>b(i,h.
describe()),an)},Qe=cn(d,f,()=>{d.complain(null),h.reset?.(),p.set({...s(),...d.player!==null&&{playing:!1}})});a.append(
Qe,d.more,l,d.stage),d.player!==null&&a.append(d.player.element),a.append(d.detail,f.element,i,d.editor.element);let[ue,
Z]=[0,0],ce=y=>{y<=Ae||y===ue||(ue=y,h.resize(y-Ae))},de=new ResizeObserver(()=>{cancelAnimationFrame(Z),Z=requestAnimationFrame(
()=>ce(a.clientWidth))}),Ye=q(()=>h.theme?.()),me=()=>{clearTimeout(m),cancelAnimationFrame(Z),de.disconnect(),Ye(),h.dispose?.(),
p.dispose(),a.remove()};n.append(a),un(d);try{ce(a.clientWidth||700),x(),b(i,h.describe())}catch(y){throw me(),y}return t!==
null&&d.complain(t),a.dataset.ready="true",de.observe(a),me}function un({stage:o,player:e}){let n=t=>{t.target.closest("\
[role=gridcell]")!==null&&e?.pause()};o.addEventListener("pointermove",n),o.addEventListener("pointerdown",n),o.addEventListener(
"focusin",n)}function cn(o,e,n){o.more.hidden=!0;let t=X("More",i=>{o.more.hidden=!i,t.show(i),o.binding.schedule()},o.more),
r=X("Python",i=>{e.element.hidden=!i,r.show(i),e.update()},e.element),s=o.more.hasChildNodes()&&t.element,a=u("div",{class:"\
cnn-ends"},s,r.element,k("Reset",n,"reset"));return u("div",{class:"cnn-bar",role:"group","aria-label":"Settings"},o.choices,
a)}function Le(o,e,n=!1,t){let r=o.filter(i=>Number.isFinite(i)&&(!n||i>0)),[s,a]=t??r.reduce(([i,l],c)=>[Math.min(i,c),Math.
max(l,c)],[1/0,-1/0]);return s>a&&([s,a]=n?[1,10]:[0,1]),s===a&&([s,a]=n?[s/2,s*2]:[s-.5,a+.5]),{low:s,high:a,log:n,ticks:n?
pn(s,a,e):Fe(s,a,e)}}function Ne({low:o,high:e,log:n},t,r,s){if(n&&t<=0)return NaN;let a=n?Math.log10:Number;return r+(a(
t)-a(o))/(a(e)-a(o))*(s-r)}function pn(o,e,n){let[t,r]=[Math.floor(Math.log10(o)),Math.ceil(Math.log10(e))],s=Math.max(1,
Math.ceil((r-t)/n)),a=r-t<=n/3?[1,2,5]:[1],i=[];for(let l=t;l<=r;l+=s)i.push(...a.map(c=>+`${c}e${l}`));return i.filter(
l=>l>=o*.999&&l<=e*1.001)}function Fe(o,e,n){let t=(e-o)/n,r=Math.floor(Math.log10(t)),s=t/10**r,a=s>=Math.sqrt(50)?10:s>=
Math.sqrt(10)?5:s>=Math.sqrt(2)?2:1,i=r<0?10**-r/a:1,l=r<0?1:10**r*a,c=f=>f*l/i,[m,p]=[Math.round(o*i/l),Math.round(e*i/
l)],[d,h]=[c(m)<o?m+1:m,c(p)>e?p-1:p];return h<d&&n<2?Fe(o,e,2*n):Array.from({length:Math.max(0,h-d+1)},(f,x)=>c(d+x))}var hn=[1,2,1,2,4,2,1,2,1].map(o=>o/16);var Kt=64*Number.EPSILON;function Ee(o,e){let[n,t]=[0,0];return o.map(r=>([n,t]=[n*e,t*e],r===null?null:([n,t]=[n+r,t+1],n/t)))}function _(o,e){let[
n,t]=[0,o.length];for(;n<t;){let r=n+t>>1;o[r]<=e?n=r+1:t=r}return n-1}function P(o,e,n){let[t,r]=o.numbers[e]??[[],[]];
return r[_(t,n)]}function _e(o,e){let n=0;return o.forEach((t,r)=>{Math.abs(t.step-e)<Math.abs(o[n].step-e)&&(n=r)}),n}function se(o){
let[e,n]=[0,0],t=null;return o.forEach((r,s)=>r.forEach((a,i)=>{n+=a,s===i?e+=a:a>(t?.count??0)&&(t={truth:s,taken:i,count:a})})),
{right:e,total:n,worst:t}}function ae({most:o,levels:e}){let n=atob(e);return Float64Array.from(n,t=>(t.charCodeAt(0)<<24>>
24)*o/127)}function Pe(o,e){let[n,t,r,s]=o.shape,a=ae(o),[i,l]=[Math.ceil(n/e)*(r+1)-1,Math.min(n,e)*(s+1)-1],c=new Float64Array(
i*l*t).fill(NaN);for(let m=0;m<n;m++){let[p,d]=[Math.floor(m/e)*(r+1),m%e*(s+1)];for(let h=0;h<t;h++)for(let f=0;f<r;f++)
for(let x=0;x<s;x++)c[((p+f)*l+d+x)*t+h]=a[((m*t+h)*r+f)*s+x]}return{rows:i,cols:l,channels:t,values:c}}function Ce({shape:[
o,,e,n]},t,r,s){let a=Math.floor(r/(e+1))*t+Math.floor(s/(n+1)),[i,l]=[r%(e+1),s%(n+1)];return i<e&&l<n&&a<o?{filter:a,row:i,
col:l}:null}function Oe({shipped:o,split:e,shown:n}){return["from cnnedu.explorers import TrainingExplorer","",`explorer\
 = ${o?"TrainingExplorer()  # the recorded runs":'TrainingExplorer.load("record.json")'}`,"for name in explorer.runs:",`\
    steps, accuracy = explorer.history(name, "${e==="validation"?"validation_accuracy":"train_accuracy"}")`,'    print(f\
"{name}: {accuracy[-1]:.3f} after step {steps[-1]}")',...n===null?[]:[`print(explorer.confusion("${n[0]}", ${n[1]}))  # \
rows: the truth`],"","# To watch a training of your own, show an explorer, then tell it as you train:","# explorer = Tra\
iningExplorer()",'# explorer.begin("mine")',"# explorer.log(step=1, train_loss=2.3, learning_rate=0.1)",""].join(`
`)}function g(o,e={},...n){let t=document.createElementNS("http://www.w3.org/2000/svg",o);for(let[r,s]of Object.entries(e))
s!=null&&s!==!1&&t.setAttribute(r,String(s));return t.append(...n.filter(r=>r!==null&&r!==!1)),t}var ie=8,M={top:10,right:14,bottom:40,left:52};function Re({log:o,domain:e},n,t,r,s){let a=Le(n,s,o,e);return Object.assign(
i=>Ne(a,i,t,r),{ticks:a.ticks})}var G=class{constructor(e,n=()=>{}){this.point=n;this.element=u("div",{class:"cnn-chart"},
this.plot,this.readout,this.legend),v(this.plot,"aria-label",e),this.plot.addEventListener("pointermove",t=>this.look(this.
nearest(t))),this.plot.addEventListener("pointerdown",t=>this.look(this.nearest(t))),this.plot.addEventListener("pointer\
leave",t=>t.pointerType!=="touch"&&this.look(null)),this.plot.addEventListener("blur",()=>this.look(null)),this.plot.addEventListener(
"keydown",t=>this.pressed(t))}point;element;plot=g("svg",{class:"cnn-plot",role:"application",tabindex:0,"aria-roledescr\
iption":"chart"});readout=u("p",{class:"cnn-readout"});legend=u("div",{class:"cnn-series"});series=[];places=[];mark=null;drawn=null;draw(e,n,t,r){
let s=[e,n,t,r];if(Ie(s,this.drawn))return;this.drawn=s,this.series=e;let{width:a,height:i}=r,l=e.flatMap(({points:d})=>d),
c=Re(n,l.map(([d])=>d),M.left,a-M.right,Math.max(2,a/90)),m=Re(t,l.map(([,d])=>d),i-M.bottom,M.top,Math.max(2,i/50));this.
places=e.map(({points:d})=>d.map(([h,f])=>[fn(n,h)?c(h):NaN,m(f)]));for(let[d,h]of Object.entries({width:a,height:i,viewBox:`\
0 0 ${a} ${i}`}))this.plot.setAttribute(d,String(h));this.write=d=>this.sentence(d,n,t),this.plot.replaceChildren(this.axes(
c,m,n,t,r),...e.map((d,h)=>this.curve(d,this.places[h])),g("g",{class:"cnn-cursor"}));let p=e.filter(({name:d})=>d!=="");
this.legend.replaceChildren(...p.length>1?p.map(bn):[]),this.show(this.mark)}show(e){let n=e===null?void 0:this.places[e.
series]?.[e.index];this.mark=n===void 0?null:e,this.plot.querySelector(".cnn-cursor")?.replaceChildren(...n===void 0||n.
some(Number.isNaN)?[]:[g("circle",{cx:n[0],cy:n[1],r:7})]),b(this.readout,this.mark===null?"":this.write(this.mark))}write=()=>"";sentence({
series:e,index:n},t,r){let{name:s,points:a,names:i}=this.series[e],[l,c]=a[n],m=(d,h)=>Number.isNaN(h)?"–":(d.write??w)(
h),p=i?.[n]??t.tell?.(l)??`${t.label} ${m(t,l)}`;return`${s}${s===""?"":", "}${p}: ${i===void 0?"":`${t.label} ${m(t,l)}\
, `}${r.label} ${m(r,c)}`}axes(e,n,t,r,{width:s,height:a}){let i=g("g",{class:"cnn-axes","aria-hidden":"true"}),[l,c]=[a-
M.bottom,s-M.right];for(let p of n.ticks)i.append(g("path",{d:`M${M.left} ${n(p)}H${c}`})),i.append(g("text",{x:M.left-6,
y:n(p)+4,"text-anchor":"end"},(r.write??w)(p)));for(let p of e.ticks)i.append(g("path",{d:`M${e(p)} ${l}v5`})),i.append(
g("text",{x:e(p),y:l+18,"text-anchor":"middle"},(t.write??w)(p)));let m=(l+M.top)/2;return i.append(g("path",{d:`M${M.left}\
 ${l}H${c}`,class:"cnn-axis"}),g("text",{x:(M.left+c)/2,y:a-4,"text-anchor":"middle",class:"cnn-axis-label"},t.label),g(
"text",{x:12,y:m,transform:`rotate(-90 12 ${m})`,"text-anchor":"middle",class:"cnn-axis-label"},r.label)),i}curve({look:e,
scatter:n,faint:t},r){let s=r.filter(i=>i.every(Number.isFinite)),a=g("g",{class:`cnn-curve${t===!0?" cnn-faint":""}`,"d\
ata-look":e%ie});return n!==!0&&s.length>0&&a.append(g("path",{d:`M${s.map(([i,l])=>`${i.toFixed(1)} ${l.toFixed(1)}`).join(
"L")}`})),(n===!0||s.length<=24)&&a.append(...s.map(([i,l])=>Be(e,i,l))),a}nearest({clientX:e,clientY:n}){let{left:t,top:r}=this.
plot.getBoundingClientRect(),s=null,a=60**2;return this.places.forEach((i,l)=>i.forEach(([c,m],p)=>{let d=(c-e+t)**2+(m-
n+r)**2;d<a&&([s,a]=[{series:l,index:p},d])})),s}look(e){e?.series===this.mark?.series&&e?.index===this.mark?.index||(this.
show(e),this.point(this.mark))}pressed(e){let n={ArrowLeft:-1,ArrowRight:1,Home:-1/0,End:1/0}[e.key],t={ArrowUp:-1,ArrowDown:1}[e.
key];if(n===void 0&&t===void 0||this.series.length===0)return;e.preventDefault(),e.stopPropagation();let{series:r,index:s}=this.
mark??{series:0,index:n===1?-1:0},a=ze(r+(t??0),this.series.length);this.look({series:a,index:ze(s+(n??0),this.series[a].
points.length)})}};function Ie(o,e){if(Object.is(o,e)||typeof o=="function"&&typeof e=="function")return!0;if(typeof o!=
"object"||typeof e!="object"||o===null||e===null)return!1;let[n,t]=[o,e],r=Object.keys(n);return r.length===Object.keys(
t).length&&r.every(s=>Ie(n[s],t[s]))}var fn=({domain:o},e)=>o===void 0||e>=o[0]-1e-9&&e<=o[1]+1e-9,ze=(o,e)=>Math.max(0,
Math.min(e-1,o));function Be(o,e,n){let t=["M-4 0a4 4 0 1 0 8 0a4 4 0 1 0-8 0z","M-3.6-3.6h7.2v7.2h-7.2z","M0-4.6 4.4 3.\
4h-8.8z","M0-5 5 0 0 5-5 0z"],r=o%ie>=t.length,s=t[o%t.length];return g("path",{d:s,transform:`translate(${e.toFixed(1)}\
 ${n.toFixed(1)})`,class:r?"cnn-mark cnn-hollow":"cnn-mark"})}function bn({name:o,look:e,scatter:n}){let t=g("svg",{width:28,
height:12,"aria-hidden":"true"}),r=g("g",{class:"cnn-curve","data-look":e%ie});return n!==!0&&r.append(g("path",{d:"M1 6\
H27"})),r.append(Be(e,14,6)),t.append(r),u("span",{class:"cnn-series-entry"},t,o)}var je=["run","frame","split","smoothing","log_scale","hidden","record"],A=o=>o("record"),N=o=>Math.min(Number(o("run")),
A(o).runs.length-1),C=o=>A(o).runs[N(o)]?.frames??[],F=o=>Math.min(Number(o("frame")),C(o).length-1),H=({runs:o})=>Math.
max(0,...o.flatMap(({numbers:e,frames:n})=>[...Object.values(e).map(([t])=>t.at(-1)??0),n.at(-1)?.step??0]));function qe({
frames:o},e){let n=_(o.map(t=>t.step),e);return o[n]?.epoch}var We=o=>e=>e==="both"?[`train_${o}`,`validation_${o}`]:[e==="training"?`train_${o}`:`validation_${o}`],O=[{title:"loss",
metrics:We("loss"),log:"asked",smooth:!0},{title:"accuracy",metrics:We("accuracy"),log:!1,smooth:!1,domain:[0,1]},{title:"\
learning rate",metrics:()=>["learning_rate"],log:!1,smooth:!1},{title:"gradient norm",metrics:()=>["gradient_norm"],log:!0,
smooth:!0}],U=class{element;charts;origins=O.map(()=>[]);drawnRecord=null;drawn=[];constructor(e){this.charts=O.map(({title:t},r)=>new G(
t,s=>e(this.read(r,s))));let n=this.charts.map(({element:t},r)=>u("div",{class:"cnn-panel","data-part":O[r].title},t));this.
element=u("div",{class:"cnn-panels"},...n)}draw(e,n){e!==this.drawnRecord&&(this.drawn=[]),this.drawnRecord=e,O.forEach(
(t,r)=>{let{smoothing:s,log:a,...i}=n,l=JSON.stringify([i,t.smooth&&s,t.log==="asked"&&a]);l!==this.drawn[r]&&this.drawPanel(
r,e,n),this.drawn[r]=l})}drawPanel(e,n,t){let{width:r,hidden:s}=t,a=O[e],i=n.runs.map((f,x)=>({run:f,look:x})).filter(({
run:f})=>!s.includes(f.name)),l={width:r<560?Math.max(280,r):Math.floor((r-20)/2),height:r<560?170:190},m={label:i.length>
0&&i.every(({run:f})=>f.unit==="epoch")?"epoch":"step",domain:[0,Math.max(1,H(n))],write:f=>w(f,0)},p=i.flatMap(({run:f,
look:x})=>vn(f,x,a,t)),d=a.log==="asked"?t.log:a.log,h={label:a.title,log:d,write:xn(p.flatMap(({values:f})=>f),d),...a.
domain!==void 0&&{domain:a.domain}};this.charts[e].element.parentElement.hidden=p.length===0,this.charts[e].draw(p.map(({
series:f})=>f),m,h,l),this.origins[e]=p.map(({origin:f})=>f)}mark(e,n){this.charts.forEach((t,r)=>{let s=this.origins[r].
findIndex(i=>i.run===e),a=s<0?-1:_(this.origins[r][s].steps,n);t.show(a<0?null:{series:s,index:a})})}read(e,n){let t=n===
null?void 0:this.origins[e][n.series];return t===void 0?null:{run:t.run,step:t.steps[n.index]}}},yn="⁰¹²³⁴⁵⁶⁷⁸⁹";
function wn(o){if(o===0)return"0";let[e,n]=Math.abs(o).toExponential(1).split("e"),t=n.replace("+","").replace("-","⁻").
replace(/\d/g,r=>yn[Number(r)]);return`${o<0?"−":""}${`${e.replace(".0","")}×10${t}`.replace(/^1×/,"")}`}function xn(o,e){
let[n,t]=[1/0,0];for(let r of o)r!==null&&(r>0&&r<n&&(n=r),Math.abs(r)>t&&(t=Math.abs(r)));return t>=1e5||e&&n<.01?wn:r=>w(
r,3)}var Ge=new WeakMap;function He([o,e]){let n=Ge.get(e)??e.map((t,r)=>[o[r],t??NaN]);return Ge.set(e,n),n}function vn(o,e,n,{
split:t,smoothing:r}){return n.metrics(t).flatMap((s,a)=>{let i=o.numbers[s];if(i===void 0||i[0].length===0)return[];let[
l,c]=i,m={run:e,steps:l},p=n.smooth&&r>0,d=a===1,f={series:{name:o.name,look:e,points:He(p?[l,Ee(c,r)]:i),scatter:d},origin:m,
values:c};return p&&!d?[f,{...f,series:{name:"",look:e,points:He(i),faint:!0}}]:[f]})}var Ue={ArrowUp:[-1,0],ArrowDown:[1,0],ArrowLeft:[0,-1],ArrowRight:[0,1],Home:[0,-1/0],End:[0,1/0],PageUp:[-1/0,0],PageDown:[
1/0,0]},D=class{constructor(e,n,t){this.events=t;this.element=u("div",{class:"cnn-grid",role:"grid","aria-label":n,"data\
-hue":e}),this.element.addEventListener("pointerover",r=>this.at(r,(s,a)=>t.point(s,a))),this.element.addEventListener("\
pointerleave",r=>{r.pointerType!=="touch"&&t.leave()}),this.element.addEventListener("focusin",r=>this.at(r,(s,a)=>this.
focused(s,a))),this.element.addEventListener("focusout",()=>t.leave()),this.element.addEventListener("click",r=>this.at(
r,(s,a,i)=>t.pick(s,a,i))),this.element.addEventListener("keydown",r=>this.keydown(r))}events;element;outline=u("div",{class:"\
cnn-outline",hidden:!0});cells=[];kept=new Map;lines=[];origin=[0,0];characters=3;stop=[NaN,NaN];resize(e,n,t=[0,0]){let[
r,s]=t,[a,i]=this.origin;if(e===this.cells.length&&n===this.cells[0]?.length&&r===a&&s===i)return;let{lines:l}=this,[c,m]=this.
stop;this.setStop(NaN,NaN),this.origin=t,this.cells=Array.from({length:e},(p,d)=>Array.from({length:n},(h,f)=>this.made(
r+d,s+f))),this.lines=this.cells.map((p,d)=>l[d+r-a]??u("div",{role:"row",class:"cnn-row"})),this.lines.forEach((p,d)=>Ke(
p,this.cells[d].map(h=>h.element))),Ke(this.element,[...this.lines,this.outline]),this.element.style.setProperty("--cnn-\
columns",String(n)),this.setStop(De(c,r,e)?c:Math.max(r,0),De(m,s,n)?m:Math.max(s,0))}name(e,n){v(this.element,"aria-lab\
el",e),v(this.element,"data-hue",n)}paint(e){let[n,t]=this.origin;this.cells.forEach((r,s)=>r.forEach((a,i)=>kn(a,e(n+s,
t+i),this.characters)))}box(e){if(this.outline.hidden=e===null,e===null)return;let n={r:e.row-this.origin[0],c:e.col-this.
origin[1],h:e.rows,w:e.cols};for(let[t,r]of Object.entries(n))this.outline.style.setProperty(`--${t}`,String(r))}setStop(e,n){
e===this.stop[0]&&n===this.stop[1]||(this.cell(...this.stop)?.setAttribute("tabindex","-1"),this.cell(e,n)?.setAttribute(
"tabindex","0"),this.stop=[e,n])}focus(e,n){this.cell(e,n)?.focus({preventScroll:!1})}cell(e,n){return this.cells[e-this.
origin[0]]?.[n-this.origin[1]]?.element}made(e,n){let t=`${e} ${n}`,r=this.kept.get(t);return r===void 0&&this.kept.set(
t,r=$n(e,n)),r}focused(e,n){this.setStop(e,n),this.events.point(e,n)}at(e,n){let t=e.target.closest("[role=gridcell]");t!==
null&&n(Number(t.dataset.row),Number(t.dataset.col),t)}keydown(e){this.at(e,(n,t,r)=>{this.handle(e,n,t,r)&&(e.preventDefault(),
e.stopPropagation())})}handle(e,n,t,r){let{key:s,altKey:a,ctrlKey:i,metaKey:l,shiftKey:c}=e,{nudge:m,pick:p}=this.events,
d=c&&a?.1:1;if(m!==void 0&&a&&(s==="ArrowUp"||s==="ArrowDown"))m(n,t,s==="ArrowUp"?d:-d);else{if(a||l)return!1;if(s in Ue)
this.move(s,i,n,t);else{if(i)return!1;if(s==="Enter"||s==="F2")p(n,t,r);else if(m!==void 0&&(s==="+"||s==="-"))m(n,t,s===
"+"?1:-1);else if(m!==void 0&&/^[\d.,]$/.test(s))p(n,t,r,s);else return this.events.key?.(e)??!1}}return!0}move(e,n,t,r){
let[s,a]=Ue[e],i=(p,d,h)=>Math.max(d,Math.min(d+h-1,p)),l=n&&(e==="Home"||e==="End"),[c,m]=[this.cells.length,this.cells[0].
length];this.focus(i(t+(l?a:s),this.origin[0],c),i(r+a,this.origin[1],m))}},$n=(o,e)=>({element:u("div",{role:"gridcell",
tabindex:-1,"data-row":o,"data-col":e})}),De=(o,e,n)=>o>=e&&o<e+n;function Ke(o,e){let n=new Set(e);for(let t of[...o.children])
n.has(t)||t.remove();e.forEach((t,r)=>{o.children[r]!==t&&o.insertBefore(t,o.children[r]??null)})}function kn(o,e,n){let{
element:t,look:r}=o;if(r!==void 0&&o.characters===n&&Mn(e,r))return;let s=e.text??ye(e.value,n);t.textContent!==s&&(t.textContent=
s);let a=e.label(),i=s===""||s==="…"||a.split(/[\s,:]+/).includes(s);v(t,"aria-label",i?a:`${a}, about ${s}`),e.strength!==
r?.strength&&t.style.setProperty("--t",Math.abs(e.strength).toFixed(3));let l=`cnn-cell ${e.flags}${e.strength<0?" cnn-n\
egative":""}`;t.className!==l&&(t.className=l),o.look=e,o.characters=n}var Mn=(o,e)=>o.value===e.value&&o.strength===e.strength&&
o.flags===e.flags&&o.text===e.text;var T=255,An={ArrowUp:[-1,0],ArrowDown:[1,0],ArrowLeft:[0,-1],ArrowRight:[0,1]},K=class{constructor(e,n={}){this.events=
n;let t=Object.keys(n).length>0,r=t?{role:"application",tabindex:0,"aria-roledescription":"map"}:{role:"img"};this.element=
u("div",{class:"cnn-heat","aria-label":e,...r},this.canvas,this.outline),this.stop=q(()=>{this.tables.clear(),this.paintAgain?.()}),
t&&this.listen()}events;element;canvas=u("canvas",{class:"cnn-heat-canvas",width:1,height:1});outline=u("div",{class:"cn\
n-heat-outline",hidden:!0});stop;tables=new Map;paintAgain=null;image=null;cursor=[0,0];get rows(){return this.canvas.height}get cols(){
return this.canvas.width}name(e){v(this.element,"aria-label",e)}paint(e,n,t,{hue:r,most:s}){this.draw(n,t,a=>{let i=new Uint32Array(
a.buffer),l=s>0?T/s:0;if(r==="image"){for(let m=0;m<i.length;m++)i[m]=Sn(e[m]*l);return}let c=this.table(r);for(let m=0;m<
i.length;m++){let p=e[m]*l+T;i[m]=p!==p?0:c[p<0?0:p>2*T?2*T:p+.5|0]}})}paintPicture(e,n,t,r){let s=r-1;this.draw(n,t,a=>{
for(let i=0,l=0;i<n*t;i++,l+=r)a[4*i]=e[l],a[4*i+1]=e[l+Math.min(1,s)],a[4*i+2]=e[l+s],a[4*i+3]=255})}box(e){if(this.outline.
hidden=e===null,e===null)return;let n=(r,s)=>`${100*r/s}%`,{style:t}=this.outline;t.left=n(e.col,this.cols),t.top=n(e.row,
this.rows),t.width=n(e.cols,this.cols),t.height=n(e.rows,this.rows)}place(e,n){this.cursor=[L(e,this.rows),L(n,this.cols)]}at({
clientX:e,clientY:n}){let{left:t,top:r,width:s,height:a}=this.canvas.getBoundingClientRect();return[L(Math.floor((n-r)/a*
this.rows),this.rows),L(Math.floor((e-t)/s*this.cols),this.cols)]}dispose(){this.stop()}draw(e,n,t){this.canvas.width!==
n&&(this.canvas.width=n),this.canvas.height!==e&&(this.canvas.height=e),this.paintAgain=()=>{let r=this.canvas.getContext(
"2d");(this.image?.width!==n||this.image.height!==e)&&(this.image=r.createImageData(n,e));let{image:s}=this;t(s.data),r.
putImageData(s,0,0)},this.element.isConnected?this.paintAgain():requestAnimationFrame(()=>this.paintAgain?.())}table(e){
let n=this.tables.get(e);if(n!==void 0)return n;let t=W(this.element,"--cnn-ground"),r=W(this.element,`--cnn-${e}-plus`),
s=e==="input"?r:W(this.element,`--cnn-${e}-minus`),a=Uint32Array.from({length:2*T+1},(i,l)=>{let[c,m]=[l<T?s:r,Math.abs(
l-T)/T],[p,d,h]=t.map((f,x)=>Math.round(f+(c[x]-f)*m));return Ve(p,d,h)});return this.tables.set(e,a),a}listen(){let{element:e,
events:n}=this,t=r=>this.move(...this.at(r));e.addEventListener("pointermove",t),e.addEventListener("pointerdown",t),e.addEventListener(
"pointerleave",r=>{r.pointerType!=="touch"&&n.leave?.()}),e.addEventListener("click",r=>n.pick?.(...this.at(r))),e.addEventListener(
"focus",()=>{e.matches(":focus-visible")&&this.move(...this.cursor)}),e.addEventListener("blur",()=>n.leave?.()),e.addEventListener(
"keydown",r=>{this.pressed(r)&&(r.preventDefault(),r.stopPropagation())})}pressed(e){let[n,t]=this.cursor;if(e.altKey||e.
ctrlKey||e.metaKey)return!1;let r=An[e.key],s=e.shiftKey?10:1;if(r!==void 0)this.move(L(n+s*r[0],this.rows),L(t+s*r[1],this.
cols));else if(this.events.pick!==void 0&&(e.key==="Enter"||e.key===" "))this.events.pick(n,t);else return this.events.key?.(
e,n,t)??!1;return!0}move(e,n){this.cursor=[L(e,this.rows),L(n,this.cols)],this.events.point?.(...this.cursor)}},L=(o,e)=>Math.
max(0,Math.min(e-1,o)),Ve=(o,e,n)=>(255<<24|n<<16|e<<8|o)>>>0;function Sn(o){if(o!==o)return 0;let e=o<0?0:o>255?255:o+.5|
0;return Ve(e,e,e)}var V=class{element;title=u("p",{class:"cnn-title"});score=u("p",{class:"cnn-score"});grid;top=u("div",{class:"cnn-class\
es","aria-hidden":"true"});side=u("div",{class:"cnn-classes","aria-hidden":"true"});confusionNote=u("p",{class:"cnn-note"});confusion;heat;filterNote=u(
"p",{class:"cnn-note"});filters;frame=null;classes=[];across=8;painted=null;constructor(){this.grid=new D("activation","\
confusion matrix",{point:(n,t)=>this.tell(n,t),leave:()=>this.tell(null,0),pick:(n,t)=>this.tell(n,t)}),this.grid.characters=
3,this.heat=new K("first-layer filters",{point:(n,t)=>this.tellFilter(n,t),leave:()=>this.tellFilter(null,0)});let e=u("\
div",{class:"cnn-confusion"},u("span",{class:"cnn-axis-top"},"taken for"),this.top,u("span",{class:"cnn-axis-side"},"is \
a"),this.side,this.grid.element);this.confusion=u("div",{class:"cnn-matrix","data-part":"confusion"},this.score,u("div",
{class:"cnn-scroll"},e),this.confusionNote),this.filters=u("div",{class:"cnn-matrix","data-part":"filters"},u("p",{class:"\
cnn-score"},"First layer's filters"),this.heat.element,this.filterNote),this.element=u("div",{class:"cnn-moment"},this.title,
u("div",{class:"cnn-matrices"},this.confusion,this.filters))}dispose(){this.heat.dispose()}draw(e,n,t,r,s){let a=e?.frames[n]??
null;if(this.element.hidden=a===null,e===void 0||a===null)return;b(this.title,r),this.confusion.hidden=a.confusion===void 0,
this.filters.hidden=a.filters===void 0;let i=a===this.frame&&t===this.classes;this.frame=a,this.classes=t,a.confusion!==
void 0&&this.fit(a.confusion.length,s),!i&&(a.confusion!==void 0&&this.paintConfusion(a.confusion),a.filters!==void 0&&this.
paintFilters(a.filters),this.tell(null,0),this.tellFilter(null,0))}fit(e,n){let t=n<612?n:(n-32)/2,r=Math.max(22,Math.min(
30,Math.floor((t-46)/e))),{style:s}=this.element;s.getPropertyValue("--cell")!==`${r}px`&&s.setProperty("--cell",`${r}px`)}nameOf(e){
return this.classes[e]??String(e)}paintConfusion(e){let n=e.length;this.grid.resize(n,n);let t=Array.from({length:n},(i,l)=>this.
nameOf(l));for(let i of[this.top,this.side])i.textContent!==t.map(l=>l.slice(0,3)).join("")&&i.replaceChildren(...t.map(
l=>u("span",{},l.slice(0,3))));let r=e.map(i=>Math.max(1,i.reduce((l,c)=>l+c,0)));this.grid.paint((i,l)=>{let c=e[i][l],
m=()=>`${this.nameOf(i)} taken for ${this.nameOf(l)}: ${c}`;return{value:c,strength:c/r[i],flags:`${i===l?"right":""}${c===
0?" nothing":""}`,label:m}});let{right:s,total:a}=se(e);b(this.score,`${s} of ${a} right: ${w(100*s/Math.max(1,a),1)} %`)}tell(e,n){
let t=this.frame?.confusion;if(t===void 0)return;let{worst:r}=se(t),[s,a]=e===null?[r?.truth,r?.taken??0]:[e,n];if(s===void 0)
return b(this.confusionNote,"No mistake at all.");let i=t[s].reduce((p,d)=>p+d,0),l=e===null?"Most frequent mistake: of":
"Of",c=t[s][a],m=s===a?"recognised":`taken for ${this.nameOf(a)}`;b(this.confusionNote,`${l} ${i} that are ${this.nameOf(
s)}, ${c} ${c===1?"was":"were"} ${m}.`)}paintFilters(e){if(e===this.painted)return;this.painted=e;let{shape:[n,t],most:r}=e;
this.across=n>16?8:Math.min(4,n);let{rows:s,cols:a,values:i}=Pe(e,this.across);t===1?this.heat.paint(i,s,a,{hue:"weight",
most:r}):this.heat.paintPicture(i.map(l=>127.5+127.5*l/r),s,a,t),v(this.heat.element,"style",`width: min(100%, ${Math.max(
4,Math.min(14,Math.floor(280/a)))*a}px)`),this.heat.name(`${we(n,"first-layer filter")}`)}tellFilter(e,n){let t=this.frame?.
filters;if(t===void 0)return;let[r,s,a,i]=t.shape,l=e===null?null:Ce(t,this.across,e,n);if(l===null){let p=s===1?"in ful\
l colour; green above 0, purple below":"at full strength; grey is 0";b(this.filterNote,`${r} of ${a}×${i}. The stronges\
t weight, ${w(t.most)}, is ${p}.`);return}let c=ae(t),m=Array.from({length:s},(p,d)=>w(c[((l.filter*s+d)*a+l.row)*i+l.col],
3));b(this.filterNote,`Filter ${l.filter}, row ${l.row}, column ${l.col}: ${m.join(", ")}`)}};var Je=["loss","accuracy","rate","‖grad‖"],J=class{constructor(e){this.events=e;let n=Je.map(r=>u("th",{scope:"col"},
r)),t=u("tr",{},u("th",{scope:"col"},"draw"),u("th",{scope:"col"},"look into"),...n);this.element=u("div",{class:"cnn-sc\
roll"},u("table",{class:"cnn-runs"},this.caption,u("thead",{},t),this.body))}events;element;caption=u("caption",{});body=u(
"tbody",{});group=S("run");names="";rows=[];update(e,n,t,r,s,a){let i=JSON.stringify(e.runs.map(({name:l})=>l));i!==this.
names&&this.build(e.runs),this.names=i,b(this.caption,n),e.runs.forEach((l,c)=>{let{shown:m,chosen:p,cells:d}=this.rows[c];
m.checked=!a.includes(l.name),p.checked=c===t;let h=$=>Q(P(l,$,r)),f=$=>s==="both"?`${h(`train_${$}`)} / ${h(`validation\
_${$}`)}`:h(`${s==="training"?"train":"validation"}_${$}`);[f("loss"),f("accuracy"),h("learning_rate"),h("gradient_norm")].
forEach(($,Y)=>b(d[Y],$))})}build(e){this.rows=e.map(({name:n},t)=>{let r=u("input",{type:"checkbox","aria-label":`draw ${n}`,
onchange:()=>this.events.show(n,r.checked)}),s=u("input",{type:"radio",name:this.group,value:n,onchange:()=>this.events.
focus(t)}),a=Je.map(()=>u("td",{})),i=u("td",{},u("label",{class:"cnn-check"},r,Tn(t)));return{element:u("tr",{},i,u("th",
{scope:"row"},u("label",{class:"cnn-check"},s,u("span",{},n))),...a),shown:r,chosen:s,cells:a}}),this.body.replaceChildren(
...this.rows.map(({element:n})=>n))}};function Tn(o){let e=g("g",{class:"cnn-curve","data-look":o},g("path",{d:"M1 6H33"}));
return g("svg",{width:34,height:12,"aria-hidden":"true"},e)}var Q=o=>o===void 0?"–":o===null?"NaN":w(o,3);var Ln={unit:"moment",length:o=>Math.max(1,C(o).length),index:o=>Math.max(0,F(o)),at:(o,e)=>({frame:e})},le=class{constructor(e){
this.frame=e;let{binding:n}=e;this.curves=new U(t=>this.point(t)),this.table=new J({focus:t=>n.set({run:t,playing:!1}),show:(t,r)=>{
let s=n.get("hidden");n.set({hidden:r?s.filter(a=>a!==t):[...s,t]})}}),this.showControls=Fn(e),e.stage.append(this.finding,
this.empty,this.curves.element,this.table.element),e.detail.append(this.matrices.element,this.note,this.about)}frame;curves;table;matrices=new V;empty=u(
"p",{class:"cnn-empty"},"Nothing has been logged yet. The curves begin with the first explorer.log(step=1, train_loss=…)\
.");finding=u("p",{class:"cnn-finding"});note=u("p",{class:"cnn-note"});about=u("p",{class:"cnn-about"});showControls;cursor=null;problems="";width=700;update(){
let{get:e}=this.frame.binding,t=A(e).runs.flatMap(r=>r.problems).join(" ");t!==this.problems&&this.frame.complain(t===""?
null:t),this.problems=t,this.draw()}resize(e){this.width=e,this.draw()}describe(){let{get:e}=this.frame.binding,n=A(e);if(this.
blank(n))return"Nothing has been logged yet.";let t=this.step,r=n.runs.map(s=>{let a=e("split")==="validation"?"validati\
on":"train";return`${s.name}: loss ${Q(P(s,`${a}_loss`,t))}, accuracy ${Q(P(s,`${a}_accuracy`,t))}`});return`${this.place(
n)}. ${r.join("; ")}. ${this.problems}`.trimEnd()}python(){let{get:e}=this.frame.binding,{shipped:n,runs:t}=A(e),[r,s]=[
t[N(e)],F(e)];return Oe({shipped:n,split:String(e("split")),shown:r===void 0||s<0?null:[r.name,s]})}dispose(){this.matrices.
dispose()}blank=({runs:e})=>e.every(({numbers:n,frames:t})=>t.length===0&&Object.keys(n).length===0);get step(){let{get:e}=this.
frame.binding;return this.cursor??C(e)[F(e)]?.step??H(A(e))}place({runs:e}){let n=e[N(this.frame.binding.get)];if(n?.unit===
"epoch")return`Epoch ${this.step}`;let t=n===void 0?void 0:qe(n,this.step);return`Step ${this.step}${t===void 0?"":`, af\
ter epoch ${t}`}`}draw(){let{get:e}=this.frame.binding,n=A(e),t=this.blank(n);this.showControls(),this.empty.hidden=!t,this.
curves.element.hidden=this.table.element.hidden=t,this.frame.player!==null&&(this.frame.player.element.hidden=C(e).length<
2),t||this.drawCurves(n);let r=n.runs[N(e)],s=r?.frames[F(e)],a=s===void 0?"":s.epoch===void 0?`${r.unit} ${s.step}`:`ep\
och ${s.epoch}`;this.matrices.draw(r,F(e),n.classes,`${r?.name??""}, ${a}, on the digits held out`.replace("on the digit\
s held out",n.shipped?"on 297 digits held out":"").replace(/, $/,""),this.width),this.words(n)}drawCurves(e){let{get:n}=this.
frame.binding,t=n("split"),r=n("hidden");this.curves.draw(e,{split:t,smoothing:Number(n("smoothing")),log:n("log_scale")===
!0,hidden:r,width:this.width}),this.curves.mark(N(n),this.step);let s=t==="both"?" (training / held out)":t==="training"?
" (training)":" (held out)";this.table.update(e,`${this.place(e)}${s}`,N(n),this.step,t,r)}words(e){let{about:n,shipped:t}=e;
this.finding.hidden=!t,b(this.finding,"Same layers, same digits. Which ones fail to learn even the digits they train on?"),
b(this.note,t?"56 plain layers fit their own training digits worse than 20: that is no overfitting, the held-out digits \
agree. With shortcuts, 56 layers train as well as 20. Eight epochs exaggerate the gap; longer training narrows it.":"");
let r=n.recorded===void 0?"":`Recorded ${n.recorded}${n.machine===void 0?"":`, ${n.machine}`}.`,s=["data","networks","tr\
aining","seeds","versions"].flatMap(a=>n[a]===void 0?[]:[`${Nn[a]}: ${n[a]}.`]);b(this.about,[r,...s].join(" "))}point(e){
let{binding:n}=this.frame;if(e===null){this.cursor=null,n.schedule();return}this.cursor=e.step;let t=A(n.get).runs[e.run]?.
frames??[];n.set({run:e.run,...t.length>0&&{frame:_e(t,e.step)},playing:!1}),n.schedule()}},Nn={data:"Data",networks:"Ne\
tworks",training:"Training",seeds:"Training accuracy over three seeds",versions:"With"};function Fn({binding:o,choices:e,
more:n}){let{get:t}=o,r=fe("Whose loss and accuracy",[["training","training"],["validation","held out"],["both","both"]],
l=>o.set({split:l})),s=ge("smoothing",{min:0,max:.95,step:.05,write:l=>l.toFixed(2)},l=>o.set({smoothing:l})),a=be("log \
loss",l=>o.set({log_scale:l}));e.append(r.element,s.element,a.element);let i=u("p",{class:"cnn-note"});return n.append(i),
()=>{let l=Number(t("smoothing"));r.show(String(t("split"))),s.show(l),a.show(t("log_scale")===!0),b(i,l===0?"Smoothing \
0: loss and gradient norm are drawn as they were logged. With smoothing w each point becomes a mean of itself and those \
before it, the nth before counting wⁿ; what was logged stays behind it, faint.":`Smoothing ${l.toFixed(2)}: each point\
 of loss and gradient norm is a mean of itself and those before it, the nth before counting ${l.toFixed(2)}ⁿ: about the \
last ${Math.round(1/(1-l))} points. It lags behind, and it hides single steps; the faint line is what was logged.`)}}var Ho=Se(
{name:"TrainingExplorer",title:"Training explorer",traits:je,sequence:Ln,build:o=>new le(o)});export{Ho as default};
