function l(n,e={},...t){let r=document.createElement(n);for(let[i,s]of Object.entries(e))typeof s=="function"?r.addEventListener(
i.slice(2),s):s===!0?r.setAttribute(i,""):s!==!1&&s!=null&&r.setAttribute(i,String(s));return r.append(...t.filter(i=>i!=
null&&i!==!1)),r}var He={first:"M4 3v10M13 3.5v9L6 8z",back:"M11.5 3.5v9L5 8z",play:"M5 3v10l8-5z",pause:"M5 3.5v9M11 3.\
5v9",forward:"M4.5 3.5v9L11 8z",reset:"M3.5 8a4.5 4.5 0 1 0 1.6-3.4M5.5 1.8 4.8 4.9l3.1.5",minus:"M4 8h8",plus:"M4 8h8M8\
 4v8"};function L(n){let e="http://www.w3.org/2000/svg",t=document.createElementNS(e,"svg");t.setAttribute("viewBox","0 \
0 16 16"),t.setAttribute("class",`cnn-icon cnn-icon-${n}`),t.setAttribute("aria-hidden","true");let r=document.createElementNS(
e,"path");return r.setAttribute("d",He[n]),t.append(r),t}function b(n,e){n.textContent!==e&&(n.textContent=e)}function y(n,e,t){
n.getAttribute(e)!==t&&(t===null?n.removeAttribute(e):n.setAttribute(e,t))}var Re=0,Fe=Math.random().toString(36).slice(
2,8),k=n=>`cnn-${n}-${Fe}-${++Re}`;function g(n,e,t,r=!1){let i=t===void 0?n:L(t),s={type:"button",class:`cnn-button${r?" cnn-quiet":""}`,onclick:e};return l(
"button",t===void 0?s:{...s,"aria-label":n,title:n},i)}function I(n,e,t){let r=t===void 0?"aria-pressed":"aria-expanded",
i=g(n,()=>e(i.getAttribute(r)!=="true"));return i.setAttribute(r,"false"),t!==void 0&&(t.id||=k("panel"),i.setAttribute(
"aria-controls",t.id)),{element:i,show:s=>i.setAttribute(r,String(s))}}var Oe=(n,e)=>(e.id||=k("field"),l("div",{class:"\
cnn-field"},l("label",{for:e.id},n),e));function se(n,e,t){let r=l("select",{class:"cnn-select",onchange:()=>t(r.value)});
for(let[s,o]of e)r.append(l("option",{value:s},o));let i=s=>{r.value!==s&&(r.value=s)};return{element:Oe(n,r),show:i}}function x(n,e=2){if(!Number.isFinite(n))return Number.isNaN(n)?"nan":n>0?"∞":"−∞";let t=Math.abs(n);if(t<1e-9)return"\
0";let r=n<0?"−":"";return t>=1e15?r+Number(t.toPrecision(3)).toExponential():Number(t.toFixed(e))!==0?r+String(Number(
t.toFixed(e))):t>=1e-4?r+String(Number(t.toPrecision(2))):r+t.toExponential(1).replace(".0e","e").replace(/-(\d)$/,"-0$1")}function oe(n,e){let t=n<0?"−":"",r=Math.abs(n);for(let s of[2,1,0]){if(s<2&&r<.5*10**-s)break;let o=x(n,s);if(o.length<=
e)return o;let a=o.replace(/0\./,".");if(r<1&&a.length<=e)return a}let i=`${t}${Math.round(r/1e3)}k`;return r>=1e3&&i.length<=
e?i:"…"}function A(n){let e=n.trim().replaceAll("−","-").replace(",","."),t=/^([+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?)(?:\/(\d+\.?\d*))?$/i.
exec(e);if(t===null)return null;let r=Number(t[1])/(t[2]===void 0?1:Number(t[2]));return Number.isFinite(r)?r:null}var S=class{constructor(e){this.root=e;this.element=l("div",{class:"cnn-editor",role:"group",hidden:!0},g("One less",()=>this.
nudge(-1),"minus"),this.field,g("One more",()=>this.nudge(1),"plus")),this.field.addEventListener("input",()=>this.read()),
this.element.addEventListener("keydown",t=>this.keydown(t)),this.element.addEventListener("focusout",t=>{this.element.contains(
t.relatedTarget)||this.close(!1)})}root;element;field=l("input",{type:"text",class:"cnn-entry",autocomplete:"off",spellcheck:"\
false"});edit=null;open(e){this.edit?.cell.classList.remove("cnn-editing"),this.edit=e,e.cell.classList.add("cnn-editing"),
this.element.hidden=!1,this.element.setAttribute("aria-label",`Edit ${e.label}`),this.field.setAttribute("aria-label",e.
label),this.place(e.cell),this.field.value=e.typed??x(e.value,6),this.field.focus({preventScroll:!0}),e.typed===void 0?this.
field.select():this.read()}close(e){let{edit:t}=this;t!==null&&(this.edit=null,this.element.hidden=!0,t.cell.classList.remove(
"cnn-editing"),e&&t.cell.focus({preventScroll:!0}))}read(){let e=A(this.field.value);this.field.setAttribute("aria-inval\
id",String(e===null)),e!==null&&this.edit?.write(e)}nudge(e){let t=(A(this.field.value)??0)+e;this.field.value=x(t,6),this.
read()}keydown(e){e.stopPropagation();let{key:t}=e;if(t==="ArrowUp"||t==="ArrowDown")this.nudge(t==="ArrowUp"?1:-1);else if(t===
"Escape"){let{edit:r}=this;r?.cancel!==void 0?r.cancel():r?.write(r.value),this.close(!0)}else if(t==="Enter"&&e.target===
this.field)this.close(!0);else return;e.preventDefault()}place(e){let[t,r]=[this.root.getBoundingClientRect(),e.getBoundingClientRect()],
{offsetWidth:i,offsetHeight:s}=this.element,o=r.left+r.width/2-i/2-t.left,a=Math.max(4,Math.min(t.width-i-4,o)),d=r.bottom-
t.top+6,u=d+s>t.height?r.top-t.top-s-6:d;this.element.style.translate=`${a}px ${u}px`}};function G(n,e){let t=()=>{let i=n.get("_initial");return typeof i=="object"&&i!==null&&Object.keys(i).length>0?i:null},
r=t()===null?Object.fromEntries(e.map(i=>[i,structuredClone(n.get(i))])):{};return()=>t()??r}function le(n,e,t){let r=0,
i=()=>{r||=requestAnimationFrame(()=>{r=0,t()})};for(let s of e)n.on(`change:${s}`,i);return{get:s=>n.get(s),set(s){let o=Object.
entries(s).filter(([a,d])=>!qe(n.get(a),d));for(let[a,d]of o)n.set(a,d);o.length>0&&n.save_changes()},schedule:i,dispose(){
cancelAnimationFrame(r),r=-1;for(let s of e)n.off(`change:${s}`,i)}}}var qe=(n,e)=>n===e||JSON.stringify(n)===JSON.stringify(
e);function ae(n,e){let t,r=d=>n.get(d),i=d=>{for(let[u,h]of Object.entries(d))n.set(u,h);n.save_changes()},s=()=>{clearTimeout(
t),r("playing")===!0&&(t=setTimeout(o,1e3/Math.max(.25,Number(r("speed")))))},o=()=>{let[d,u]=[e.index(r)+1,e.length(r)-
1];i({...d<=u&&e.at(r,d),playing:d<u}),s()},a=["change:playing","change:speed"];for(let d of a)n.on(d,s);return s(),()=>{
clearTimeout(t);for(let d of a)n.off(d,s)}}var Pe=[.25,.5,1,2,4,8].map(n=>[String(n),`${n} / s`]),C=class{constructor(e,t){
this.binding=e;this.sequence=t;this.scrub.setAttribute("aria-label",`Position among the ${t.unit}s`),this.scrub.addEventListener(
"input",()=>this.go(Number(this.scrub.value))),this.playButton=g("Play",()=>this.toggle(),"play"),this.playButton.append(
L("pause")),this.playButton.classList.add("cnn-play"),this.element=l("div",{class:"cnn-player",role:"group","aria-label":"\
Player",id:k("player")},l("div",{class:"cnn-transport"},g(`First ${t.unit}`,()=>this.go(0),"first",!0),g("Step back",()=>this.
step(-1),"back",!0),this.playButton,g("Step forward",()=>this.step(1),"forward",!0)),this.scrub,this.count,this.speed.element),
this.element.addEventListener("keydown",r=>this.keydown(r))}binding;sequence;element;playButton;scrub=l("input",{type:"r\
ange",min:0,step:1,class:"cnn-scrub"});count=l("span",{class:"cnn-count"});speed=se("Speed",Pe,e=>this.binding.set({speed:Number(
e)}));toggle(){let e=this.binding.get("playing")===!0,t=this.sequence.index(this.binding.get)>=this.sequence.length(this.
binding.get)-1;this.binding.set({...!e&&t&&this.sequence.at(this.binding.get,0),playing:!e})}pause(){this.binding.get("p\
laying")===!0&&this.binding.set({playing:!1})}update(){let e=this.binding.get("playing")===!0,[t,r]=[this.sequence.index(
this.binding.get),this.sequence.length(this.binding.get)];y(this.playButton,"aria-label",e?"Pause":"Play"),y(this.playButton,
"title",e?"Pause":"Play"),y(this.playButton,"data-playing",String(e)),y(this.scrub,"max",String(r-1)),this.scrub.valueAsNumber!==
t&&(this.scrub.valueAsNumber=t),y(this.scrub,"aria-valuetext",`${this.sequence.unit} ${t+1} of ${r}`),this.scrub.style.setProperty(
"--done",String(r>1?t/(r-1):1)),b(this.count,`${t+1} / ${r}`),this.speed.show(String(this.binding.get("speed")))}step(e){
this.go(this.sequence.index(this.binding.get)+e)}go(e){let t=this.sequence.length(this.binding.get)-1,r=this.sequence.at(
this.binding.get,Math.max(0,Math.min(t,e)));this.binding.set({...r,playing:!1})}keydown(e){e.key!==" "||e.target!==this.
scrub||(e.preventDefault(),this.toggle())}};var H=class{constructor(e){this.source=e;let t=l("pre",{tabindex:0,role:"group","aria-label":"Python source"},this.code),
r=g("Copy",()=>{this.copy()}),i=l("div",{class:"cnn-python-bar"},l("span",{},"The same in Python"),this.status,r);this.element=
l("div",{class:"cnn-python",hidden:!0},i,t)}source;element;code=l("code",{});status=l("span",{class:"cnn-copied",role:"s\
tatus"});update(){this.element.hidden||(b(this.code,this.source()),b(this.status,""))}async copy(){try{await navigator.clipboard.
writeText(this.source()),b(this.status,"Copied")}catch{getSelection()?.selectAllChildren(this.code),b(this.status,"Selec\
ted: press Ctrl+C to copy")}}};function de(n,e,t){let r=Object.entries(e).find(([i,s])=>t.includes(i)&&(Ie(n(i))||!ue(n(i),s)));if(r!==void 0)throw new RangeError(
`the setting ${r[0]} is not what it should be`)}var Ie=n=>typeof n=="number"&&Math.abs(n)>1e13;function ue(n,e){if(e==null)
return!0;if(typeof e=="number")return Number.isFinite(n);if(Array.isArray(e)){if(!Array.isArray(n)||n.length>20*(e.length+
1))return!1;let t=e.length===0||typeof e[0]=="string";return n.length===0?t:e.length===0||n.every(r=>e.some(i=>ue(r,i)))}
return typeof n==typeof e&&n!==null}var j=n=>n instanceof RangeError&&!/NaN|undefined|null|Invalid/.test(n.message)?`: ${n.
message.replace(/\.$/,"")}`:"";var Ge=["data-theme","data-jp-theme-light","data-vscode-theme-kind","theme","class"];function ce(n){let e=new MutationObserver(
n);for(let r of[document.documentElement,document.body])e.observe(r,{attributeFilter:Ge});let t=matchMedia("(prefers-col\
or-scheme: dark)");return t.addEventListener("change",n),()=>{e.disconnect(),t.removeEventListener("change",n)}}var je=["playing","speed"],Be=350,pe=4;function he(n){let{sequence:e}=n;return{initialize:({model:t})=>e===void 0?()=>{}:
ae(t,e),render({model:t,el:r}){try{return me(n,t,r)}catch(i){return ze(n,t,r,`What was kept of this ${n.title.toLowerCase()}\
 could not be drawn${j(i)}.`)}}}}function ze(n,e,t,r){try{let i=G(e,n.traits)();for(let s of n.traits)s in i&&e.set(s,i[s]);
return e.save_changes(),me(n,e,t,`${r} This is how it began.`)}catch{let i=`${r} Run its cell again, or load the page an\
ew.`;return t.replaceChildren(l("div",{class:"cnn"},l("p",{class:"cnn-problem",role:"alert"},i))),()=>t.replaceChildren()}}
function me(n,e,t,r=null){let i=[...n.traits,...n.sequence===void 0?[]:je],s=G(e,i);de(f=>e.get(f),s(),n.traits.filter(f=>n.
loose?.includes(f)!==!0));let o=l("div",{class:"cnn",role:"group","aria-label":n.title,"data-explorer":n.name}),a=l("div",
{class:"cnn-live",role:"status","aria-live":"polite","aria-atomic":"true"}),d=l("p",{class:"cnn-problem",role:"alert",hidden:!0}),
u=f=>l("div",{class:`cnn-${f}`}),h,m=le(e,i,()=>Le()),c={binding:m,editor:new S(o),player:n.sequence===void 0?null:new C(
m,n.sequence),choices:u("choices"),more:u("more"),stage:u("stage"),detail:u("detail"),complain(f){d.hidden=f===null,b(d,
f??"")}},p;try{p=n.build(c)}catch(f){throw m.dispose(),f}let w=new H(()=>p.python()),N=()=>{p.update(),c.player?.update(),
w.update()},v=null,Le=()=>{clearTimeout(h);try{N()}catch(f){v=`This could not be drawn${j(f)}. Undo the last change, or \
begin again.`,c.complain(v);return}v!==null&&d.textContent===v&&c.complain(null),v=null,h=setTimeout(()=>b(a,p.describe()),
Be)},Se=Ke(c,w,()=>{c.complain(null),p.reset?.(),m.set({...s(),...c.player!==null&&{playing:!1}})});o.append(Se,c.more,d,
c.stage),c.player!==null&&o.append(c.player.element),o.append(c.detail,w.element,a,c.editor.element);let[te,P]=[0,0],ne=f=>{
f<=pe||f===te||(te=f,p.resize(f-pe))},re=new ResizeObserver(()=>{cancelAnimationFrame(P),P=requestAnimationFrame(()=>ne(
o.clientWidth))}),Ce=ce(()=>p.theme?.()),ie=()=>{clearTimeout(h),cancelAnimationFrame(P),re.disconnect(),Ce(),p.dispose?.(),
m.dispose(),o.remove()};t.append(o),De(c);try{ne(o.clientWidth||700),N(),b(a,p.describe())}catch(f){throw ie(),f}return r!==
null&&c.complain(r),o.dataset.ready="true",re.observe(o),ie}function De({stage:n,player:e}){let t=r=>{r.target.closest("\
[role=gridcell]")!==null&&e?.pause()};n.addEventListener("pointermove",t),n.addEventListener("pointerdown",t),n.addEventListener(
"focusin",t)}function Ke(n,e,t){n.more.hidden=!0;let r=I("More",a=>{n.more.hidden=!a,r.show(a),n.binding.schedule()},n.more),
i=I("Python",a=>{e.element.hidden=!a,i.show(a),e.update()},e.element),s=n.more.hasChildNodes()&&r.element,o=l("div",{class:"\
cnn-ends"},s,i.element,g("Reset",t,"reset"));return l("div",{class:"cnn-bar",role:"group","aria-label":"Settings"},n.choices,
o)}function E(n){return Array.isArray(n)?`[${n.map(E).join(", ")}]`:n==null?"None":typeof n=="boolean"?n?"True":"False":typeof n!=
"object"?typeof n=="string"?JSON.stringify(n):String(n):`{${Object.entries(n).map(([e,t])=>`${E(e)}: ${E(t)}`).join(", ")}\
}`}var B=n=>Array.isArray(n);function fe({kind:n,options:e,shape:t},r){if(r===null)return!0;if(n==="choice")return typeof r==
"string"&&e.includes(r);if(n==="number")return typeof r=="number"&&Number.isFinite(r);let i=o=>o===null||typeof o=="numb\
er"&&Number.isFinite(o),s=o=>Array.isArray(o)&&o.length===t[1]&&o.every(i);return n==="grid"&&Array.isArray(r)&&r.length===
t[0]&&r.every(s)}var D=(n,e,t)=>e.map((r,i)=>r.map((s,o)=>{let a=n[i]?.[o]??null;return a!==null&&s!==null&&Math.abs(a-s)<=
t}));function R({guess:n,answer:e,tolerance:t}){return n===null||e===null?null:typeof e=="string"?n===e:B(e)?B(n)&&D(n,e,
t).flat().every(Boolean):typeof n=="number"&&Math.abs(n-e)<=t}function z(n,e){return n===null?"":typeof n=="string"?n:(B(
n)?n.map(r=>r.map(i=>i===null?"·":String(i)).join(" ")).join(" / "):`${n} ${e}`.trim()).replaceAll("-","−")}var be=(n,e)=>typeof n==
"string"?`“${n}”`:z(n,e),K=(n,e)=>`${typeof n=="string"?"The answer":"It"} is ${be(n,e)}`;function ye(n){let{question:e,
guess:t,answer:r,unit:i,looked:s,because:o}=n;if(!s)return`${e} Not answered yet.`;let a=t===null?"You did not know.":`Y\
our answer: ${be(t,i)}.`;if(r===null)return`${e} ${a} The result is not known yet.`;let d=R(n),u=d===null?"":d?": as you\
 said":": not what you expected";return`${e} ${a} ${K(r,i)}${u}.${o===""?"":` ${o}`}`}var ge={options:[],tolerance:0,unit:"",
marks:!1,because:"",id:""};function U(n){let e=`from cnnedu.explorers import Prediction

`;if(n.kind==="progress")return`${e}Prediction.progress()
`;let i=Object.keys(ge).filter(u=>JSON.stringify(n[u])!==JSON.stringify(ge[u])).map(u=>`${u}=${E(n[u])}`);n.kind==="grid"&&
i.unshift(`shape=(${n.shape.join(", ")})`);let s=[E(n.question),...i].map(u=>`    ${u},
`).join(""),o=`${e}prediction = Prediction(
${s})
`;if(!n.looked)return`${o}print(prediction)
`;let a=n.guess===null?"looked = True":`guess = ${E(n.guess)}`,d=n.answer===null?"":`prediction.result = ${E(n.answer)}
`;return`${o}prediction.${a}
${d}print(prediction.right)
`}var ve=n=>({question:n.question,guess:n.guess,looked:n.looked,right:n.looked?R(n):null,mine:z(n.guess,n.unit),truth:n.
looked?z(n.answer,n.unit):""});function $(n){if(n===null)return null;try{let{question:e,guess:t,looked:r,right:i,mine:s,
truth:o}=JSON.parse(n);return typeof e!="string"||typeof s!="string"||typeof o!="string"?null:{question:e,guess:t??null,
looked:r===!0,right:typeof i=="boolean"?i:null,mine:s,truth:o}}catch{return null}}function _(n){let e=n.filter(({looked:i})=>i);
if(e.length===0)return"Nothing answered yet.";let t=e.filter(i=>i.right===!0).length,r=e.filter(({mine:i})=>i==="").length;
return`${e.length} answered, ${t} right${r>0?`, ${r} not known`:""}.`}var we={ArrowUp:[-1,0],ArrowDown:[1,0],ArrowLeft:[0,-1],ArrowRight:[0,1],Home:[0,-1/0],End:[0,1/0],PageUp:[-1/0,0],PageDown:[
1/0,0]},T=class{constructor(e,t,r){this.events=r;this.element=l("div",{class:"cnn-grid",role:"grid","aria-label":t,"data\
-hue":e}),this.element.addEventListener("pointerover",i=>this.at(i,(s,o)=>r.point(s,o))),this.element.addEventListener("\
pointerleave",i=>{i.pointerType!=="touch"&&r.leave()}),this.element.addEventListener("focusin",i=>this.at(i,(s,o)=>this.
focused(s,o))),this.element.addEventListener("focusout",()=>r.leave()),this.element.addEventListener("click",i=>this.at(
i,(s,o,a)=>r.pick(s,o,a))),this.element.addEventListener("keydown",i=>this.keydown(i))}events;element;outline=l("div",{class:"\
cnn-outline",hidden:!0});cells=[];kept=new Map;lines=[];origin=[0,0];characters=3;stop=[NaN,NaN];resize(e,t,r=[0,0]){let[
i,s]=r,[o,a]=this.origin;if(e===this.cells.length&&t===this.cells[0]?.length&&i===o&&s===a)return;let{lines:d}=this,[u,h]=this.
stop;this.setStop(NaN,NaN),this.origin=r,this.cells=Array.from({length:e},(m,c)=>Array.from({length:t},(p,w)=>this.made(
i+c,s+w))),this.lines=this.cells.map((m,c)=>d[c+i-o]??l("div",{role:"row",class:"cnn-row"})),this.lines.forEach((m,c)=>xe(
m,this.cells[c].map(p=>p.element))),xe(this.element,[...this.lines,this.outline]),this.element.style.setProperty("--cnn-\
columns",String(t)),this.setStop(ke(u,i,e)?u:Math.max(i,0),ke(h,s,t)?h:Math.max(s,0))}name(e,t){y(this.element,"aria-lab\
el",e),y(this.element,"data-hue",t)}paint(e){let[t,r]=this.origin;this.cells.forEach((i,s)=>i.forEach((o,a)=>_e(o,e(t+s,
r+a),this.characters)))}box(e){if(this.outline.hidden=e===null,e===null)return;let t={r:e.row-this.origin[0],c:e.col-this.
origin[1],h:e.rows,w:e.cols};for(let[r,i]of Object.entries(t))this.outline.style.setProperty(`--${r}`,String(i))}setStop(e,t){
e===this.stop[0]&&t===this.stop[1]||(this.cell(...this.stop)?.setAttribute("tabindex","-1"),this.cell(e,t)?.setAttribute(
"tabindex","0"),this.stop=[e,t])}focus(e,t){this.cell(e,t)?.focus({preventScroll:!1})}cell(e,t){return this.cells[e-this.
origin[0]]?.[t-this.origin[1]]?.element}made(e,t){let r=`${e} ${t}`,i=this.kept.get(r);return i===void 0&&this.kept.set(
r,i=Ue(e,t)),i}focused(e,t){this.setStop(e,t),this.events.point(e,t)}at(e,t){let r=e.target.closest("[role=gridcell]");r!==
null&&t(Number(r.dataset.row),Number(r.dataset.col),r)}keydown(e){this.at(e,(t,r,i)=>{this.handle(e,t,r,i)&&(e.preventDefault(),
e.stopPropagation())})}handle(e,t,r,i){let{key:s,altKey:o,ctrlKey:a,metaKey:d,shiftKey:u}=e,{nudge:h,pick:m}=this.events,
c=u&&o?.1:1;if(h!==void 0&&o&&(s==="ArrowUp"||s==="ArrowDown"))h(t,r,s==="ArrowUp"?c:-c);else{if(o||d)return!1;if(s in we)
this.move(s,a,t,r);else{if(a)return!1;if(s==="Enter"||s==="F2")m(t,r,i);else if(h!==void 0&&(s==="+"||s==="-"))h(t,r,s===
"+"?1:-1);else if(h!==void 0&&/^[\d.,]$/.test(s))m(t,r,i,s);else return this.events.key?.(e)??!1}}return!0}move(e,t,r,i){
let[s,o]=we[e],a=(m,c,p)=>Math.max(c,Math.min(c+p-1,m)),d=t&&(e==="Home"||e==="End"),[u,h]=[this.cells.length,this.cells[0].
length];this.focus(a(r+(d?o:s),this.origin[0],u),a(i+o,this.origin[1],h))}},Ue=(n,e)=>({element:l("div",{role:"gridcell",
tabindex:-1,"data-row":n,"data-col":e})}),ke=(n,e,t)=>n>=e&&n<e+t;function xe(n,e){let t=new Set(e);for(let r of[...n.children])
t.has(r)||r.remove();e.forEach((r,i)=>{n.children[i]!==r&&n.insertBefore(r,n.children[i]??null)})}function _e(n,e,t){let{
element:r,look:i}=n;if(i!==void 0&&n.characters===t&&Je(e,i))return;let s=e.text??oe(e.value,t);r.textContent!==s&&(r.textContent=
s);let o=e.label(),a=s===""||s==="…"||o.split(/[\s,:]+/).includes(s);y(r,"aria-label",a?o:`${o}, about ${s}`),e.strength!==
i?.strength&&r.style.setProperty("--t",Math.abs(e.strength).toFixed(3));let d=`cnn-cell ${e.flags}${e.strength<0?" cnn-n\
egative":""}`;r.className!==d&&(r.className=d),n.look=e,n.characters=t}var Je=(n,e)=>n.value===e.value&&n.strength===e.strength&&
n.flags===e.flags&&n.text===e.text;function Ee(n,e,t){return n.kind==="choice"?new J(n):n.kind==="grid"?new Y(n,e):new V(n,t)}var J=class{element;radios;labels;constructor({
options:e,question:t}){let r=k("choice");this.radios=e.map(i=>l("input",{type:"radio",name:r,value:i})),this.labels=e.map(
(i,s)=>l("label",{class:"cnn-option"},this.radios[s],l("span",{},i))),this.element=l("div",{class:"cnn-options",role:"ra\
diogroup","aria-label":t},...this.labels),this.element.addEventListener("keydown",i=>i.stopPropagation())}read(){return this.
radios.find(e=>e.checked)?.value??null}show({guess:e,answer:t},r){this.radios.forEach((i,s)=>{i.checked=i.value===e,i.disabled=
!r;let o=r||t===null?null:i.value===t?"true":i.value===e?"wrong":null;y(this.labels[s],"data-truth",o)})}focus(){(this.radios.
find(e=>e.checked)??this.radios[0])?.focus()}lacks(){return this.read()===null?"Choose one first, or say that you don't \
know.":null}},V=class{element;field=l("input",{type:"text",class:"cnn-entry",inputmode:"decimal",autocomplete:"off",spellcheck:"\
false"});constructor({unit:e,question:t},r){this.field.setAttribute("aria-label",`Your answer${e===""?"":` in ${e}`}: ${t}`),
this.field.addEventListener("keydown",i=>{i.stopPropagation(),i.key==="Enter"&&(i.preventDefault(),r())}),this.field.addEventListener(
"input",()=>y(this.field,"aria-invalid",null)),this.element=l("span",{class:"cnn-number-answer"},this.field,e===""?null:
l("span",{},e))}read(){return A(this.field.value)}show({guess:e},t){this.field.disabled=!t,this.field.value=typeof e=="n\
umber"?x(e,9):"",y(this.field,"aria-invalid",null)}focus(){this.field.focus(),this.field.select()}lacks(){if(this.read()!==
null)return null;y(this.field,"aria-invalid","true");let e=this.field.value.trim();return e===""?"Write a number first, \
or say that you don't know.":`“${e}” is no number: write 3, −2, 0.5 or 1/9.`}},Y=class{constructor(e,t){this.frame=
t;this.asked=e;let[r,i]=e.shape;this.grid=new T("activation","your sketch",{point:()=>{},leave:()=>{},pick:(o,a,d,u)=>this.
pick(o,a,d,u),nudge:(o,a,d)=>this.nudge(o,a,d),key:o=>this.key(o)}),this.truth=new T("activation","the result",{point:()=>{},
leave:()=>{},pick:()=>{}});for(let o of[this.grid,this.truth])o.resize(r,i);this.truthBlock=l("div",{class:"cnn-sketch"},
l("span",{class:"cnn-caption"},"the result"),this.truth.element);let s=l("div",{class:"cnn-sketch"},l("span",{class:"cnn\
-caption"},"your sketch"),this.grid.element);this.hint.textContent=e.marks?"Click each cell that you mean, or move with \
the arrow keys and press space.":"Click a cell and type its number, or move with the arrow keys and type.",this.grid.element.
setAttribute("aria-describedby",this.hint.id),this.element=l("div",{class:"cnn-sketches"},s,this.truthBlock,this.hint),this.
clear()}frame;element;grid;truth;truthBlock;hint=l("p",{class:"cnn-hint",id:k("hint")});draft=[];asked;open=!0;clear(){let[
e,t]=this.asked.shape;this.draft=Array.from({length:e},()=>new Array(t).fill(this.asked.marks?0:null))}read(){return this.
lacks()===null?this.draft:null}show(e,t){this.asked=e,this.open=t,Array.isArray(e.guess)?this.draft=e.guess.map(r=>[...r]):
this.clear(),this.paint()}paint(){let{answer:e,marks:t,tolerance:r,looked:i}=this.asked,s=!this.open&&Array.isArray(e)?e:
null,o=Math.max(1e-9,...this.draft.flat().map(u=>Math.abs(u??0)),...s?.flat().map(u=>Math.abs(u))??[]),a=s!==null&&i&&this.
asked.guess!==null?D(this.draft,s,r):null,d=(u,h)=>(m,c)=>{let p=u[m][c],w=p===null?"":t?p===0?"":"✕":x(p),N=t?p?"mark\
ed":"not marked":p===null?"empty":x(p),v=h(m,c);return{value:p??0,strength:(p??0)/o,flags:v?"cnn-off":"",text:w===""&&v?
" ":w,label:()=>`row ${m}, column ${c}: ${N}${v?", not as the result":""}`}};this.grid.paint(d(this.draft,(u,h)=>a!==null&&
!a[u][h])),this.truthBlock.hidden=s===null,this.hint.hidden=!this.open,s!==null&&this.truth.paint(d(s,()=>!1))}set(e,t,r){
this.open&&(this.draft[e][t]=r,this.paint())}pick(e,t,r,i){if(!this.open)return;let s=this.draft[e][t],o=s??0,[a,d]=[`sk\
etch row ${e}, column ${t}`,u=>this.set(e,t,u)];this.asked.marks?d(o===0?1:0):this.frame.editor.open({cell:r,label:a,value:o,
typed:i,write:d,cancel:()=>d(s)})}nudge(e,t,r){let i=(this.draft[e][t]??0)+r;this.set(e,t,this.asked.marks?Math.max(0,Math.
min(1,i)):i)}key(e){let t=e.target,[r,i]=[Number(t.dataset.row),Number(t.dataset.col)];if(e.key==="Delete"||e.key==="Bac\
kspace")this.set(r,i,this.asked.marks?0:null);else if(e.key===" ")this.pick(r,i,t);else return!1;return!0}focus(){this.grid.
focus(0,0)}lacks(){let e=this.draft.flat().filter(r=>r===null).length,t=this.draft.flat().length;return e===t?"Fill in a\
t least one cell first, or say that you don't know.":null}};var X="cnnedu:prediction:",M="cnnedu:predictions",F="cnnedu:predictions-forgotten";function O(){try{let{localStorage:n}=window;
return n.getItem(X),n}catch{return null}}var W=({id:n,question:e})=>X+(n||e),Ae=n=>$(O()?.getItem(W(n))??null);function $e(n){
let e=O(),t=n.guess===null&&!n.looked;try{t?e?.removeItem(W(n)):e?.setItem(W(n),JSON.stringify(ve(n)))}catch{return!1}return window.
dispatchEvent(new CustomEvent(M)),e!==null}function Z(){let n=O();return n===null?null:Me(n).map(t=>$(n.getItem(t))).filter(
t=>t!==null)}function Te(){let n=O();if(n!==null)for(let e of Me(n))n.removeItem(e);window.dispatchEvent(new CustomEvent(
F)),window.dispatchEvent(new CustomEvent(M))}var Me=n=>Array.from({length:n.length},(e,t)=>n.key(t)).filter(e=>e.startsWith(
X)).sort();var Ne=["question","kind","options","answer","tolerance","unit","shape","marks","because","id","guess","looked"],q=n=>Object.
fromEntries(Ne.map(e=>[e,n(e)??null])),Q=class{constructor(e){this.frame=e;this.asked=q(e.binding.get);let t=Ae(this.asked);
this.asked.guess===null&&!this.asked.looked&&t!==null&&fe(this.asked,t.guess)&&e.binding.set({guess:t.guess,looked:t.looked}),
this.asked=q(e.binding.get),this.kept=this.mark();let i=l("div",{class:"cnn-actions"},this.compare,this.unsure,this.again);
e.choices.append(this.question),e.stage.append(l("div",{class:"cnn-ask"},this.room,i),this.verdict,this.storage),window.
addEventListener(F,this.forget)}frame;question=l("p",{class:"cnn-question"});room=l("div",{class:"cnn-room"});compare=g(
"Compare",()=>this.submit());unsure=g("I don't know",()=>this.look(null));again=g("Change my mind",()=>this.reopen());verdict=l(
"div",{class:"cnn-verdict","data-part":"verdict"});storage=l("p",{class:"cnn-storage",hidden:!0});field=null;asked;last="";built="";kept;forget=()=>this.
frame.binding.set({guess:null,looked:!1});mark(){let{guess:e,looked:t,answer:r}=this.asked;return JSON.stringify([e,t,e===
null&&!t?null:r])}update(){this.asked=q(this.frame.binding.get);let e=JSON.stringify(this.asked);if(e===this.last)return;
this.last=e;let{asked:t}=this;b(this.question,t.question);let r=JSON.stringify([t.kind,t.options,t.shape,t.unit,t.marks]);
r!==this.built&&(this.built=r,this.field=Ee(t,this.frame,()=>this.submit()),this.room.replaceChildren(this.field.element)),
this.field.show(t,!t.looked);for(let i of[this.compare,this.unsure])i.hidden=t.looked;if(this.again.hidden=!t.looked,this.
frame.complain(null),this.say(),this.mark()!==this.kept){this.kept=this.mark();let i=$e(t);this.storage.hidden=i||t.guess===
null&&!t.looked,b(this.storage,"This browser keeps nothing for this page: the answer lasts until the page is closed.")}}say(){
let{asked:e}=this,t=R(e),r=e.looked?e.answer===null?"waiting":t===null?"unknown":t?"right":"wrong":"open",i=this.room.closest(
"[data-explorer]");if(i!==null&&(i.dataset.state=r),this.verdict.dataset.state=r,this.verdict.hidden=r==="open",r==="ope\
n")return;let s={waiting:"Noted.",unknown:"Now you know.",right:"As you said.",wrong:"Not what you expected."}[r],o={waiting:"\
…",unknown:"•",right:"✓",wrong:"✕"}[r],a=e.kind==="grid"?"":`${K(e.answer,e.unit)}.`,d=r==="waiting"?"The result\
 comes when it has been computed.":a;this.verdict.replaceChildren(l("span",{class:"cnn-sign","aria-hidden":"true"},o),l(
"p",{},l("b",{},s),d===""?"":` ${d}`,r==="waiting"||e.because===""?"":` ${e.because}`))}submit(){if(this.asked.looked)return;
let e=this.field.lacks();this.frame.complain(e),e===null?this.look(this.field.read()):this.field.focus()}look(e){this.frame.
binding.set({guess:e,looked:!0}),this.refocus(()=>this.again.focus())}reopen(){this.frame.binding.set({looked:!1}),this.
refocus(()=>this.field?.focus())}refocus(e){this.update(),e()}resize(e){let t=Math.min(34,Math.floor((e-24)/this.asked.shape[1]));
this.room.style.setProperty("--cell",`${t}px`)}describe(){return ye(this.asked)}python(){return U(this.asked)}dispose(){
window.removeEventListener(F,this.forget)}},ee=class{constructor(e){this.frame=e;let t=g("Keep",()=>this.ask(!1)),r=g("F\
orget",()=>{this.forgotten=!0,Te(),this.ask(!1)});this.sure.append(l("span",{},"Forget every answer?"),r,t),e.choices.append(
this.summary),e.stage.append(this.list,l("div",{class:"cnn-actions"},this.forget,this.sure),this.note),window.addEventListener(
M,this.changed),window.addEventListener("storage",this.changed)}frame;summary=l("p",{class:"cnn-question"});list=l("ol",
{class:"cnn-progress-list","data-part":"progress"});forget=g("Forget all…",()=>this.ask(!0));sure=l("span",{class:"cnn\
-actions",hidden:!0});note=l("p",{class:"cnn-storage"});forgotten=!1;changed=()=>this.frame.binding.schedule();entries(){
let e=(Z()??[]).filter(({looked:s})=>s),t=this.frame.binding.get("notebook"),r=Array.isArray(t)&&!this.forgotten?t.map(s=>$(
JSON.stringify(s))):[],i=new Set(e.map(({question:s})=>s));return[...e,...r.filter(s=>s!==null).filter(({question:s})=>!i.
has(s))]}ask(e){this.sure.hidden=!e,this.forget.hidden=e;let[t]=this.sure.querySelectorAll("button");(e?t:this.forget)?.
focus(),this.frame.binding.schedule()}update(){let e=this.entries();b(this.summary,`Your predictions: ${_(e)}`);let t=e.
map(({question:s,right:o,mine:a,truth:d})=>{let[u,h]=o===null?[a===""?"•":"…",a===""?"not known":"open"]:o?["✓","r\
ight"]:["✕","not right"],m=`${a===""?"You did not know.":`You said: ${a}.`}${d===""?"":` Result: ${d}.`}`;return l("li",
{"data-right":String(o)},l("span",{class:"cnn-sign",role:"img","aria-label":h},u),l("span",{},s," ",l("span",{class:"cnn\
-muted"},m)))});this.list.replaceChildren(...t),this.list.hidden=t.length===0,t.length===0&&(this.sure.hidden=!0),this.forget.
hidden=t.length===0||!this.sure.hidden;let r=Z()!==null;b(this.note,r?"Kept in this browser only; nothing is sent anywhe\
re.":"This browser keeps nothing for this page.");let i=this.list.closest("[data-explorer]");i!==null&&(i.dataset.state=
"progress")}resize(){}describe(){return`Your predictions: ${_(this.entries())}`}python(){return U(q(this.frame.binding.get))}dispose(){
window.removeEventListener(M,this.changed),window.removeEventListener("storage",this.changed)}},zt=he({name:"Prediction",
title:"Prediction",traits:[...Ne,"notebook"],loose:["answer","guess"],build:n=>n.binding.get("kind")==="progress"?new ee(
n):new Q(n)});export{zt as default};
