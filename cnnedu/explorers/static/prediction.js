function l(n,e={},...t){let i=document.createElement(n);for(let[r,s]of Object.entries(e))typeof s=="function"?i.addEventListener(
r.slice(2),s):s===!0?i.setAttribute(r,""):s!==!1&&s!=null&&i.setAttribute(r,String(s));return i.append(...t.filter(r=>r!=
null&&r!==!1)),i}var ke={first:"M4 3v10M13 3.5v9L6 8z",back:"M11.5 3.5v9L5 8z",play:"M5 3v10l8-5z",pause:"M5 3.5v9M11 3.\
5v9",forward:"M4.5 3.5v9L11 8z",reset:"M3.5 8a4.5 4.5 0 1 0 1.6-3.4M5.5 1.8 4.8 4.9l3.1.5",minus:"M4 8h8",plus:"M4 8h8M8\
 4v8"};function N(n){let e="http://www.w3.org/2000/svg",t=document.createElementNS(e,"svg");t.setAttribute("viewBox","0 \
0 16 16"),t.setAttribute("class",`cnn-icon cnn-icon-${n}`),t.setAttribute("aria-hidden","true");let i=document.createElementNS(
e,"path");return i.setAttribute("d",ke[n]),t.append(i),t}function f(n,e){n.textContent!==e&&(n.textContent=e)}function b(n,e,t){
n.getAttribute(e)!==t&&(t===null?n.removeAttribute(e):n.setAttribute(e,t))}var xe=0,Ee=Math.random().toString(36).slice(
2,8),k=n=>`cnn-${n}-${Ee}-${++xe}`;function g(n,e,t,i=!1){let r=t===void 0?n:N(t),s={type:"button",class:`cnn-button${i?" cnn-quiet":""}`,onclick:e};return l(
"button",t===void 0?s:{...s,"aria-label":n,title:n},r)}function I(n,e,t){let i=t===void 0?"aria-pressed":"aria-expanded",
r=g(n,()=>e(r.getAttribute(i)!=="true"));return r.setAttribute(i,"false"),t!==void 0&&(t.id||=k("panel"),r.setAttribute(
"aria-controls",t.id)),{element:r,show:s=>r.setAttribute(i,String(s))}}var Ae=(n,e)=>(e.id||=k("field"),l("div",{class:"\
cnn-field"},l("label",{for:e.id},n),e));function Z(n,e,t){let i=l("select",{class:"cnn-select",onchange:()=>t(i.value)});
for(let[s,o]of e)i.append(l("option",{value:s},o));let r=s=>{i.value!==s&&(i.value=s)};return{element:Ae(n,i),show:r}}function v(n,e=2){if(!Number.isFinite(n))return Number.isNaN(n)?"nan":n>0?"∞":"−∞";let t=Math.abs(n);if(t<1e-9)return"\
0";let i=n<0?"−":"";return Number(t.toFixed(e))!==0?i+String(Number(t.toFixed(e))):t>=1e-4?i+String(Number(t.toPrecision(
2))):i+t.toExponential(1).replace(".0e","e").replace(/-(\d)$/,"-0$1")}function Q(n,e){let t=n<0?"−":"",i=Math.abs(n);for(let s of[2,1,0]){if(s<2&&i<.5*10**-s)break;let o=v(n,s);if(o.length<=
e)return o;let a=o.replace(/0\./,".");if(i<1&&a.length<=e)return a}let r=`${t}${Math.round(i/1e3)}k`;return i>=1e3&&r.length<=
e?r:"…"}function A(n){let e=n.trim().replaceAll("−","-").replace(",","."),t=/^([+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?)(?:\/(\d+\.?\d*))?$/i.
exec(e);if(t===null)return null;let i=Number(t[1])/(t[2]===void 0?1:Number(t[2]));return Number.isFinite(i)?i:null}var S=class{constructor(e){this.root=e;this.element=l("div",{class:"cnn-editor",role:"group",hidden:!0},g("One less",()=>this.
nudge(-1),"minus"),this.field,g("One more",()=>this.nudge(1),"plus")),this.field.addEventListener("input",()=>this.read()),
this.element.addEventListener("keydown",t=>this.keydown(t)),this.element.addEventListener("focusout",t=>{this.element.contains(
t.relatedTarget)||this.close(!1)})}root;element;field=l("input",{type:"text",class:"cnn-entry",autocomplete:"off",spellcheck:"\
false"});edit=null;open(e){this.edit?.cell.classList.remove("cnn-editing"),this.edit=e,e.cell.classList.add("cnn-editing"),
this.element.hidden=!1,this.element.setAttribute("aria-label",`Edit ${e.label}`),this.field.setAttribute("aria-label",e.
label),this.place(e.cell),this.field.value=e.typed??v(e.value,6),this.field.focus({preventScroll:!0}),e.typed===void 0?this.
field.select():this.read()}close(e){let{edit:t}=this;t!==null&&(this.edit=null,this.element.hidden=!0,t.cell.classList.remove(
"cnn-editing"),e&&t.cell.focus({preventScroll:!0}))}read(){let e=A(this.field.value);this.field.setAttribute("aria-inval\
id",String(e===null)),e!==null&&this.edit?.write(e)}nudge(e){let t=(A(this.field.value)??0)+e;this.field.value=v(t,6),this.
read()}keydown(e){e.stopPropagation();let{key:t}=e;if(t==="ArrowUp"||t==="ArrowDown")this.nudge(t==="ArrowUp"?1:-1);else if(t===
"Escape")this.edit?.write(this.edit.value),this.close(!0);else if(t==="Enter"&&e.target===this.field)this.close(!0);else
return;e.preventDefault()}place(e){let[t,i]=[this.root.getBoundingClientRect(),e.getBoundingClientRect()],{offsetWidth:r,
offsetHeight:s}=this.element,o=i.left+i.width/2-r/2-t.left,a=Math.max(4,Math.min(t.width-r-4,o)),d=i.bottom-t.top+6,u=d+
s>t.height?i.top-t.top-s-6:d;this.element.style.translate=`${a}px ${u}px`}};function ee(n,e){let t=n.get("_initial"),i=()=>Object.fromEntries(e.map(r=>[r,structuredClone(n.get(r))]));return t!=null&&
Object.keys(t).length>0?t:i()}function te(n,e,t){let i=0,r=()=>{i||=requestAnimationFrame(()=>{i=0,t()})};for(let s of e)
n.on(`change:${s}`,r);return{get:s=>n.get(s),set(s){let o=Object.entries(s).filter(([a,d])=>!$e(n.get(a),d));for(let[a,d]of o)
n.set(a,d);o.length>0&&n.save_changes()},schedule:r,dispose(){cancelAnimationFrame(i);for(let s of e)n.off(`change:${s}`,
r)}}}var $e=(n,e)=>n===e||JSON.stringify(n)===JSON.stringify(e);function ne(n,e){let t,i=d=>n.get(d),r=d=>{for(let[u,p]of Object.entries(d))n.set(u,p);n.save_changes()},s=()=>{clearTimeout(
t),i("playing")===!0&&(t=setTimeout(o,1e3/Math.max(.25,Number(i("speed")))))},o=()=>{let[d,u]=[e.index(i)+1,e.length(i)-
1];r({...d<=u&&e.at(i,d),playing:d<u}),s()},a=["change:playing","change:speed"];for(let d of a)n.on(d,s);return s(),()=>{
clearTimeout(t);for(let d of a)n.off(d,s)}}var Te=[.25,.5,1,2,4,8].map(n=>[String(n),`${n} / s`]),H=class{constructor(e,t){
this.binding=e;this.sequence=t;this.scrub.setAttribute("aria-label",`Position among the ${t.unit}s`),this.scrub.addEventListener(
"input",()=>this.go(Number(this.scrub.value))),this.playButton=g("Play",()=>this.toggle(),"play"),this.playButton.append(
N("pause")),this.playButton.classList.add("cnn-play"),this.element=l("div",{class:"cnn-player",role:"group","aria-label":"\
Player",id:k("player")},l("div",{class:"cnn-transport"},g(`First ${t.unit}`,()=>this.go(0),"first",!0),g("Step back",()=>this.
step(-1),"back",!0),this.playButton,g("Step forward",()=>this.step(1),"forward",!0)),this.scrub,this.count,this.speed.element),
this.element.addEventListener("keydown",i=>this.keydown(i))}binding;sequence;element;playButton;scrub=l("input",{type:"r\
ange",min:0,step:1,class:"cnn-scrub"});count=l("span",{class:"cnn-count"});speed=Z("Speed",Te,e=>this.binding.set({speed:Number(
e)}));toggle(){let e=this.binding.get("playing")===!0,t=this.sequence.index(this.binding.get)>=this.sequence.length(this.
binding.get)-1;this.binding.set({...!e&&t&&this.sequence.at(this.binding.get,0),playing:!e})}pause(){this.binding.get("p\
laying")===!0&&this.binding.set({playing:!1})}update(){let e=this.binding.get("playing")===!0,[t,i]=[this.sequence.index(
this.binding.get),this.sequence.length(this.binding.get)];b(this.playButton,"aria-label",e?"Pause":"Play"),b(this.playButton,
"title",e?"Pause":"Play"),b(this.playButton,"data-playing",String(e)),b(this.scrub,"max",String(i-1)),this.scrub.valueAsNumber!==
t&&(this.scrub.valueAsNumber=t),b(this.scrub,"aria-valuetext",`${this.sequence.unit} ${t+1} of ${i}`),this.scrub.style.setProperty(
"--done",String(i>1?t/(i-1):1)),f(this.count,`${t+1} / ${i}`),this.speed.show(String(this.binding.get("speed")))}step(e){
this.go(this.sequence.index(this.binding.get)+e)}go(e){let t=this.sequence.length(this.binding.get)-1,i=this.sequence.at(
this.binding.get,Math.max(0,Math.min(t,e)));this.binding.set({...i,playing:!1})}keydown(e){e.key!==" "||e.target!==this.
scrub||(e.preventDefault(),this.toggle())}};var C=class{constructor(e){this.source=e;let t=l("pre",{tabindex:0,role:"group","aria-label":"Python source"},this.code),
i=g("Copy",()=>{this.copy()}),r=l("div",{class:"cnn-python-bar"},l("span",{},"The same in Python"),this.status,i);this.element=
l("div",{class:"cnn-python",hidden:!0},r,t)}source;element;code=l("code",{});status=l("span",{class:"cnn-copied",role:"s\
tatus"});update(){this.element.hidden||(f(this.code,this.source()),f(this.status,""))}async copy(){try{await navigator.clipboard.
writeText(this.source()),f(this.status,"Copied")}catch{getSelection()?.selectAllChildren(this.code),f(this.status,"Selec\
ted: press Ctrl+C to copy")}}};var Me=["data-theme","data-jp-theme-light","data-vscode-theme-kind","theme","class"];function ie(n){let e=new MutationObserver(
n);for(let i of[document.documentElement,document.body])e.observe(i,{attributeFilter:Me});let t=matchMedia("(prefers-col\
or-scheme: dark)");return t.addEventListener("change",n),()=>{e.disconnect(),t.removeEventListener("change",n)}}var Le=["playing","speed"],Ne=350,re=4;function se(n){let{sequence:e}=n;return{initialize:({model:t})=>e===void 0?()=>{}:
ne(t,e),render({model:t,el:i}){try{return Se(n,t,i)}catch(r){let s=`${n.name} could not be drawn: ${r instanceof Error?r.
message:String(r)}`;return i.replaceChildren(l("div",{class:"cnn"},l("p",{class:"cnn-problem",role:"alert"},s))),()=>i.replaceChildren()}}}}
function Se(n,e,t){let i=[...n.traits,...n.sequence===void 0?[]:Le],r=ee(e,i),s=l("div",{class:"cnn",role:"group","aria-\
label":n.title,"data-explorer":n.name}),o=l("div",{class:"cnn-live",role:"status","aria-live":"polite","aria-atomic":"tr\
ue"}),a=l("p",{class:"cnn-problem",role:"alert",hidden:!0}),d=L=>l("div",{class:`cnn-${L}`}),u,p=te(e,i,()=>y()),c={binding:p,
editor:new S(s),player:n.sequence===void 0?null:new H(p,n.sequence),choices:d("choices"),more:d("more"),stage:d("stage"),
detail:d("detail"),complain(L){a.hidden=L===null,f(a,L??"")}},h=n.build(c),m=new C(()=>h.python()),y=()=>{h.update(),c.player?.
update(),m.update(),clearTimeout(u),u=setTimeout(()=>f(o,h.describe()),Ne)},x=Ce(c,m,()=>{c.complain(null),h.reset?.(),p.
set({...r,...c.player!==null&&{playing:!1}})});s.append(x,c.more,a,c.stage),c.player!==null&&s.append(c.player.element),
s.append(c.detail,m.element,o,c.editor.element);let E=new ResizeObserver(()=>h.resize(s.clientWidth-re)),we=ie(()=>h.theme?.());
return t.append(s),He(c),h.resize((s.clientWidth||700)-re),y(),f(o,h.describe()),s.dataset.ready="true",E.observe(s),()=>{
clearTimeout(u),E.disconnect(),we(),h.dispose(),p.dispose(),s.remove()}}function He({stage:n,player:e}){let t=i=>{i.target.
closest("[role=gridcell]")!==null&&e?.pause()};n.addEventListener("pointermove",t),n.addEventListener("pointerdown",t),n.
addEventListener("focusin",t)}function Ce(n,e,t){n.more.hidden=!0;let i=I("More",a=>{n.more.hidden=!a,i.show(a),n.binding.
schedule()},n.more),r=I("Python",a=>{e.element.hidden=!a,r.show(a),e.update()},e.element),s=n.more.hasChildNodes()&&i.element,
o=l("div",{class:"cnn-ends"},s,r.element,g("Reset",t,"reset"));return l("div",{class:"cnn-bar",role:"group","aria-label":"\
Settings"},n.choices,o)}function w(n){return Array.isArray(n)?`[${n.map(w).join(", ")}]`:n==null?"None":typeof n=="boolean"?n?"True":"False":typeof n!=
"object"?typeof n=="string"?JSON.stringify(n):String(n):`{${Object.entries(n).map(([e,t])=>`${w(e)}: ${w(t)}`).join(", ")}\
}`}var P=n=>Array.isArray(n);function le({kind:n,options:e,shape:t},i){if(i===null)return!0;if(n==="choice")return typeof i==
"string"&&e.includes(i);if(n==="number")return typeof i=="number"&&Number.isFinite(i);let r=o=>o===null||typeof o=="numb\
er"&&Number.isFinite(o),s=o=>Array.isArray(o)&&o.length===t[1]&&o.every(r);return n==="grid"&&Array.isArray(i)&&i.length===
t[0]&&i.every(s)}var B=(n,e,t)=>e.map((i,r)=>i.map((s,o)=>{let a=n[r]?.[o]??null;return a!==null&&s!==null&&Math.abs(a-s)<=
t}));function R({guess:n,answer:e,tolerance:t}){return n===null||e===null?null:typeof e=="string"?n===e:P(e)?P(n)&&B(n,e,
t).flat().every(Boolean):typeof n=="number"&&Math.abs(n-e)<=t}function G(n,e){return n===null?"":typeof n=="string"?n:(P(
n)?n.map(i=>i.map(r=>r===null?"·":String(r)).join(" ")).join(" / "):`${n} ${e}`.trim()).replaceAll("-","−")}var ae=(n,e)=>typeof n==
"string"?`“${n}”`:G(n,e),j=(n,e)=>`${typeof n=="string"?"The answer":"It"} is ${ae(n,e)}`;function de(n){let{question:e,
guess:t,answer:i,unit:r,looked:s,because:o}=n;if(!s)return`${e} Not answered yet.`;let a=t===null?"You did not know.":`Y\
our answer: ${ae(t,r)}.`;if(i===null)return`${e} ${a} The result is not known yet.`;let d=R(n),u=d===null?"":d?": as you\
 said":": not what you expected";return`${e} ${a} ${j(i,r)}${u}.${o===""?"":` ${o}`}`}var oe={options:[],tolerance:0,unit:"",
marks:!1,because:"",id:""};function z(n){let e=`from cnnedu.explorers import Prediction

`;if(n.kind==="progress")return`${e}Prediction.progress()
`;let r=Object.keys(oe).filter(u=>JSON.stringify(n[u])!==JSON.stringify(oe[u])).map(u=>`${u}=${w(n[u])}`);n.kind==="grid"&&
r.unshift(`shape=(${n.shape.join(", ")})`);let s=[w(n.question),...r].map(u=>`    ${u},
`).join(""),o=`${e}prediction = Prediction(
${s})
`;if(!n.looked)return`${o}print(prediction)
`;let a=n.guess===null?"looked = True":`guess = ${w(n.guess)}`,d=n.answer===null?"":`prediction.result = ${w(n.answer)}
`;return`${o}prediction.${a}
${d}print(prediction.right)
`}var ue=n=>({question:n.question,guess:n.guess,looked:n.looked,right:n.looked?R(n):null,mine:G(n.guess,n.unit),truth:n.
looked?G(n.answer,n.unit):""});function $(n){if(n===null)return null;try{let{question:e,guess:t,looked:i,right:r,mine:s,
truth:o}=JSON.parse(n);return typeof e!="string"||typeof s!="string"||typeof o!="string"?null:{question:e,guess:t??null,
looked:i===!0,right:typeof r=="boolean"?r:null,mine:s,truth:o}}catch{return null}}function D(n){let e=n.filter(({looked:r})=>r);
if(e.length===0)return"Nothing answered yet.";let t=e.filter(r=>r.right===!0).length,i=e.filter(({mine:r})=>r==="").length;
return`${e.length} answered, ${t} right${i>0?`, ${i} not known`:""}.`}var ce={ArrowUp:[-1,0],ArrowDown:[1,0],ArrowLeft:[0,-1],ArrowRight:[0,1],Home:[0,-1/0],End:[0,1/0],PageUp:[-1/0,0],PageDown:[
1/0,0]},T=class{constructor(e,t,i){this.events=i;this.element=l("div",{class:"cnn-grid",role:"grid","aria-label":t,"data\
-hue":e}),this.element.addEventListener("pointerover",r=>this.at(r,(s,o)=>i.point(s,o))),this.element.addEventListener("\
pointerleave",r=>{r.pointerType!=="touch"&&i.leave()}),this.element.addEventListener("focusin",r=>this.at(r,(s,o)=>this.
focused(s,o))),this.element.addEventListener("focusout",()=>i.leave()),this.element.addEventListener("click",r=>this.at(
r,(s,o,a)=>i.pick(s,o,a))),this.element.addEventListener("keydown",r=>this.keydown(r))}events;element;outline=l("div",{class:"\
cnn-outline",hidden:!0});cells=[];lines=[];origin=[0,0];characters=3;stop=[NaN,NaN];resize(e,t,i=[0,0]){let[r,s]=i,[o,a]=this.
origin;if(e===this.cells.length&&t===this.cells[0]?.length&&r===o&&s===a)return;let[d,u]=[this.cells,this.lines];this.origin=
i,this.cells=Array.from({length:e},(h,m)=>Array.from({length:t},(y,x)=>d[m+r-o]?.[x+s-a]??Re(r+m,s+x))),this.lines=this.
cells.map((h,m)=>u[m+r-o]??l("div",{role:"row",class:"cnn-row"})),this.lines.forEach((h,m)=>he(h,this.cells[m].map(y=>y.
element))),he(this.element,[...this.lines,this.outline]),this.element.style.setProperty("--cols",String(t));let[p,c]=this.
stop;this.setStop(pe(p,r,e)?p:Math.max(r,0),pe(c,s,t)?c:Math.max(s,0))}name(e,t){b(this.element,"aria-label",e),b(this.element,
"data-hue",t)}paint(e){let[t,i]=this.origin;this.cells.forEach((r,s)=>r.forEach((o,a)=>Fe(o,e(t+s,i+a),this.characters)))}box(e){
if(this.outline.hidden=e===null,e===null)return;let t={r:e.row-this.origin[0],c:e.col-this.origin[1],h:e.rows,w:e.cols};
for(let[i,r]of Object.entries(t))this.outline.style.setProperty(`--${i}`,String(r))}setStop(e,t){e===this.stop[0]&&t===this.
stop[1]||(this.cell(...this.stop)?.setAttribute("tabindex","-1"),this.cell(e,t)?.setAttribute("tabindex","0"),this.stop=
[e,t])}focus(e,t){this.cell(e,t)?.focus({preventScroll:!1})}cell(e,t){return this.cells[e-this.origin[0]]?.[t-this.origin[1]]?.
element}focused(e,t){this.setStop(e,t),this.events.point(e,t)}at(e,t){let i=e.target.closest("[role=gridcell]");i!==null&&
t(Number(i.dataset.row),Number(i.dataset.col),i)}keydown(e){this.at(e,(t,i,r)=>{this.handle(e,t,i,r)&&(e.preventDefault(),
e.stopPropagation())})}handle(e,t,i,r){let{key:s,altKey:o,ctrlKey:a,metaKey:d,shiftKey:u}=e,{nudge:p,pick:c}=this.events,
h=u&&o?.1:1;if(p!==void 0&&o&&(s==="ArrowUp"||s==="ArrowDown"))p(t,i,s==="ArrowUp"?h:-h);else{if(o||d)return!1;if(s in ce)
this.move(s,a,t,i);else{if(a)return!1;if(s==="Enter"||s==="F2")c(t,i,r);else if(p!==void 0&&(s==="+"||s==="-"))p(t,i,s===
"+"?1:-1);else if(p!==void 0&&/^[\d.,]$/.test(s))c(t,i,r,s);else return this.events.key?.(e)??!1}}return!0}move(e,t,i,r){
let[s,o]=ce[e],a=(c,h,m)=>Math.max(h,Math.min(h+m-1,c)),d=t&&(e==="Home"||e==="End"),[u,p]=[this.cells.length,this.cells[0].
length];this.focus(a(i+(d?o:s),this.origin[0],u),a(r+o,this.origin[1],p))}},Re=(n,e)=>({element:l("div",{role:"gridcell",
tabindex:-1,"data-row":n,"data-col":e})}),pe=(n,e,t)=>n>=e&&n<e+t;function he(n,e){let t=new Set(e);for(let i of[...n.children])
t.has(i)||i.remove();e.forEach((i,r)=>{n.children[r]!==i&&n.insertBefore(i,n.children[r]??null)})}function Fe(n,e,t){let{
element:i,look:r}=n;if(r!==void 0&&n.characters===t&&qe(e,r))return;let s=e.text??Q(e.value,t);i.textContent!==s&&(i.textContent=
s);let o=e.label(),a=s===""||s==="…"||o.split(/[\s,:]+/).includes(s);b(i,"aria-label",a?o:`${o}, about ${s}`),e.strength!==
r?.strength&&i.style.setProperty("--t",Math.abs(e.strength).toFixed(3));let d=`cnn-cell ${e.flags}${e.strength<0?" cnn-n\
egative":""}`;i.className!==d&&(i.className=d),n.look=e,n.characters=t}var qe=(n,e)=>n.value===e.value&&n.strength===e.strength&&
n.flags===e.flags&&n.text===e.text;function me(n,e,t){return n.kind==="choice"?new K(n):n.kind==="grid"?new _(n,e):new U(n,t)}var K=class{element;radios;labels;constructor({
options:e,question:t}){let i=k("choice");this.radios=e.map(r=>l("input",{type:"radio",name:i,value:r})),this.labels=e.map(
(r,s)=>l("label",{class:"cnn-option"},this.radios[s],l("span",{},r))),this.element=l("div",{class:"cnn-options",role:"ra\
diogroup","aria-label":t},...this.labels),this.element.addEventListener("keydown",r=>r.stopPropagation())}read(){return this.
radios.find(e=>e.checked)?.value??null}show({guess:e,answer:t},i){this.radios.forEach((r,s)=>{r.checked=r.value===e,r.disabled=
!i;let o=i||t===null?null:r.value===t?"true":r.value===e?"wrong":null;b(this.labels[s],"data-truth",o)})}focus(){(this.radios.
find(e=>e.checked)??this.radios[0])?.focus()}lacks(){return this.read()===null?"Choose one first, or say that you don't \
know.":null}},U=class{element;field=l("input",{type:"text",class:"cnn-entry",inputmode:"decimal",autocomplete:"off",spellcheck:"\
false"});constructor({unit:e,question:t},i){this.field.setAttribute("aria-label",`Your answer${e===""?"":` in ${e}`}: ${t}`),
this.field.addEventListener("keydown",r=>{r.stopPropagation(),r.key==="Enter"&&(r.preventDefault(),i())}),this.field.addEventListener(
"input",()=>b(this.field,"aria-invalid",null)),this.element=l("span",{class:"cnn-number-answer"},this.field,e===""?null:
l("span",{},e))}read(){return A(this.field.value)}show({guess:e},t){this.field.disabled=!t,this.field.value=typeof e=="n\
umber"?v(e,9):"",b(this.field,"aria-invalid",null)}focus(){this.field.focus(),this.field.select()}lacks(){if(this.read()!==
null)return null;b(this.field,"aria-invalid","true");let e=this.field.value.trim();return e===""?"Write a number first, \
or say that you don't know.":`“${e}” is no number: write 3, −2, 0.5 or 1/9.`}},_=class{constructor(e,t){this.frame=
t;this.asked=e;let[i,r]=e.shape;this.grid=new T("activation","your sketch",{point:()=>{},leave:()=>{},pick:(o,a,d,u)=>this.
pick(o,a,d,u),nudge:(o,a,d)=>this.nudge(o,a,d),key:o=>this.key(o)}),this.truth=new T("activation","the result",{point:()=>{},
leave:()=>{},pick:()=>{}});for(let o of[this.grid,this.truth])o.resize(i,r);this.truthBlock=l("div",{class:"cnn-sketch"},
l("span",{class:"cnn-caption"},"the result"),this.truth.element);let s=l("div",{class:"cnn-sketch"},l("span",{class:"cnn\
-caption"},"your sketch"),this.grid.element);this.element=l("div",{class:"cnn-sketches",style:`--n: ${r}`},s,this.truthBlock),
this.clear()}frame;element;grid;truth;truthBlock;draft=[];asked;open=!0;clear(){let[e,t]=this.asked.shape;this.draft=Array.
from({length:e},()=>new Array(t).fill(this.asked.marks?0:null))}read(){return this.lacks()===null?this.draft:null}show(e,t){
this.asked=e,this.open=t,Array.isArray(e.guess)?this.draft=e.guess.map(i=>[...i]):this.clear(),this.paint()}paint(){let{
answer:e,marks:t,tolerance:i,looked:r}=this.asked,s=!this.open&&Array.isArray(e)?e:null,o=Math.max(1e-9,...this.draft.flat().
map(u=>Math.abs(u??0)),...s?.flat().map(u=>Math.abs(u))??[]),a=s!==null&&r&&this.asked.guess!==null?B(this.draft,s,i):null,
d=(u,p)=>(c,h)=>{let m=u[c][h],y=m===null?"":t?m===0?"":"✕":v(m),x=t?m?"marked":"not marked":m===null?"empty":v(m),E=p(
c,h);return{value:m??0,strength:(m??0)/o,flags:E?"cnn-off":"",text:y===""&&E?" ":y,label:()=>`row ${c}, column ${h}: ${x}${E?
", not as the result":""}`}};this.grid.paint(d(this.draft,(u,p)=>a!==null&&!a[u][p])),this.truthBlock.hidden=s===null,s!==
null&&this.truth.paint(d(s,()=>!1))}set(e,t,i){this.open&&(this.draft[e][t]=i,this.paint())}pick(e,t,i,r){if(!this.open)
return;let s=this.draft[e][t]??0;this.asked.marks?this.set(e,t,s===0?1:0):this.frame.editor.open({cell:i,label:`sketch r\
ow ${e}, column ${t}`,value:s,typed:r,write:o=>this.set(e,t,o)})}nudge(e,t,i){let r=(this.draft[e][t]??0)+i;this.set(e,t,
this.asked.marks?Math.max(0,Math.min(1,r)):r)}key(e){let t=e.target,[i,r]=[Number(t.dataset.row),Number(t.dataset.col)];
if(e.key==="Delete"||e.key==="Backspace")this.set(i,r,this.asked.marks?0:null);else if(e.key===" ")this.pick(i,r,t);else
return!1;return!0}focus(){this.grid.focus(0,0)}lacks(){let e=this.draft.flat().filter(i=>i===null).length,t=this.draft.flat().
length;return e===t?"Fill in at least one cell first, or say that you don't know.":null}};var Y="cnnedu:prediction:",M="cnnedu:predictions",F="cnnedu:predictions-forgotten";function q(){try{let{localStorage:n}=window;
return n.getItem(Y),n}catch{return null}}var J=({id:n,question:e})=>Y+(n||e),ge=n=>$(q()?.getItem(J(n))??null);function fe(n){
let e=q(),t=n.guess===null&&!n.looked;try{t?e?.removeItem(J(n)):e?.setItem(J(n),JSON.stringify(ue(n)))}catch{return!1}return window.
dispatchEvent(new CustomEvent(M)),e!==null}function V(){let n=q();return n===null?null:ye(n).map(t=>$(n.getItem(t))).filter(
t=>t!==null)}function be(){let n=q();if(n!==null)for(let e of ye(n))n.removeItem(e);window.dispatchEvent(new CustomEvent(
F)),window.dispatchEvent(new CustomEvent(M))}var ye=n=>Array.from({length:n.length},(e,t)=>n.key(t)).filter(e=>e.startsWith(
Y)).sort();var ve=["question","kind","options","answer","tolerance","unit","shape","marks","because","id","guess","looked"],O=n=>Object.
fromEntries(ve.map(e=>[e,n(e)??null])),W=class{constructor(e){this.frame=e;this.asked=O(e.binding.get);let t=ge(this.asked);
this.asked.guess===null&&!this.asked.looked&&t!==null&&le(this.asked,t.guess)&&e.binding.set({guess:t.guess,looked:t.looked}),
this.asked=O(e.binding.get),this.kept=this.mark();let r=l("div",{class:"cnn-actions"},this.compare,this.unsure,this.again);
e.choices.append(this.question),e.stage.append(l("div",{class:"cnn-ask"},this.room,r),this.verdict,this.storage),window.
addEventListener(F,this.forget)}frame;question=l("p",{class:"cnn-question"});room=l("div",{class:"cnn-room"});compare=g(
"Compare",()=>this.submit());unsure=g("I don't know",()=>this.look(null));again=g("Change my mind",()=>this.reopen());verdict=l(
"div",{class:"cnn-verdict","data-part":"verdict"});storage=l("p",{class:"cnn-storage",hidden:!0});field=null;asked;last="";built="";kept;forget=()=>this.
frame.binding.set({guess:null,looked:!1});mark(){let{guess:e,looked:t,answer:i}=this.asked;return JSON.stringify([e,t,e===
null&&!t?null:i])}update(){this.asked=O(this.frame.binding.get);let e=JSON.stringify(this.asked);if(e===this.last)return;
this.last=e;let{asked:t}=this;f(this.question,t.question);let i=JSON.stringify([t.kind,t.options,t.shape,t.unit,t.marks]);
i!==this.built&&(this.built=i,this.field=me(t,this.frame,()=>this.submit()),this.room.replaceChildren(this.field.element)),
this.field.show(t,!t.looked);for(let r of[this.compare,this.unsure])r.hidden=t.looked;if(this.again.hidden=!t.looked,this.
frame.complain(null),this.say(),this.mark()!==this.kept){this.kept=this.mark();let r=fe(t);this.storage.hidden=r||t.guess===
null&&!t.looked,f(this.storage,"This browser keeps nothing for this page: the answer lasts until the page is closed.")}}say(){
let{asked:e}=this,t=R(e),i=e.looked?e.answer===null?"waiting":t===null?"unknown":t?"right":"wrong":"open",r=this.room.closest(
"[data-explorer]");if(r!==null&&(r.dataset.state=i),this.verdict.dataset.state=i,this.verdict.hidden=i==="open",i==="ope\
n")return;let s={waiting:"Noted.",unknown:"Now you know.",right:"As you said.",wrong:"Not what you expected."}[i],o={waiting:"\
…",unknown:"•",right:"✓",wrong:"✕"}[i],a=e.kind==="grid"?"":`${j(e.answer,e.unit)}.`,d=i==="waiting"?"The result\
 comes when it has been computed.":a;this.verdict.replaceChildren(l("span",{class:"cnn-sign","aria-hidden":"true"},o),l(
"p",{},l("b",{},s),d===""?"":` ${d}`,i==="waiting"||e.because===""?"":` ${e.because}`))}submit(){if(this.asked.looked)return;
let e=this.field.lacks();this.frame.complain(e),e===null?this.look(this.field.read()):this.field.focus()}look(e){this.frame.
binding.set({guess:e,looked:!0}),this.refocus(()=>this.again.focus())}reopen(){this.frame.binding.set({looked:!1}),this.
refocus(()=>this.field?.focus())}refocus(e){this.update(),e()}resize(){}describe(){return de(this.asked)}python(){return z(
this.asked)}dispose(){window.removeEventListener(F,this.forget)}},X=class{constructor(e){this.frame=e;let t=g("Keep",()=>this.
ask(!1)),i=g("Forget",()=>{this.forgotten=!0,be(),this.ask(!1)});this.sure.append(l("span",{},"Forget every answer?"),i,
t),e.choices.append(this.summary),e.stage.append(this.list,l("div",{class:"cnn-actions"},this.forget,this.sure),this.note),
window.addEventListener(M,this.changed),window.addEventListener("storage",this.changed)}frame;summary=l("p",{class:"cnn-\
question"});list=l("ol",{class:"cnn-progress-list","data-part":"progress"});forget=g("Forget all…",()=>this.ask(!0));sure=l(
"span",{class:"cnn-actions",hidden:!0});note=l("p",{class:"cnn-storage"});forgotten=!1;changed=()=>this.frame.binding.schedule();entries(){
let e=(V()??[]).filter(({looked:s})=>s),t=this.frame.binding.get("notebook"),i=Array.isArray(t)&&!this.forgotten?t.map(s=>$(
JSON.stringify(s))):[],r=new Set(e.map(({question:s})=>s));return[...e,...i.filter(s=>s!==null).filter(({question:s})=>!r.
has(s))]}ask(e){this.sure.hidden=!e,this.forget.hidden=e;let[t]=this.sure.querySelectorAll("button");(e?t:this.forget)?.
focus(),this.frame.binding.schedule()}update(){let e=this.entries();f(this.summary,`Your predictions: ${D(e)}`);let t=e.
map(({question:s,right:o,mine:a,truth:d})=>{let[u,p]=o===null?[a===""?"•":"…",a===""?"not known":"open"]:o?["✓","r\
ight"]:["✕","not right"],c=`${a===""?"You did not know":`You said ${a}`}${d===""?"":`; it is ${d}`}.`;return l("li",{"\
data-right":String(o)},l("span",{class:"cnn-sign",role:"img","aria-label":p},u),l("span",{},s," ",l("span",{class:"cnn-m\
uted"},c)))});this.list.replaceChildren(...t),this.list.hidden=t.length===0,t.length===0&&(this.sure.hidden=!0),this.forget.
hidden=t.length===0||!this.sure.hidden;let i=V()!==null;f(this.note,i?"Kept in this browser only; nothing is sent anywhe\
re.":"This browser keeps nothing for this page.");let r=this.list.closest("[data-explorer]");r!==null&&(r.dataset.state=
"progress")}resize(){}describe(){return`Your predictions: ${D(this.entries())}`}python(){return z(O(this.frame.binding.get))}dispose(){
window.removeEventListener(M,this.changed),window.removeEventListener("storage",this.changed)}},Lt=se({name:"Prediction",
title:"Prediction",traits:[...ve,"notebook"],build:n=>n.binding.get("kind")==="progress"?new X(n):new W(n)});export{Lt as default};
