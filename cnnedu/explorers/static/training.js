function u(r,e={},...n){let t=document.createElement(r);for(let[o,s]of Object.entries(e))typeof s=="function"?t.addEventListener(
o.slice(2),s):s===!0?t.setAttribute(o,""):s!==!1&&s!=null&&t.setAttribute(o,String(s));return t.append(...n.filter(o=>o!=
null&&o!==!1)),t}var Ye={first:"M4 3v10M13 3.5v9L6 8z",back:"M11.5 3.5v9L5 8z",play:"M5 3v10l8-5z",pause:"M5 3.5v9M11 3.\
5v9",forward:"M4.5 3.5v9L11 8z",reset:"M3.5 8a4.5 4.5 0 1 0 1.6-3.4M5.5 1.8 4.8 4.9l3.1.5",minus:"M4 8h8",plus:"M4 8h8M8\
 4v8"};function I(r){let e="http://www.w3.org/2000/svg",n=document.createElementNS(e,"svg");n.setAttribute("viewBox","0 \
0 16 16"),n.setAttribute("class",`cnn-icon cnn-icon-${r}`),n.setAttribute("aria-hidden","true");let t=document.createElementNS(
e,"path");return t.setAttribute("d",Ye[r]),n.append(t),n}function b(r,e){r.textContent!==e&&(r.textContent=e)}function v(r,e,n){
r.getAttribute(e)!==n&&(n===null?r.removeAttribute(e):r.setAttribute(e,n))}var Ze=0,Xe=Math.random().toString(36).slice(
2,8),S=r=>`cnn-${r}-${Xe}-${++Ze}`;function k(r,e,n,t=!1){let o=n===void 0?r:I(n),s={type:"button",class:`cnn-button${t?" cnn-quiet":""}`,onclick:e};return u(
"button",n===void 0?s:{...s,"aria-label":r,title:r},o)}function ee(r,e,n){let t=n===void 0?"aria-pressed":"aria-expanded",
o=k(r,()=>e(o.getAttribute(t)!=="true"));return o.setAttribute(t,"false"),n!==void 0&&(n.id||=S("panel"),o.setAttribute(
"aria-controls",n.id)),{element:o,show:s=>o.setAttribute(t,String(s))}}var pe=(r,e)=>(e.id||=S("field"),u("div",{class:"\
cnn-field"},u("label",{for:e.id},r),e));function he(r,e,n){let t=u("select",{class:"cnn-select",onchange:()=>n(t.value)});
for(let[s,i]of e)t.append(u("option",{value:s},i));let o=s=>{t.value!==s&&(t.value=s)};return{element:pe(r,t),show:o}}function fe(r,e,n){
let t=S("choice"),o=e.map(([l])=>u("input",{type:"radio",name:t,value:l,onchange:()=>n(l)})),s=e.map(([,l],c)=>u("label",
{},o[c],u("span",{},l)));return{element:u("div",{class:"cnn-segmented",role:"radiogroup","aria-label":r},...s),show:l=>o.
forEach(c=>c.checked=c.value===l)}}function be(r,e){let n=u("input",{type:"checkbox",onchange:()=>e(n.checked)});return{
element:u("label",{class:"cnn-check"},n,u("span",{},r)),show:o=>{n.checked=o}}}function ge(r,e,n){let{min:t,max:o,step:s,write:i=String}=e,a=u("input",{type:"range",class:"cnn-slider",min:t,max:o,step:s,
oninput:()=>n(a.valueAsNumber)}),l=u("output",{class:"cnn-value"}),c=p=>{a.valueAsNumber!==p&&(a.valueAsNumber=p),a.setAttribute(
"aria-valuetext",i(p)),b(l,i(p))},m=pe(r,a);return m.append(l),{element:m,show:c}}function x(r,e=2){if(!Number.isFinite(r))return Number.isNaN(r)?"nan":r>0?"∞":"−∞";let n=Math.abs(r);if(n<1e-9)return"\
0";let t=r<0?"−":"";return n>=1e15?t+Number(n.toPrecision(3)).toExponential():Number(n.toFixed(e))!==0?t+String(Number(
n.toFixed(e))):n>=1e-4?t+String(Number(n.toPrecision(2))):t+n.toExponential(1).replace(".0e","e").replace(/-(\d)$/,"-0$1")}function ye(r,e){let n=r<0?"−":"",t=Math.abs(r);for(let s of[2,1,0]){if(s<2&&t<.5*10**-s)break;let i=x(r,s);if(i.length<=
e)return i;let a=i.replace(/0\./,".");if(t<1&&a.length<=e)return a}let o=`${n}${Math.round(t/1e3)}k`;return t>=1e3&&o.length<=
e?o:"…"}function ne(r){let e=r.trim().replaceAll("−","-").replace(",","."),n=/^([+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?)(?:\/(\d+\.?\d*))?$/i.
exec(e);if(n===null)return null;let t=Number(n[1])/(n[2]===void 0?1:Number(n[2]));return Number.isFinite(t)?t:null}var we=(r,e)=>`${r}\
 ${e}${r===1?"":"s"}`;var B=class{constructor(e){this.root=e;this.element=u("div",{class:"cnn-editor",role:"group",hidden:!0},k("One less",()=>this.
nudge(-1),"minus"),this.field,k("One more",()=>this.nudge(1),"plus")),this.field.addEventListener("input",()=>this.read()),
this.element.addEventListener("keydown",n=>this.keydown(n)),this.element.addEventListener("focusout",n=>{this.element.contains(
n.relatedTarget)||this.close(!1)})}root;element;field=u("input",{type:"text",class:"cnn-entry",autocomplete:"off",spellcheck:"\
false"});edit=null;open(e){this.edit?.cell.classList.remove("cnn-editing"),this.edit=e,e.cell.classList.add("cnn-editing"),
this.element.hidden=!1,this.element.setAttribute("aria-label",`Edit ${e.label}`),this.field.setAttribute("aria-label",e.
label),this.place(e.cell),this.field.value=e.typed??x(e.value,6),this.field.focus({preventScroll:!0}),e.typed===void 0?this.
field.select():this.read()}close(e){let{edit:n}=this;n!==null&&(this.edit=null,this.element.hidden=!0,n.cell.classList.remove(
"cnn-editing"),e&&n.cell.focus({preventScroll:!0}))}read(){let e=ne(this.field.value);this.field.setAttribute("aria-inva\
lid",String(e===null)),e!==null&&this.edit?.write(e)}nudge(e){let n=(ne(this.field.value)??0)+e;this.field.value=x(n,6),
this.read()}keydown(e){e.stopPropagation();let{key:n}=e;if(n==="ArrowUp"||n==="ArrowDown")this.nudge(n==="ArrowUp"?1:-1);else if(n===
"Escape"){let{edit:t}=this;t?.cancel!==void 0?t.cancel():t?.write(t.value),this.close(!0)}else if(n==="Enter"&&e.target===
this.field)this.close(!0);else return;e.preventDefault()}place(e){let[n,t]=[this.root.getBoundingClientRect(),e.getBoundingClientRect()],
{offsetWidth:o,offsetHeight:s}=this.element,i=t.left+t.width/2-o/2-n.left,a=Math.max(4,Math.min(n.width-o-4,i)),l=t.bottom-
n.top+6,c=l+s>n.height?t.top-n.top-s-6:l;this.element.style.translate=`${a}px ${c}px`}};function te(r,e){let n=()=>{let o=r.get("_initial");return typeof o=="object"&&o!==null&&Object.keys(o).length>0?o:null},
t=n()===null?Object.fromEntries(e.map(o=>[o,structuredClone(r.get(o))])):{};return()=>n()??t}function xe(r,e,n){let t=0,
o=()=>{t||=requestAnimationFrame(()=>{t=0,n()})};for(let s of e)r.on(`change:${s}`,o);return{get:s=>r.get(s),set(s){let i=Object.
entries(s).filter(([a,l])=>!en(r.get(a),l));for(let[a,l]of i)r.set(a,l);i.length>0&&r.save_changes()},schedule:o,dispose(){
cancelAnimationFrame(t),t=-1;for(let s of e)r.off(`change:${s}`,o)}}}var en=(r,e)=>r===e||JSON.stringify(r)===JSON.stringify(
e);function ve(r,e){let n,t=l=>r.get(l),o=l=>{for(let[c,m]of Object.entries(l))r.set(c,m);r.save_changes()},s=()=>{clearTimeout(
n),t("playing")===!0&&(n=setTimeout(i,1e3/Math.max(.25,Number(t("speed")))))},i=()=>{let[l,c]=[e.index(t)+1,e.length(t)-
1];o({...l<=c&&e.at(t,l),playing:l<c}),s()},a=["change:playing","change:speed"];for(let l of a)r.on(l,s);return s(),()=>{
clearTimeout(n);for(let l of a)r.off(l,s)}}var nn=[.25,.5,1,2,4,8].map(r=>[String(r),`${r} / s`]),j=class{constructor(e,n){
this.binding=e;this.sequence=n;this.scrub.setAttribute("aria-label",`Position among the ${n.unit}s`),this.scrub.addEventListener(
"input",()=>this.go(Number(this.scrub.value))),this.playButton=k("Play",()=>this.toggle(),"play"),this.playButton.append(
I("pause")),this.playButton.classList.add("cnn-play"),this.element=u("div",{class:"cnn-player",role:"group","aria-label":"\
Player",id:S("player")},u("div",{class:"cnn-transport"},k(`First ${n.unit}`,()=>this.go(0),"first",!0),k("Step back",()=>this.
step(-1),"back",!0),this.playButton,k("Step forward",()=>this.step(1),"forward",!0)),this.scrub,this.count,this.speed.element),
this.element.addEventListener("keydown",t=>this.keydown(t))}binding;sequence;element;playButton;scrub=u("input",{type:"r\
ange",min:0,step:1,class:"cnn-scrub"});count=u("span",{class:"cnn-count"});speed=he("Speed",nn,e=>this.binding.set({speed:Number(
e)}));toggle(){let e=this.binding.get("playing")===!0,n=this.sequence.index(this.binding.get)>=this.sequence.length(this.
binding.get)-1;this.binding.set({...!e&&n&&this.sequence.at(this.binding.get,0),playing:!e})}pause(){this.binding.get("p\
laying")===!0&&this.binding.set({playing:!1})}update(){let e=this.binding.get("playing")===!0,[n,t]=[this.sequence.index(
this.binding.get),this.sequence.length(this.binding.get)];v(this.playButton,"aria-label",e?"Pause":"Play"),v(this.playButton,
"title",e?"Pause":"Play"),v(this.playButton,"data-playing",String(e)),v(this.scrub,"max",String(t-1)),this.scrub.valueAsNumber!==
n&&(this.scrub.valueAsNumber=n),v(this.scrub,"aria-valuetext",`${this.sequence.unit} ${n+1} of ${t}`),this.scrub.style.setProperty(
"--done",String(t>1?n/(t-1):1)),b(this.count,`${n+1} / ${t}`),this.speed.show(String(this.binding.get("speed")))}step(e){
this.go(this.sequence.index(this.binding.get)+e)}go(e){let n=this.sequence.length(this.binding.get)-1,t=this.sequence.at(
this.binding.get,Math.max(0,Math.min(n,e)));this.binding.set({...t,playing:!1})}keydown(e){e.key!==" "||e.target!==this.
scrub||(e.preventDefault(),this.toggle())}};var q=class{constructor(e){this.source=e;let n=u("pre",{tabindex:0,role:"group","aria-label":"Python source"},this.code),
t=k("Copy",()=>{this.copy()}),o=u("div",{class:"cnn-python-bar"},u("span",{},"The same in Python"),this.status,t);this.element=
u("div",{class:"cnn-python",hidden:!0},o,n)}source;element;code=u("code",{});status=u("span",{class:"cnn-copied",role:"s\
tatus"});update(){this.element.hidden||(b(this.code,this.source()),b(this.status,""))}async copy(){try{await navigator.clipboard.
writeText(this.source()),b(this.status,"Copied")}catch{getSelection()?.selectAllChildren(this.code),b(this.status,"Selec\
ted: press Ctrl+C to copy")}}};function $e(r,e,n){let t=Object.entries(e).find(([o,s])=>n.includes(o)&&(tn(r(o))||!ke(r(o),s)));if(t!==void 0)throw new RangeError(
`the setting ${t[0]} is not what it should be`)}var tn=r=>typeof r=="number"&&Math.abs(r)>1e13;function ke(r,e){if(e==null)
return!0;if(typeof e=="number")return Number.isFinite(r);if(Array.isArray(e)){if(!Array.isArray(r)||r.length>20*(e.length+
1))return!1;let n=e.length===0||typeof e[0]=="string";return r.length===0?n:e.length===0||r.every(t=>e.some(o=>ke(t,o)))}
return typeof r==typeof e&&r!==null}var re=r=>r instanceof RangeError&&!/NaN|undefined|null|Invalid/.test(r.message)?`: ${r.
message.replace(/\.$/,"")}`:"";var rn=["data-theme","data-jp-theme-light","data-vscode-theme-kind","theme","class"];function G(r){let e=new MutationObserver(
r);for(let t of[document.documentElement,document.body])e.observe(t,{attributeFilter:rn});let n=matchMedia("(prefers-col\
or-scheme: dark)");return n.addEventListener("change",r),()=>{e.disconnect(),n.removeEventListener("change",r)}}var W,Me=new Map;
function H(r,e){let n=r.appendChild(document.createElement("i"));n.style.color=`var(${e})`;let{color:t}=getComputedStyle(
n);n.remove();let o=Me.get(t);if(o===void 0){W??=document.createElement("canvas").getContext("2d",{willReadFrequently:!0}),
W.fillStyle=t,W.fillRect(0,0,1,1);let[s,i,a]=W.getImageData(0,0,1,1).data;Me.set(t,o=[s,i,a])}return o}var on=["playing","speed"],sn=350,Ae=4;function Se(r){let{sequence:e}=r;return{initialize:({model:n})=>e===void 0?()=>{}:
ve(n,e),render({model:n,el:t}){try{return Te(r,n,t)}catch(o){return an(r,n,t,`What was kept of this ${r.title.toLowerCase()}\
 could not be drawn${re(o)}.`)}}}}function an(r,e,n,t){try{let o=te(e,r.traits)();for(let s of r.traits)s in o&&e.set(s,
o[s]);return e.save_changes(),Te(r,e,n,`${t} This is how it began.`)}catch{let o=`${t} Run its cell again, or load the p\
age anew.`;return n.replaceChildren(u("div",{class:"cnn"},u("p",{class:"cnn-problem",role:"alert"},o))),()=>n.replaceChildren()}}
function Te(r,e,n,t=null){let o=[...r.traits,...r.sequence===void 0?[]:on],s=te(e,o);$e(y=>e.get(y),s(),r.traits.filter(
y=>r.loose?.includes(y)!==!0));let i=u("div",{class:"cnn",role:"group","aria-label":r.title,"data-explorer":r.name}),a=u(
"div",{class:"cnn-live",role:"status","aria-live":"polite","aria-atomic":"true"}),l=u("p",{class:"cnn-problem",role:"ale\
rt",hidden:!0}),c=y=>u("div",{class:`cnn-${y}`}),m,p=xe(e,o,()=>E()),d={binding:p,editor:new B(i),player:r.sequence===void 0?
null:new j(p,r.sequence),choices:c("choices"),more:c("more"),stage:c("stage"),detail:c("detail"),complain(y){l.hidden=y===
null,b(l,y??"")}},h;try{h=r.build(d)}catch(y){throw p.dispose(),y}let f=new q(()=>h.python()),w=()=>{h.update(),d.player?.
update(),f.update()},$=null,E=()=>{clearTimeout(m);try{w()}catch(y){$=`This could not be drawn${re(y)}. Undo the last ch\
ange, or begin again.`,d.complain($);return}$!==null&&l.textContent===$&&d.complain(null),$=null,m=setTimeout(()=>b(a,h.
describe()),sn)},Je=un(d,f,()=>{d.complain(null),h.reset?.(),p.set({...s(),...d.player!==null&&{playing:!1}})});i.append(
Je,d.more,l,d.stage),d.player!==null&&i.append(d.player.element),i.append(d.detail,f.element,a,d.editor.element);let[ue,
X]=[0,0],ce=y=>{y<=Ae||y===ue||(ue=y,h.resize(y-Ae))},de=new ResizeObserver(()=>{cancelAnimationFrame(X),X=requestAnimationFrame(
()=>ce(i.clientWidth))}),Qe=G(()=>h.theme?.()),me=()=>{clearTimeout(m),cancelAnimationFrame(X),de.disconnect(),Qe(),h.dispose?.(),
p.dispose(),i.remove()};n.append(i),ln(d);try{ce(i.clientWidth||700),w(),b(a,h.describe())}catch(y){throw me(),y}return t!==
null&&d.complain(t),i.dataset.ready="true",de.observe(i),me}function ln({stage:r,player:e}){let n=t=>{t.target.closest("\
[role=gridcell]")!==null&&e?.pause()};r.addEventListener("pointermove",n),r.addEventListener("pointerdown",n),r.addEventListener(
"focusin",n)}function un(r,e,n){r.more.hidden=!0;let t=ee("More",a=>{r.more.hidden=!a,t.show(a),r.binding.schedule()},r.
more),o=ee("Python",a=>{e.element.hidden=!a,o.show(a),e.update()},e.element),s=r.more.hasChildNodes()&&t.element,i=u("di\
v",{class:"cnn-ends"},s,o.element,k("Reset",n,"reset"));return u("div",{class:"cnn-bar",role:"group","aria-label":"Setti\
ngs"},r.choices,i)}var _=r=>Number.isSafeInteger(r)?String(r).replace(/\B(?=(\d{3})+$)/g,","):r.toExponential(2).replace(/e\+?/," · 10^");function Le(r,e,n=!1,t){let o=r.filter(a=>Number.isFinite(a)&&(!n||a>0)),[s,i]=t??o.reduce(([a,l],c)=>[Math.min(a,c),Math.
max(l,c)],[1/0,-1/0]);return s>i&&([s,i]=n?[1,10]:[0,1]),s===i&&([s,i]=n?[s/2,s*2]:[s-.5,i+.5]),{low:s,high:i,log:n,ticks:n?
mn(s,i,e):Fe(s,i,e)}}function Ne({low:r,high:e,log:n},t,o,s){if(n&&t<=0)return NaN;let i=n?Math.log10:Number;return o+(i(
t)-i(r))/(i(e)-i(r))*(s-o)}function mn(r,e,n){let[t,o]=[Math.floor(Math.log10(r)),Math.ceil(Math.log10(e))],s=Math.max(1,
Math.ceil((o-t)/n)),i=o-t<=n/3?[1,2,5]:[1],a=[];for(let l=t;l<=o;l+=s)a.push(...i.map(c=>+`${c}e${l}`));return a.filter(
l=>l>=r*.999&&l<=e*1.001)}function Fe(r,e,n){let t=(e-r)/n,o=Math.floor(Math.log10(t)),s=t/10**o,i=s>=Math.sqrt(50)?10:s>=
Math.sqrt(10)?5:s>=Math.sqrt(2)?2:1,a=o<0?10**-o/i:1,l=o<0?1:10**o*i,c=f=>f*l/a,[m,p]=[Math.round(r*a/l),Math.round(e*a/
l)],[d,h]=[c(m)<r?m+1:m,c(p)>e?p-1:p];return h<d&&n<2?Fe(r,e,2*n):Array.from({length:Math.max(0,h-d+1)},(f,w)=>c(d+w))}var pn=[1,2,1,2,4,2,1,2,1].map(r=>r/16);var Ht=64*Number.EPSILON;var hn="⁰¹²³⁴⁵⁶⁷⁸⁹";function Ee(r){if(r===0)return"0";if(r>=.01&&r<1e6){let o=Number(r.toPrecision(r>=100?
3:2));return Number.isInteger(o)?_(o):String(o)}let[e,n]=r.toExponential(1).split("e"),t=[...n.replace("+","")].map(o=>o===
"-"?"⁻":hn[Number(o)]).join("");return`${e.replace(".0","")}×10${t}`}function _e(r,e){let[n,t]=[0,0];return r.map(o=>([n,t]=[n*e,t*e],o===null?null:([n,t]=[n+o,t+1],n/t)))}function C(r,e){let[
n,t]=[0,r.length];for(;n<t;){let o=n+t>>1;r[o]<=e?n=o+1:t=o}return n-1}function O(r,e,n){let[t,o]=r.numbers[e]??[[],[]];
return o[C(t,n)]}function Pe(r,e){let n=0;return r.forEach((t,o)=>{Math.abs(t.step-e)<Math.abs(r[n].step-e)&&(n=o)}),n}function se(r){
let[e,n]=[0,0],t=null;return r.forEach((o,s)=>o.forEach((i,a)=>{n+=i,s===a?e+=i:i>(t?.count??0)&&(t={truth:s,taken:a,count:i})})),
{right:e,total:n,worst:t}}function ie({most:r,levels:e}){let n=atob(e);return Float64Array.from(n,t=>(t.charCodeAt(0)<<24>>
24)*r/127)}function Ce(r,e){let[n,t,o,s]=r.shape,i=ie(r),[a,l]=[Math.ceil(n/e)*(o+1)-1,Math.min(n,e)*(s+1)-1],c=new Float64Array(
a*l*t).fill(NaN);for(let m=0;m<n;m++){let[p,d]=[Math.floor(m/e)*(o+1),m%e*(s+1)];for(let h=0;h<t;h++)for(let f=0;f<o;f++)
for(let w=0;w<s;w++)c[((p+f)*l+d+w)*t+h]=i[((m*t+h)*o+f)*s+w]}return{rows:a,cols:l,channels:t,values:c}}function Oe({shape:[
r,,e,n]},t,o,s){let i=Math.floor(o/(e+1))*t+Math.floor(s/(n+1)),[a,l]=[o%(e+1),s%(n+1)];return a<e&&l<n&&i<r?{filter:i,row:a,
col:l}:null}function Re({shipped:r,split:e,shown:n}){return["from cnnedu.explorers import TrainingExplorer","",`explorer\
 = ${r?"TrainingExplorer()  # the recorded runs":'TrainingExplorer.load("record.json")'}`,"for name in explorer.runs:",`\
    steps, accuracy = explorer.history(name, "${e==="validation"?"validation_accuracy":"train_accuracy"}")`,'    print(f\
"{name}: {accuracy[-1]:.3f} after step {steps[-1]}")',...n===null?[]:[`print(explorer.confusion("${n[0]}", ${n[1]}))  # \
rows: the truth`],"","# To watch a training of your own, show an explorer, then tell it as you train:","# explorer = Tra\
iningExplorer()",'# explorer.begin("mine")',"# explorer.log(step=1, train_loss=2.3, learning_rate=0.1)",""].join(`
`)}function g(r,e={},...n){let t=document.createElementNS("http://www.w3.org/2000/svg",r);for(let[o,s]of Object.entries(e))
s!=null&&s!==!1&&t.setAttribute(o,String(s));return t.append(...n.filter(o=>o!==null&&o!==!1)),t}var ae=8,M={top:10,right:14,bottom:40,left:52};function ze({log:r,domain:e},n,t,o,s){let i=Le(n,s,r,e);return Object.assign(
a=>Ne(i,a,t,o),{ticks:i.ticks})}var U=class{constructor(e,n=()=>{}){this.point=n;this.element=u("div",{class:"cnn-chart"},
this.plot,this.readout,this.legend),v(this.plot,"aria-label",e),this.plot.addEventListener("pointermove",t=>this.look(this.
nearest(t))),this.plot.addEventListener("pointerdown",t=>this.look(this.nearest(t))),this.plot.addEventListener("pointer\
leave",t=>t.pointerType!=="touch"&&this.look(null)),this.plot.addEventListener("blur",()=>this.look(null)),this.plot.addEventListener(
"keydown",t=>this.pressed(t))}point;element;plot=g("svg",{class:"cnn-plot",role:"application",tabindex:0,"aria-roledescr\
iption":"chart"});readout=u("p",{class:"cnn-readout"});legend=u("div",{class:"cnn-series"});series=[];places=[];mark=null;drawn=null;draw(e,n,t,o){
let s=[e,n,t,o];if(Be(s,this.drawn))return;this.drawn=s,this.series=e;let{width:i,height:a}=o,l=e.flatMap(({points:d})=>d),
c=ze(n,l.map(([d])=>d),M.left,i-M.right,Math.max(2,i/90)),m=ze(t,l.map(([,d])=>d),a-M.bottom,M.top,Math.max(2,a/50));this.
places=e.map(({points:d})=>d.map(([h,f])=>[fn(n,h)?c(h):NaN,m(f)]));for(let[d,h]of Object.entries({width:i,height:a,viewBox:`\
0 0 ${i} ${a}`}))this.plot.setAttribute(d,String(h));this.write=d=>this.sentence(d,n,t),this.plot.replaceChildren(this.axes(
c,m,n,t,o),...e.map((d,h)=>this.curve(d,this.places[h])),g("g",{class:"cnn-cursor"}));let p=e.filter(({name:d})=>d!=="");
this.legend.replaceChildren(...p.length>1?p.map(bn):[]),this.show(this.mark)}show(e){let n=e===null?void 0:this.places[e.
series]?.[e.index];this.mark=n===void 0?null:e,this.plot.querySelector(".cnn-cursor")?.replaceChildren(...n===void 0||n.
some(Number.isNaN)?[]:[g("circle",{cx:n[0],cy:n[1],r:7})]),b(this.readout,this.mark===null?"":this.write(this.mark))}write=()=>"";sentence({
series:e,index:n},t,o){let{name:s,points:i,names:a}=this.series[e],[l,c]=i[n],m=(d,h)=>Number.isNaN(h)?"–":(d.write??x)(
h),p=a?.[n]??t.tell?.(l)??`${t.label} ${m(t,l)}`;return`${s}${s===""?"":", "}${p}: ${a===void 0?"":`${t.label} ${m(t,l)}\
, `}${o.label} ${m(o,c)}`}axes(e,n,t,o,{width:s,height:i}){let a=g("g",{class:"cnn-axes","aria-hidden":"true"}),[l,c]=[i-
M.bottom,s-M.right];for(let p of n.ticks)a.append(g("path",{d:`M${M.left} ${n(p)}H${c}`})),a.append(g("text",{x:M.left-6,
y:n(p)+4,"text-anchor":"end"},(o.write??x)(p)));for(let p of e.ticks)a.append(g("path",{d:`M${e(p)} ${l}v5`})),a.append(
g("text",{x:e(p),y:l+18,"text-anchor":"middle"},(t.write??x)(p)));let m=(l+M.top)/2;return a.append(g("path",{d:`M${M.left}\
 ${l}H${c}`,class:"cnn-axis"}),g("text",{x:(M.left+c)/2,y:i-4,"text-anchor":"middle",class:"cnn-axis-label"},t.label),g(
"text",{x:12,y:m,transform:`rotate(-90 12 ${m})`,"text-anchor":"middle",class:"cnn-axis-label"},o.label)),a}curve({look:e,
scatter:n,faint:t},o){let s=o.filter(a=>a.every(Number.isFinite)),i=g("g",{class:`cnn-curve${t===!0?" cnn-faint":""}`,"d\
ata-look":e%ae});return n!==!0&&s.length>0&&i.append(g("path",{d:`M${s.map(([a,l])=>`${a.toFixed(1)} ${l.toFixed(1)}`).join(
"L")}`})),(n===!0||s.length<=24)&&i.append(...s.map(([a,l])=>je(e,a,l))),i}nearest({clientX:e,clientY:n}){let{left:t,top:o}=this.
plot.getBoundingClientRect(),s=null,i=60**2;return this.places.forEach((a,l)=>a.forEach(([c,m],p)=>{let d=(c-e+t)**2+(m-
n+o)**2;d<i&&([s,i]=[{series:l,index:p},d])})),s}look(e){e?.series===this.mark?.series&&e?.index===this.mark?.index||(this.
show(e),this.point(this.mark))}pressed(e){let n={ArrowLeft:-1,ArrowRight:1,Home:-1/0,End:1/0}[e.key],t={ArrowUp:-1,ArrowDown:1}[e.
key];if(n===void 0&&t===void 0||this.series.length===0)return;e.preventDefault(),e.stopPropagation();let{series:o,index:s}=this.
mark??{series:0,index:n===1?-1:0},i=Ie(o+(t??0),this.series.length);this.look({series:i,index:Ie(s+(n??0),this.series[i].
points.length)})}};function Be(r,e){if(Object.is(r,e)||typeof r=="function"&&typeof e=="function")return!0;if(typeof r!=
"object"||typeof e!="object"||r===null||e===null)return!1;let[n,t]=[r,e],o=Object.keys(n);return o.length===Object.keys(
t).length&&o.every(s=>Be(n[s],t[s]))}var fn=({domain:r},e)=>r===void 0||e>=r[0]-1e-9&&e<=r[1]+1e-9,Ie=(r,e)=>Math.max(0,
Math.min(e-1,r));function je(r,e,n){let t=["M-4 0a4 4 0 1 0 8 0a4 4 0 1 0-8 0z","M-3.6-3.6h7.2v7.2h-7.2z","M0-4.6 4.4 3.\
4h-8.8z","M0-5 5 0 0 5-5 0z"],o=r%ae>=t.length,s=t[r%t.length];return g("path",{d:s,transform:`translate(${e.toFixed(1)}\
 ${n.toFixed(1)})`,class:o?"cnn-mark cnn-hollow":"cnn-mark"})}function bn({name:r,look:e,scatter:n}){let t=g("svg",{width:28,
height:12,"aria-hidden":"true"}),o=g("g",{class:"cnn-curve","data-look":e%ae});return n!==!0&&o.append(g("path",{d:"M1 6\
H27"})),o.append(je(e,14,6)),t.append(o),u("span",{class:"cnn-series-entry"},t,r)}var qe=["run","frame","split","smoothing","log_scale","hidden","record"],A=r=>r("record"),N=r=>Math.min(Number(r("run")),
A(r).runs.length-1),R=r=>A(r).runs[N(r)]?.frames??[],F=r=>Math.min(Number(r("frame")),R(r).length-1),D=({runs:r})=>Math.
max(0,...r.flatMap(({numbers:e,frames:n})=>[...Object.values(e).map(([t])=>t.at(-1)??0),n.at(-1)?.step??0]));function We({
frames:r},e){let n=C(r.map(t=>t.step),e);return r[n]?.epoch}var Ge=r=>e=>e==="both"?[`train_${r}`,`validation_${r}`]:[e==="training"?`train_${r}`:`validation_${r}`],z=[{title:"loss",
metrics:Ge("loss"),log:"asked",smooth:!0},{title:"accuracy",metrics:Ge("accuracy"),log:!1,smooth:!1,domain:[0,1]},{title:"\
learning rate",metrics:()=>["learning_rate"],log:!1,smooth:!1},{title:"gradient norm",metrics:()=>["gradient_norm"],log:!0,
smooth:!0}],K=class{element;charts;origins=z.map(()=>[]);drawnRecord=null;drawn=[];constructor(e){this.charts=z.map(({title:t},o)=>new U(
t,s=>e(this.read(o,s))));let n=this.charts.map(({element:t},o)=>u("div",{class:"cnn-panel","data-part":z[o].title},t));this.
element=u("div",{class:"cnn-panels"},...n)}draw(e,n){e!==this.drawnRecord&&(this.drawn=[]),this.drawnRecord=e,z.forEach(
(t,o)=>{let{smoothing:s,log:i,...a}=n,l=JSON.stringify([a,t.smooth&&s,t.log==="asked"&&i]);l!==this.drawn[o]&&this.drawPanel(
o,e,n),this.drawn[o]=l})}drawPanel(e,n,t){let{width:o,hidden:s}=t,i=z[e],a=n.runs.map((f,w)=>({run:f,look:w})).filter(({
run:f})=>!s.includes(f.name)),l={width:o<560?Math.max(280,o):Math.floor((o-20)/2),height:o<560?170:190},m={label:a.length>
0&&a.every(({run:f})=>f.unit==="epoch")?"epoch":"step",domain:[0,Math.max(1,D(n))],write:f=>x(f,0)},p=a.flatMap(({run:f,
look:w})=>yn(f,w,i,t)),d=i.log==="asked"?t.log:i.log,h={label:i.title,log:d,write:f=>gn(f,d),...i.domain!==void 0&&{domain:i.
domain}};this.charts[e].element.parentElement.hidden=p.length===0,this.charts[e].draw(p.map(({series:f})=>f),m,h,l),this.
origins[e]=p.map(({origin:f})=>f)}mark(e,n){this.charts.forEach((t,o)=>{let s=this.origins[o].findIndex(a=>a.run===e),i=s<
0?-1:C(this.origins[o][s].steps,n);t.show(i<0?null:{series:s,index:i})})}read(e,n){let t=n===null?void 0:this.origins[e][n.
series];return t===void 0?null:{run:t.run,step:t.steps[n.index]}}},gn=(r,e)=>e&&r<.1||r>=1e4?Ee(r>=.01&&r<1e6?Number(r.toPrecision(
2)):r).replace(/^1×/,""):x(r,3);function yn(r,e,n,{split:t,smoothing:o}){return n.metrics(t).flatMap((s,i)=>{let[a,l]=r.
numbers[s]??[[],[]];if(a.length===0)return[];let c=w=>w.map(($,E)=>[a[E],$??NaN]),m={run:e,steps:a},p=n.smooth&&o>0,d=i===
1,h={name:r.name,look:e,points:c(p?_e(l,o):l),scatter:d},f={name:"",look:e,points:c(l),faint:!0};return p&&!d?[{series:h,
origin:m},{series:f,origin:m}]:[{series:h,origin:m}]})}var He={ArrowUp:[-1,0],ArrowDown:[1,0],ArrowLeft:[0,-1],ArrowRight:[0,1],Home:[0,-1/0],End:[0,1/0],PageUp:[-1/0,0],PageDown:[
1/0,0]},V=class{constructor(e,n,t){this.events=t;this.element=u("div",{class:"cnn-grid",role:"grid","aria-label":n,"data\
-hue":e}),this.element.addEventListener("pointerover",o=>this.at(o,(s,i)=>t.point(s,i))),this.element.addEventListener("\
pointerleave",o=>{o.pointerType!=="touch"&&t.leave()}),this.element.addEventListener("focusin",o=>this.at(o,(s,i)=>this.
focused(s,i))),this.element.addEventListener("focusout",()=>t.leave()),this.element.addEventListener("click",o=>this.at(
o,(s,i,a)=>t.pick(s,i,a))),this.element.addEventListener("keydown",o=>this.keydown(o))}events;element;outline=u("div",{class:"\
cnn-outline",hidden:!0});cells=[];kept=new Map;lines=[];origin=[0,0];characters=3;stop=[NaN,NaN];resize(e,n,t=[0,0]){let[
o,s]=t,[i,a]=this.origin;if(e===this.cells.length&&n===this.cells[0]?.length&&o===i&&s===a)return;let{lines:l}=this,[c,m]=this.
stop;this.setStop(NaN,NaN),this.origin=t,this.cells=Array.from({length:e},(p,d)=>Array.from({length:n},(h,f)=>this.made(
o+d,s+f))),this.lines=this.cells.map((p,d)=>l[d+o-i]??u("div",{role:"row",class:"cnn-row"})),this.lines.forEach((p,d)=>De(
p,this.cells[d].map(h=>h.element))),De(this.element,[...this.lines,this.outline]),this.element.style.setProperty("--cnn-\
columns",String(n)),this.setStop(Ue(c,o,e)?c:Math.max(o,0),Ue(m,s,n)?m:Math.max(s,0))}name(e,n){v(this.element,"aria-lab\
el",e),v(this.element,"data-hue",n)}paint(e){let[n,t]=this.origin;this.cells.forEach((o,s)=>o.forEach((i,a)=>xn(i,e(n+s,
t+a),this.characters)))}box(e){if(this.outline.hidden=e===null,e===null)return;let n={r:e.row-this.origin[0],c:e.col-this.
origin[1],h:e.rows,w:e.cols};for(let[t,o]of Object.entries(n))this.outline.style.setProperty(`--${t}`,String(o))}setStop(e,n){
e===this.stop[0]&&n===this.stop[1]||(this.cell(...this.stop)?.setAttribute("tabindex","-1"),this.cell(e,n)?.setAttribute(
"tabindex","0"),this.stop=[e,n])}focus(e,n){this.cell(e,n)?.focus({preventScroll:!1})}cell(e,n){return this.cells[e-this.
origin[0]]?.[n-this.origin[1]]?.element}made(e,n){let t=`${e} ${n}`,o=this.kept.get(t);return o===void 0&&this.kept.set(
t,o=wn(e,n)),o}focused(e,n){this.setStop(e,n),this.events.point(e,n)}at(e,n){let t=e.target.closest("[role=gridcell]");t!==
null&&n(Number(t.dataset.row),Number(t.dataset.col),t)}keydown(e){this.at(e,(n,t,o)=>{this.handle(e,n,t,o)&&(e.preventDefault(),
e.stopPropagation())})}handle(e,n,t,o){let{key:s,altKey:i,ctrlKey:a,metaKey:l,shiftKey:c}=e,{nudge:m,pick:p}=this.events,
d=c&&i?.1:1;if(m!==void 0&&i&&(s==="ArrowUp"||s==="ArrowDown"))m(n,t,s==="ArrowUp"?d:-d);else{if(i||l)return!1;if(s in He)
this.move(s,a,n,t);else{if(a)return!1;if(s==="Enter"||s==="F2")p(n,t,o);else if(m!==void 0&&(s==="+"||s==="-"))m(n,t,s===
"+"?1:-1);else if(m!==void 0&&/^[\d.,]$/.test(s))p(n,t,o,s);else return this.events.key?.(e)??!1}}return!0}move(e,n,t,o){
let[s,i]=He[e],a=(p,d,h)=>Math.max(d,Math.min(d+h-1,p)),l=n&&(e==="Home"||e==="End"),[c,m]=[this.cells.length,this.cells[0].
length];this.focus(a(t+(l?i:s),this.origin[0],c),a(o+i,this.origin[1],m))}},wn=(r,e)=>({element:u("div",{role:"gridcell",
tabindex:-1,"data-row":r,"data-col":e})}),Ue=(r,e,n)=>r>=e&&r<e+n;function De(r,e){let n=new Set(e);for(let t of[...r.children])
n.has(t)||t.remove();e.forEach((t,o)=>{r.children[o]!==t&&r.insertBefore(t,r.children[o]??null)})}function xn(r,e,n){let{
element:t,look:o}=r;if(o!==void 0&&r.characters===n&&vn(e,o))return;let s=e.text??ye(e.value,n);t.textContent!==s&&(t.textContent=
s);let i=e.label(),a=s===""||s==="…"||i.split(/[\s,:]+/).includes(s);v(t,"aria-label",a?i:`${i}, about ${s}`),e.strength!==
o?.strength&&t.style.setProperty("--t",Math.abs(e.strength).toFixed(3));let l=`cnn-cell ${e.flags}${e.strength<0?" cnn-n\
egative":""}`;t.className!==l&&(t.className=l),r.look=e,r.characters=n}var vn=(r,e)=>r.value===e.value&&r.strength===e.strength&&
r.flags===e.flags&&r.text===e.text;var T=255,$n={ArrowUp:[-1,0],ArrowDown:[1,0],ArrowLeft:[0,-1],ArrowRight:[0,1]},J=class{constructor(e,n={}){this.events=
n;let t=Object.keys(n).length>0,o=t?{role:"application",tabindex:0,"aria-roledescription":"map"}:{role:"img"};this.element=
u("div",{class:"cnn-heat","aria-label":e,...o},this.canvas,this.outline),this.stop=G(()=>{this.tables.clear(),this.paintAgain?.()}),
t&&this.listen()}events;element;canvas=u("canvas",{class:"cnn-heat-canvas",width:1,height:1});outline=u("div",{class:"cn\
n-heat-outline",hidden:!0});stop;tables=new Map;paintAgain=null;image=null;cursor=[0,0];get rows(){return this.canvas.height}get cols(){
return this.canvas.width}name(e){v(this.element,"aria-label",e)}paint(e,n,t,{hue:o,most:s}){this.draw(n,t,i=>{let a=new Uint32Array(
i.buffer),l=s>0?T/s:0;if(o==="image"){for(let m=0;m<a.length;m++)a[m]=kn(e[m]*l);return}let c=this.table(o);for(let m=0;m<
a.length;m++){let p=e[m]*l+T;a[m]=p!==p?0:c[p<0?0:p>2*T?2*T:p+.5|0]}})}paintPicture(e,n,t,o){let s=o-1;this.draw(n,t,i=>{
for(let a=0,l=0;a<n*t;a++,l+=o)i[4*a]=e[l],i[4*a+1]=e[l+Math.min(1,s)],i[4*a+2]=e[l+s],i[4*a+3]=255})}box(e){if(this.outline.
hidden=e===null,e===null)return;let n=(o,s)=>`${100*o/s}%`,{style:t}=this.outline;t.left=n(e.col,this.cols),t.top=n(e.row,
this.rows),t.width=n(e.cols,this.cols),t.height=n(e.rows,this.rows)}place(e,n){this.cursor=[L(e,this.rows),L(n,this.cols)]}at({
clientX:e,clientY:n}){let{left:t,top:o,width:s,height:i}=this.canvas.getBoundingClientRect();return[L(Math.floor((n-o)/i*
this.rows),this.rows),L(Math.floor((e-t)/s*this.cols),this.cols)]}dispose(){this.stop()}draw(e,n,t){this.canvas.width!==
n&&(this.canvas.width=n),this.canvas.height!==e&&(this.canvas.height=e),this.paintAgain=()=>{let o=this.canvas.getContext(
"2d");(this.image?.width!==n||this.image.height!==e)&&(this.image=o.createImageData(n,e));let{image:s}=this;t(s.data),o.
putImageData(s,0,0)},this.element.isConnected?this.paintAgain():requestAnimationFrame(()=>this.paintAgain?.())}table(e){
let n=this.tables.get(e);if(n!==void 0)return n;let t=H(this.element,"--cnn-ground"),o=H(this.element,`--cnn-${e}-plus`),
s=e==="input"?o:H(this.element,`--cnn-${e}-minus`),i=Uint32Array.from({length:2*T+1},(a,l)=>{let[c,m]=[l<T?s:o,Math.abs(
l-T)/T],[p,d,h]=t.map((f,w)=>Math.round(f+(c[w]-f)*m));return Ke(p,d,h)});return this.tables.set(e,i),i}listen(){let{element:e,
events:n}=this,t=o=>this.move(...this.at(o));e.addEventListener("pointermove",t),e.addEventListener("pointerdown",t),e.addEventListener(
"pointerleave",o=>{o.pointerType!=="touch"&&n.leave?.()}),e.addEventListener("click",o=>n.pick?.(...this.at(o))),e.addEventListener(
"focus",()=>{e.matches(":focus-visible")&&this.move(...this.cursor)}),e.addEventListener("blur",()=>n.leave?.()),e.addEventListener(
"keydown",o=>{this.pressed(o)&&(o.preventDefault(),o.stopPropagation())})}pressed(e){let[n,t]=this.cursor;if(e.altKey||e.
ctrlKey||e.metaKey)return!1;let o=$n[e.key],s=e.shiftKey?10:1;if(o!==void 0)this.move(L(n+s*o[0],this.rows),L(t+s*o[1],this.
cols));else if(this.events.pick!==void 0&&(e.key==="Enter"||e.key===" "))this.events.pick(n,t);else return this.events.key?.(
e,n,t)??!1;return!0}move(e,n){this.cursor=[L(e,this.rows),L(n,this.cols)],this.events.point?.(...this.cursor)}},L=(r,e)=>Math.
max(0,Math.min(e-1,r)),Ke=(r,e,n)=>(255<<24|n<<16|e<<8|r)>>>0;function kn(r){if(r!==r)return 0;let e=r<0?0:r>255?255:r+.5|
0;return Ke(e,e,e)}var Q=class{element;title=u("p",{class:"cnn-title"});score=u("p",{class:"cnn-score"});grid;top=u("div",{class:"cnn-class\
es","aria-hidden":"true"});side=u("div",{class:"cnn-classes","aria-hidden":"true"});confusionNote=u("p",{class:"cnn-note"});confusion;heat;filterNote=u(
"p",{class:"cnn-note"});filters;frame=null;classes=[];across=8;painted=null;constructor(){this.grid=new V("activation","\
confusion matrix",{point:(n,t)=>this.tell(n,t),leave:()=>this.tell(null,0),pick:(n,t)=>this.tell(n,t)}),this.grid.characters=
3,this.heat=new J("first-layer filters",{point:(n,t)=>this.tellFilter(n,t),leave:()=>this.tellFilter(null,0)});let e=u("\
div",{class:"cnn-confusion"},u("span",{class:"cnn-axis-top"},"taken for"),this.top,u("span",{class:"cnn-axis-side"},"is \
a"),this.side,this.grid.element);this.confusion=u("div",{class:"cnn-matrix","data-part":"confusion"},this.score,u("div",
{class:"cnn-scroll"},e),this.confusionNote),this.filters=u("div",{class:"cnn-matrix","data-part":"filters"},u("p",{class:"\
cnn-score"},"First layer's filters"),this.heat.element,this.filterNote),this.element=u("div",{class:"cnn-moment"},this.title,
u("div",{class:"cnn-matrices"},this.confusion,this.filters))}dispose(){this.heat.dispose()}draw(e,n,t,o,s){let i=e?.frames[n]??
null;if(this.element.hidden=i===null,e===void 0||i===null)return;b(this.title,o),this.confusion.hidden=i.confusion===void 0,
this.filters.hidden=i.filters===void 0;let a=i===this.frame&&t===this.classes;this.frame=i,this.classes=t,i.confusion!==
void 0&&this.fit(i.confusion.length,s),!a&&(i.confusion!==void 0&&this.paintConfusion(i.confusion),i.filters!==void 0&&this.
paintFilters(i.filters),this.tell(null,0),this.tellFilter(null,0))}fit(e,n){let t=n<612?n:(n-32)/2,o=Math.max(22,Math.min(
30,Math.floor((t-46)/e))),{style:s}=this.element;s.getPropertyValue("--cell")!==`${o}px`&&s.setProperty("--cell",`${o}px`)}nameOf(e){
return this.classes[e]??String(e)}paintConfusion(e){let n=e.length;this.grid.resize(n,n);let t=Array.from({length:n},(a,l)=>this.
nameOf(l));for(let a of[this.top,this.side])a.textContent!==t.map(l=>l.slice(0,3)).join("")&&a.replaceChildren(...t.map(
l=>u("span",{},l.slice(0,3))));let o=e.map(a=>Math.max(1,a.reduce((l,c)=>l+c,0)));this.grid.paint((a,l)=>{let c=e[a][l],
m=()=>`${this.nameOf(a)} taken for ${this.nameOf(l)}: ${c}`;return{value:c,strength:c/o[a],flags:`${a===l?"right":""}${c===
0?" nothing":""}`,label:m}});let{right:s,total:i}=se(e);b(this.score,`${s} of ${i} right: ${x(100*s/Math.max(1,i),1)} %`)}tell(e,n){
let t=this.frame?.confusion;if(t===void 0)return;let{worst:o}=se(t),[s,i]=e===null?[o?.truth,o?.taken??0]:[e,n];if(s===void 0)
return b(this.confusionNote,"No mistake at all.");let a=t[s].reduce((p,d)=>p+d,0),l=e===null?"Most frequent mistake: of":
"Of",c=t[s][i],m=s===i?"recognised":`taken for ${this.nameOf(i)}`;b(this.confusionNote,`${l} ${a} that are ${this.nameOf(
s)}, ${c} ${c===1?"was":"were"} ${m}.`)}paintFilters(e){if(e===this.painted)return;this.painted=e;let{shape:[n,t],most:o}=e;
this.across=n>16?8:Math.min(4,n);let{rows:s,cols:i,values:a}=Ce(e,this.across);t===1?this.heat.paint(a,s,i,{hue:"weight",
most:o}):this.heat.paintPicture(a.map(l=>127.5+127.5*l/o),s,i,t),v(this.heat.element,"style",`width: min(100%, ${Math.max(
4,Math.min(14,Math.floor(280/i)))*i}px)`),this.heat.name(`${we(n,"first-layer filter")}`)}tellFilter(e,n){let t=this.frame?.
filters;if(t===void 0)return;let[o,s,i,a]=t.shape,l=e===null?null:Oe(t,this.across,e,n);if(l===null){let p=s===1?"in ful\
l colour; green above 0, purple below":"at full strength; grey is 0";b(this.filterNote,`${o} of ${i}×${a}. The stronges\
t weight, ${x(t.most)}, is ${p}.`);return}let c=ie(t),m=Array.from({length:s},(p,d)=>x(c[((l.filter*s+d)*i+l.row)*a+l.col],
3));b(this.filterNote,`Filter ${l.filter}, row ${l.row}, column ${l.col}: ${m.join(", ")}`)}};var Ve=["loss","accuracy","rate","‖grad‖"],Y=class{constructor(e){this.events=e;let n=Ve.map(o=>u("th",{scope:"col"},
o)),t=u("tr",{},u("th",{scope:"col"},"draw"),u("th",{scope:"col"},"look into"),...n);this.element=u("div",{class:"cnn-sc\
roll"},u("table",{class:"cnn-runs"},this.caption,u("thead",{},t),this.body))}events;element;caption=u("caption",{});body=u(
"tbody",{});group=S("run");names="";rows=[];update(e,n,t,o,s,i){let a=JSON.stringify(e.runs.map(({name:l})=>l));a!==this.
names&&this.build(e.runs),this.names=a,b(this.caption,n),e.runs.forEach((l,c)=>{let{shown:m,chosen:p,cells:d}=this.rows[c];
m.checked=!i.includes(l.name),p.checked=c===t;let h=$=>Z(O(l,$,o)),f=$=>s==="both"?`${h(`train_${$}`)} / ${h(`validation\
_${$}`)}`:h(`${s==="training"?"train":"validation"}_${$}`);[f("loss"),f("accuracy"),h("learning_rate"),h("gradient_norm")].
forEach(($,E)=>b(d[E],$))})}build(e){this.rows=e.map(({name:n},t)=>{let o=u("input",{type:"checkbox","aria-label":`draw ${n}`,
onchange:()=>this.events.show(n,o.checked)}),s=u("input",{type:"radio",name:this.group,value:n,onchange:()=>this.events.
focus(t)}),i=Ve.map(()=>u("td",{})),a=u("td",{},u("label",{class:"cnn-check"},o,Mn(t)));return{element:u("tr",{},a,u("th",
{scope:"row"},u("label",{class:"cnn-check"},s,u("span",{},n))),...i),shown:o,chosen:s,cells:i}}),this.body.replaceChildren(
...this.rows.map(({element:n})=>n))}};function Mn(r){let e=g("g",{class:"cnn-curve","data-look":r},g("path",{d:"M1 6H33"}));
return g("svg",{width:34,height:12,"aria-hidden":"true"},e)}var Z=r=>r===void 0?"–":r===null?"NaN":x(r,3);var An={unit:"moment",length:r=>Math.max(1,R(r).length),index:r=>Math.max(0,F(r)),at:(r,e)=>({frame:e})},le=class{constructor(e){
this.frame=e;let{binding:n}=e;this.curves=new K(t=>this.point(t)),this.table=new Y({focus:t=>n.set({run:t,playing:!1}),show:(t,o)=>{
let s=n.get("hidden");n.set({hidden:o?s.filter(i=>i!==t):[...s,t]})}}),this.showControls=Tn(e),e.stage.append(this.finding,
this.empty,this.curves.element,this.table.element),e.detail.append(this.matrices.element,this.note,this.about)}frame;curves;table;matrices=new Q;empty=u(
"p",{class:"cnn-empty"},"Nothing has been logged yet. The curves begin with the first explorer.log(step=1, train_loss=…)\
.");finding=u("p",{class:"cnn-finding"});note=u("p",{class:"cnn-note"});about=u("p",{class:"cnn-about"});showControls;cursor=null;problems="";width=700;update(){
let{get:e}=this.frame.binding,t=A(e).runs.flatMap(o=>o.problems).join(" ");t!==this.problems&&this.frame.complain(t===""?
null:t),this.problems=t,this.draw()}resize(e){this.width=e,this.draw()}describe(){let{get:e}=this.frame.binding,n=A(e);if(this.
blank(n))return"Nothing has been logged yet.";let t=this.step,o=n.runs.map(s=>{let i=e("split")==="validation"?"validati\
on":"train";return`${s.name}: loss ${Z(O(s,`${i}_loss`,t))}, accuracy ${Z(O(s,`${i}_accuracy`,t))}`});return`${this.place(
n)}. ${o.join("; ")}. ${this.problems}`.trimEnd()}python(){let{get:e}=this.frame.binding,{shipped:n,runs:t}=A(e),[o,s]=[
t[N(e)],F(e)];return Re({shipped:n,split:String(e("split")),shown:o===void 0||s<0?null:[o.name,s]})}dispose(){this.matrices.
dispose()}blank=({runs:e})=>e.every(({numbers:n,frames:t})=>t.length===0&&Object.keys(n).length===0);get step(){let{get:e}=this.
frame.binding;return this.cursor??R(e)[F(e)]?.step??D(A(e))}place({runs:e}){let n=e[N(this.frame.binding.get)];if(n?.unit===
"epoch")return`Epoch ${this.step}`;let t=n===void 0?void 0:We(n,this.step);return`Step ${this.step}${t===void 0?"":`, af\
ter epoch ${t}`}`}draw(){let{get:e}=this.frame.binding,n=A(e),t=this.blank(n);this.showControls(),this.empty.hidden=!t,this.
curves.element.hidden=this.table.element.hidden=t,this.frame.player!==null&&(this.frame.player.element.hidden=R(e).length<
2),t||this.drawCurves(n);let o=n.runs[N(e)],s=o?.frames[F(e)],i=s===void 0?"":s.epoch===void 0?`${o.unit} ${s.step}`:`ep\
och ${s.epoch}`;this.matrices.draw(o,F(e),n.classes,`${o?.name??""}, ${i}, on the digits held out`.replace("on the digit\
s held out",n.shipped?"on 297 digits held out":"").replace(/, $/,""),this.width),this.words(n)}drawCurves(e){let{get:n}=this.
frame.binding,t=n("split"),o=n("hidden");this.curves.draw(e,{split:t,smoothing:Number(n("smoothing")),log:n("log_scale")===
!0,hidden:o,width:this.width}),this.curves.mark(N(n),this.step);let s=t==="both"?" (training / held out)":t==="training"?
" (training)":" (held out)";this.table.update(e,`${this.place(e)}${s}`,N(n),this.step,t,o)}words(e){let{about:n,shipped:t}=e;
this.finding.hidden=!t,b(this.finding,"Same layers, same digits. Which ones fail to learn even the digits they train on?"),
b(this.note,t?"56 plain layers fit their own training digits worse than 20: that is no overfitting, the held-out digits \
agree. With shortcuts, 56 layers train as well as 20. Eight epochs exaggerate the gap; longer training narrows it.":"");
let o=n.recorded===void 0?"":`Recorded ${n.recorded}${n.machine===void 0?"":`, ${n.machine}`}.`,s=["data","networks","tr\
aining","seeds","versions"].flatMap(i=>n[i]===void 0?[]:[`${Sn[i]}: ${n[i]}.`]);b(this.about,[o,...s].join(" "))}point(e){
let{binding:n}=this.frame;if(e===null){this.cursor=null,n.schedule();return}this.cursor=e.step;let t=A(n.get).runs[e.run]?.
frames??[];n.set({run:e.run,...t.length>0&&{frame:Pe(t,e.step)},playing:!1}),n.schedule()}},Sn={data:"Data",networks:"Ne\
tworks",training:"Training",seeds:"Training accuracy over three seeds",versions:"With"};function Tn({binding:r,choices:e,
more:n}){let{get:t}=r,o=fe("Whose loss and accuracy",[["training","training"],["validation","held out"],["both","both"]],
l=>r.set({split:l})),s=ge("smoothing",{min:0,max:.95,step:.05,write:l=>l.toFixed(2)},l=>r.set({smoothing:l})),i=be("log \
loss",l=>r.set({log_scale:l}));e.append(o.element,s.element,i.element);let a=u("p",{class:"cnn-note"});return n.append(a),
()=>{let l=Number(t("smoothing"));o.show(String(t("split"))),s.show(l),i.show(t("log_scale")===!0),b(a,l===0?"Smoothing \
0: loss and gradient norm are drawn as they were logged. With smoothing w each point becomes a mean of itself and those \
before it, the nth before counting wⁿ; what was logged stays behind it, faint.":`Smoothing ${l.toFixed(2)}: each point\
 of loss and gradient norm is a mean of itself and those before it, the nth before counting ${l.toFixed(2)}ⁿ: about the \
last ${Math.round(1/(1-l))} points. It lags behind, and it hides single steps; the faint line is what was logged.`)}}var qo=Se(
{name:"TrainingExplorer",title:"Training explorer",traits:qe,sequence:An,build:r=>new le(r)});export{qo as default};
