var ht=["input","layer","operation","output"],E=r=>Array.isArray(r)&&r.length>0&&r.every(e=>typeof e=="number")?r:null,H=r=>r.
reduce((e,t)=>e*t,1);function ft(r,e){let t=r.graphs[e].order.flatMap(s=>typeof s=="number"?[s]:Array.from({length:s[0]},
()=>s.slice(1)).flat()),n=[];return t.forEach((s,o)=>{let[i,a,l,u,c,d,h,p,...f]=r.rows[s],b=r.shapes[u],v=H(E(b)??[0]),A=f.
map(k=>o-k);n.push({kind:ht[i],name:r.texts[a],setting:r.texts[l],shape:b,parameters:c,macs:d>0?d*v:0-d,memory:h>0?h*4*v:
0-h,field:bt(p,A.length>0?n[A[0]].field:null),inputs:A})}),n}function bt(r,e){if(r===null)return null;if(r===0)return e;
let[t,n,s]=r;return t==="="?[n,s]:[e[0]+t,e[1]*n]}function yt(r,e){let{form:t,input:n,model:s}=r.graphs[e],o=new Map,i=(c,d)=>c.
startsWith("/")?c.slice(1):d+c,a=(c,d,h,p,f)=>{let[b,v,...A]=r.forms[d],k={path:c,kind:r.texts[b],start:p,end:p,times:v,
children:[],parent:f,key:"",label:""},j=k.kind==="fold"||k.kind==="stage",$=j?h:c;for(let x of A){let[T,N]=typeof x=="nu\
mber"?[x,-1]:x,L=i(r.texts[T],$),Q=N<0?{path:L,kind:"",start:k.end,end:k.end+1,times:1,children:[],parent:k,key:"",label:""}:
a(L,N,$,k.end,k);k.children.push(Q),k.end=Q.end}return j&&(k.path=`${k.children[0].path}…${k.children.at(-1).path}`),k},
l=(c,d)=>{let h=(o.get(c.path)??0)+1;o.set(c.path,h),c.key=h===1?c.path:`${c.path}#${h}`;let p=c.kind==="fold"||c.kind===
"stage";c.label=p?gt(c.path,d):Ne(c.path,d);for(let f of c.children)l(f,p?d:c.path)},u=a("",t,"",n.length,null);return l(
u,""),u.label=s,u}function gt(r,e){let[t,n]=r.split("…").map(s=>Ne(s,e));return`${t} … ${n.slice(n.lastIndexOf(".")+
1)}`}function Ne(r,e){return r.includes(":")?r.slice(r.lastIndexOf(":")+1):e!==""&&r.startsWith(`${e}.`)?r.slice(e.length+
1):r}function Se(r,e){let{model:t,input:n,totals:s}=r.graphs[e],o=yt(r,e),i=new Map,a=l=>{i.set(l.key,l),l.children.forEach(
a)};return a(o),{name:e,model:t,input:n,totals:s,nodes:ft(r,e),root:o,units:i}}function F(r,{start:e,end:t},n){let s=0;for(let o=e;o<
t;o++)s+=r.nodes[o][n];return s}var xt=4;function Te(r,e){let t=r.units.get(e)??r.root,{nodes:n}=r,s=t.children.length>0?
t.children:[t],o=new Set;for(let p=t.start;p<t.end;p++)for(let f of n[p].inputs)f<t.start&&o.add(f);let i=o.size>xt,a=i?
[Math.max(...o)]:[...o].sort((p,f)=>p-f),l=a.map(p=>({key:`in:${p}`,unit:null,port:"in",label:i?`from ${o.size} places`:
n[p].kind==="input"?"input":`from ${Ae(t,p)}`,node:p})),u=new Map;for(let p of o)u.set(p,i?0:a.indexOf(p));s.forEach(p=>{
for(let f=p.start;f<p.end;f++)u.set(f,l.length);l.push({key:p.key,unit:p,port:null,label:p.label,node:p.end-1})});let c=new Map,
d=(p,f)=>{p!==f&&c.set(`${p} ${f}`,[p,f])};for(let p=t.start;p<t.end;p++)for(let f of n[p].inputs)u.has(f)&&d(u.get(f),u.
get(p));let h=[];for(let p=t.end;p<n.length;p++)for(let f of n[p].inputs)f>=t.start&&f<t.end&&h.push([f,p]);if(h.length>
0){let[p,f]=h[0],b=n[f].kind==="output"?"output":`to ${Ae(t,f)}`;l.push({key:"out",unit:null,port:"out",label:b,node:n[f].
kind==="output"?f:p});for(let[v]of h)d(u.get(v),l.length-1)}return{boxes:l,wires:[...c.values()]}}function Ae(r,e){for(let t=r.
parent;t!==null;t=t.parent){let n=t.children.find(({start:s,end:o})=>s<=e&&e<o);if(n!==void 0)return n.path===""?n.label:
n.path}return"the input"}function Le(r,e,t){let n=r.units.get(e)??r.root;if(t>=n.start&&t<n.end)return n.key;let s=0;for(;n.
parent!==null;n=n.parent)s++;let o=r.root;for(;s>0;s--){let i=o.children.find(({start:a,end:l})=>a<=t&&t<l);if(i===void 0||
i.children.length===0)break;o=i}return o.key}function R(r){let e=E(r);return e!==null&&e.length>2?Math.max(...e.slice(2)):
0}function Z(r,e,t){let n=(h,p)=>{let f=h.flatMap(({shape:b},v)=>R(b)===p?[v]:[]);return[f[0],f.at(-1)]},s=R(r.nodes[e].
shape),o=[...new Set(t.nodes.map(({shape:h})=>R(h)))],i=h=>Math.abs(Math.log2(h+.1)-Math.log2(s+.1)),a=o.reduce((h,p)=>i(
p)<i(h)?p:h),[[l,u],[c,d]]=[n(r.nodes,s),n(t.nodes,a)];return c+Math.round((u>l?(e-l)/(u-l):0)*(d-c))}var O=r=>Number.isSafeInteger(r)?String(r).replace(/\B(?=(\d{3})+$)/g,","):r.toExponential(2).replace(/e\+?/," · 10^");
function C(r){if(r<999.5)return String(Math.round(r));for(let[e,t]of[[1e3,"k"],[1e6,"M"],[1e9,"G"],[1e12,"T"],[1e15,"P"]]){
let n=r/e;for(let[s,o]of[[2,9.995],[1,99.95],[0,999.5]])if(n<o)return`${n.toFixed(s)} ${t}`}return r.toExponential(2)}function _(r){let e=E(r);return e!==null?e.slice(1).join("×")||"1":r!==null&&typeof r=="object"?`${Object.keys(r).length}\
 outputs`:"no tensor"}var Fe={parameters:null,macs:null};function Ee(r,e){let[t,n]=[E(e),E(r.shape)];if(t===null||n===null)
return Fe;if(/^Conv\dd$/.test(r.name))return wt(r,t,n);if(r.name==="Linear"){let[s,o]=[n.length===2?H(t.slice(1)):t.at(-1),
n.at(-1)];return Ce(r,[s,o],o,[...n.slice(0,-1).filter(i=>i>1),s,o])}return/^BatchNorm/.test(r.name)&&r.parameters===2*n[1]?
{parameters:`2·${n[1]} = ${O(r.parameters)} (a scale and a shift per channel)`,macs:null}:Fe}function wt(r,e,t){let n=r.
setting.split(",")[0].split("×").map(Number),s=Number(/groups (\d+)/.exec(r.setting)?.[1]??1),o=[...n,e[1]/s,t[1]];return Ce(
r,o,t[1],[...o,...t.slice(2),...t[0]===1?[]:[t[0]]])}function Ce(r,e,t,n){let s=H(e),o=r.parameters-s,i=o===0||o===t,a=o===
0?"":` + ${O(o)} biases`;return{parameters:i?`${e.join("·")}${a} = ${O(r.parameters)}`:null,macs:H(n)===r.macs?`${n.join(
"·")} = ${O(r.macs)}`:null}}function _e(r,e){if(r==="all")return`from cnnedu.models import compare, list_models

print(compare(list_models()))
`;let t=["from cnnedu.analysis import model_graph"];e.some(({registered:n})=>n)&&t.push("from cnnedu.models import creat\
e_model");for(let{network:n,registered:s,focus:o}of e){let i=n.input.map(c=>`(${c.join(", ")}${c.length===1?",":""})`),a=i.
length===1?i[0]:`[${i.join(", ")}]`,l=s&&n.input[0].length===2?', input_dtype="int64"':"",u=n.units.get(o)??n.root;t.push(
"",s?`model = create_model("${n.name}")`:`# model is your ${n.model}`,`graph = model_graph(model, ${a}${l})`,"print(grap\
h.summary)",`for node in ${o===""?"graph.nodes":`graph.nodes[${u.start}:${u.end}]`}:`,"    print(node.path, node.name, n\
ode.output_shape, node.parameters, node.macs, node.inputs)")}return`${t.join(`
`)}
`}function vt(r,e){let t=new Array(r).fill(0),n=Array.from({length:r},()=>[]);for(let[s,o]of e)n[o].push(s);for(let s=0;s<
r;s++)t[s]=n[s].reduce((o,i)=>Math.max(o,t[i]+1),0);return t}function $t(r,e){let t=Array.from({length:r},()=>[]);for(let[
s,o]of e)t[s].push(o);let n=[];for(let s=r-1;s>=0;s--){let o=new Set(t[s]);for(let i of t[s])for(let a of n[i])o.add(a);
n[s]=o}return e.map(([s,o])=>t[s].some(i=>i!==o&&n[i].has(o)))}var kt=6;function fe(r,e){let t=$t(r,e),n=vt(r,e),s=n.map(
(u,c)=>({box:c,row:u,up:[],down:[],at:0})),o=Array.from({length:Math.max(0,...n)+1},()=>[]);s.forEach(u=>o[u.row].push(u));
let i=e.map(()=>[]);e.forEach(([u,c],d)=>{if(t[d])return;let h=s[u];for(let p=n[u]+1;p<=n[c];p++){let f=p===n[c]?s[c]:{box:-1,
row:p,up:[],down:[],at:0};f.box<0&&(i[d].push(f),o[p].push(f)),h.down.push(f),f.up.push(h),h=f}}),Mt(o),At(o);let a=o.flat(),
l=Math.min(0,...a.map(({at:u})=>u));for(let u of a)u.at-=l;return{rows:n,lanes:s.map(({at:u})=>u),laneCount:Math.max(0,...a.
map(({at:u})=>u))+1,skips:t,through:i.map(u=>u.map(({at:c})=>c)),tracks:Tt(e,n,t)}}var he=(r,e)=>r.length===0?e:r.reduce(
(t,{at:n})=>t+n,0)/r.length;function Mt(r){for(let t of r)t.forEach((n,s)=>n.at=s);let e=(t,n)=>{let s=new Map(t.map(o=>[
o,he(o[n],o.at)]));t.sort((o,i)=>s.get(o)-s.get(i)||o.at-i.at),t.forEach((o,i)=>o.at=i)};for(let t=0;t<4;t++)if(t%2===0)
for(let n of r)e(n,"up");else for(let n of[...r].reverse())e(n,"down");for(let t of r)e(t,"up")}function At(r){let e=Math.
max(1,...r.map(t=>t.length));for(let t of r)t.forEach((n,s)=>n.at=s+(e-t.length)/2);for(let t=0;t<kt;t++){let n=t%2===0;
for(let s of n?r:[...r].reverse())St(s,s.map(o=>o.up.length+o.down.length===0?o.at:Nt(o,n)))}}function Nt(r,e){let[t,n]=e?
[r.up,r.down]:[r.down,r.up];return t.length>0?he(t,r.at):he(n,r.at)}function St(r,e){let t=[];r.forEach((s,o)=>{for(t.push(
{sum:e[o]-o,items:[s]});;){let[i,a]=[t.at(-1),t.at(-2)];if(a===void 0||a.sum/a.items.length<=i.sum/i.items.length)break;
a.sum+=i.sum,a.items.push(...i.items),t.pop()}});let n=0;for(let{sum:s,items:o}of t)for(let i of o)i.at=s/o.length+n++}function Tt(r,e,t){
let n=new Array(r.length).fill(0),s=[],o=r.flatMap(([i,a],l)=>t[l]?[{at:l,from:e[i],to:e[a]}]:[]);o.sort((i,a)=>i.to-i.from-
(a.to-a.from)||i.from-a.from);for(let{at:i,from:a,to:l}of o){let u=0;for(;s[u]?.some(([c,d])=>c<l&&a<d);)u++;(s[u]??=[]).
push([a,l]),n[i]=u}return n}function ze(r,e){let t=r.map(a=>a.map(()=>0)),n=(a,l)=>l*e+t[a][l],s=(a,l,u)=>{for(let c=l;c<
t[a].length;c++)t[a][c]+=u},[o,i]=[-1,-1];for(let a of new Set(r[0])){let[l,u]=[r[0].indexOf(a),r[1].indexOf(a)];if(u<0||
l<=o||u<=i)continue;let c=n(0,l)-n(1,u);c>0?s(1,u,c):s(0,l,-c),[o,i]=[l,u]}return[r[0].map((a,l)=>n(0,l)),r[1].map((a,l)=>n(
1,l))]}var[be,B,Lt,Ft,Et,Ct]=[16,8,11,372,92,330],Pe=.66,Re=r=>(r?46:34)+be;function Be(r,e,t,n,s){let o=Math.max(-1,...e.
flatMap(($,x)=>r.skips[x]?[r.tracks[x]]:[]))+1,i=Math.min(Lt,90/Math.max(1,o)),a=o>0?10+o*i:0,l=Math.max(Et,Math.min(Ft,
(t-4-a)/r.laneCount)),u=l<Ct,c=u?46:34,d=Math.max(2,(t-l*r.laneCount-a)/2),h=$=>2+(s?.[$]??$*(c+be)),p=l-(r.laneCount>1?
10:0),f=$=>d+($+.5)*l,b=r.rows.map(($,x)=>{let T=Math.max(Math.min(p,u?212:300),p*(Pe+(1-Pe)*(n[x]??1)));return{x:f(r.lanes[x])-
T/2,y:h($),w:T,h:c}}),v=($,x)=>Math.max(...b.flatMap(({x:T,w:N},L)=>r.rows[L]>=r.rows[$]&&r.rows[L]<=r.rows[x]?[T+N]:[])),
A=e.map(([$,x],T)=>{let[N,L]=[b[$],b[x]];if(r.skips[T])return _t(N,L,v($,x)+10+r.tracks[T]*i);let Q=r.through[T].map((I,pt)=>({
x:f(I),y:h(r.rows[$]+1+pt)})),Me=`M${q(N.x+N.w/2,N.y+c)}`,[me,pe]=[N.x+N.w/2,N.y+c];for(let I of Q)Me+=`${Oe(me,pe,I.x,I.
y)}V${M(I.y+c)}`,[me,pe]=[I.x,I.y+c];return Me+Oe(me,pe,L.x+L.w/2,L.y)}),k=e.map(([,$],x)=>{let{x:T,y:N,w:L}=b[$];return r.
skips[x]?`M${q(T+L,N+c*.7)}l7-4v8z`:`M${q(T+L/2,N)}l-4-6h8z`}),j=Math.max(0,...b.map(({y:$})=>$+c))+2;return{boxes:b,paths:A,
heads:k,width:Math.max(t,d+l*r.laneCount+a),height:j,narrow:u}}var M=r=>Math.round(r*10)/10,q=(r,e)=>`${M(r)} ${M(e)}`;function Oe(r,e,t,n){
if(Math.abs(t-r)<.5)return`V${M(n)}`;let s=Math.max(e,n-be),o=(s+n)/2;return`V${M(s)}C${q(r,o+2)} ${q(t,o-2)} ${q(t,n)}`}
function _t(r,e,t){let[n,s]=[r.y+r.h*.5,e.y+e.h*.7];return`M${q(r.x+r.w,n)}H${M(t-B)}q${B} 0 ${B} ${B}V${M(s-B)}q0 ${B} ${-B}\
 ${B}H${M(e.x+e.w)}`}function Ge(r,e,t){let n=r>0?4+18*Math.sqrt(r/Math.max(r,e)):3,s=2+14*(Math.log2(t+1)/12),o=n*.42,[
i,a]=[M((42-s-o)/2),M(17+(n+o*.6)/2)],[l,u,c]=[M(s),M(n),M(o)];return{front:`M${i} ${a}h${l}v${-u}h${-l}z`,edges:`M${i} ${M(
a-u)}l${c} ${M(-c*.6)}h${l}l${-c} ${M(c*.6)}zM${M(i+l)} ${a}l${c} ${M(-c*.6)}v${-u}l${-c} ${M(c*.6)}z`}}function je(r,e,t=!1,n){let s=r.filter(a=>Number.isFinite(a)&&(!t||a>0)),[o,i]=n??s.reduce(([a,l],u)=>[Math.min(a,u),Math.
max(l,u)],[1/0,-1/0]);return o>i&&([o,i]=t?[1,10]:[0,1]),o===i&&([o,i]=t?[o/2,o*2]:[o-.5,i+.5]),{low:o,high:i,log:t,ticks:t?
zt(o,i,e):qe(o,i,e)}}function Ie({low:r,high:e,log:t},n,s,o){if(t&&n<=0)return NaN;let i=t?Math.log10:Number;return s+(i(
n)-i(r))/(i(e)-i(r))*(o-s)}function zt(r,e,t){let[n,s]=[Math.floor(Math.log10(r)),Math.ceil(Math.log10(e))],o=Math.max(1,
Math.ceil((s-n)/t)),i=s-n<=t/3?[1,2,5]:[1],a=[];for(let l=n;l<=s;l+=o)a.push(...i.map(u=>+`${u}e${l}`));return a.filter(
l=>l>=r*.999&&l<=e*1.001)}function qe(r,e,t){let n=(e-r)/t,s=Math.floor(Math.log10(n)),o=n/10**s,i=o>=Math.sqrt(50)?10:o>=
Math.sqrt(10)?5:o>=Math.sqrt(2)?2:1,a=s<0?10**-s/i:1,l=s<0?1:10**s*i,u=f=>f*l/a,[c,d]=[Math.round(r*a/l),Math.round(e*a/
l)],[h,p]=[u(c)<r?c+1:c,u(d)>e?d-1:d];return p<h&&t<2?qe(r,e,2*t):Array.from({length:Math.max(0,p-h+1)},(f,b)=>u(h+b))}var Rt=[1,2,1,2,4,2,1,2,1].map(r=>r/16);var Qn=64*Number.EPSILON;function m(r,e={},...t){let n=document.createElement(r);for(let[s,o]of Object.entries(e))typeof o=="function"?n.addEventListener(
s.slice(2),o):o===!0?n.setAttribute(s,""):o!==!1&&o!=null&&n.setAttribute(s,String(o));return n.append(...t.filter(s=>s!=
null&&s!==!1)),n}var Bt={first:"M4 3v10M13 3.5v9L6 8z",back:"M11.5 3.5v9L5 8z",play:"M5 3v10l8-5z",pause:"M5 3.5v9M11 3.\
5v9",forward:"M4.5 3.5v9L11 8z",reset:"M3.5 8a4.5 4.5 0 1 0 1.6-3.4M5.5 1.8 4.8 4.9l3.1.5",minus:"M4 8h8",plus:"M4 8h8M8\
 4v8"};function X(r){let e="http://www.w3.org/2000/svg",t=document.createElementNS(e,"svg");t.setAttribute("viewBox","0 \
0 16 16"),t.setAttribute("class",`cnn-icon cnn-icon-${r}`),t.setAttribute("aria-hidden","true");let n=document.createElementNS(
e,"path");return n.setAttribute("d",Bt[r]),t.append(n),t}function g(r,e){r.textContent!==e&&(r.textContent=e)}function w(r,e,t){
r.getAttribute(e)!==t&&(t===null?r.removeAttribute(e):r.setAttribute(e,t))}var Gt=0,jt=Math.random().toString(36).slice(
2,8),G=r=>`cnn-${r}-${jt}-${++Gt}`;function S(r,e,t,n=!1){let s=t===void 0?r:X(t),o={type:"button",class:`cnn-button${n?" cnn-quiet":""}`,onclick:e};return m(
"button",t===void 0?o:{...o,"aria-label":r,title:r},s)}function ge(r,e,t){let n=t===void 0?"aria-pressed":"aria-expanded",
s=S(r,()=>e(s.getAttribute(n)!=="true"));return s.setAttribute(n,"false"),t!==void 0&&(t.id||=G("panel"),s.setAttribute(
"aria-controls",t.id)),{element:s,show:o=>s.setAttribute(n,String(o))}}var It=(r,e)=>(e.id||=G("field"),m("div",{class:"\
cnn-field"},m("label",{for:e.id},r),e));function We(r,e,t){let n=m("select",{class:"cnn-select",onchange:()=>t(n.value)});
for(let[o,i]of e)n.append(m("option",{value:o},i));let s=o=>{n.value!==o&&(n.value=o)};return{element:It(r,n),show:s}}function K(r,e,t){
let n=G("choice"),s=e.map(([l])=>m("input",{type:"radio",name:n,value:l,onchange:()=>t(l)})),o=e.map(([,l],u)=>m("label",
{},s[u],m("span",{},l)));return{element:m("div",{class:"cnn-segmented",role:"radiogroup","aria-label":r},...o),show:l=>s.
forEach(u=>u.checked=u.value===l)}}function W(r,e=2){if(!Number.isFinite(r))return Number.isNaN(r)?"nan":r>0?"∞":"−∞";let t=Math.abs(r);if(t<1e-9)return"\
0";let n=r<0?"−":"";return t>=1e15?n+Number(t.toPrecision(3)).toExponential():Number(t.toFixed(e))!==0?n+String(Number(
t.toFixed(e))):t>=1e-4?n+String(Number(t.toPrecision(2))):n+t.toExponential(1).replace(".0e","e").replace(/-(\d)$/,"-0$1")}function xe(r){let e=r.trim().replaceAll("−","-").replace(",","."),t=/^([+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?)(?:\/(\d+\.?\d*))?$/i.
exec(e);if(t===null)return null;let n=Number(t[1])/(t[2]===void 0?1:Number(t[2]));return Number.isFinite(n)?n:null}var Ue=(r,e)=>`${r}\
 ${e}${r===1?"":"s"}`;function y(r,e={},...t){let n=document.createElementNS("http://www.w3.org/2000/svg",r);for(let[s,o]of Object.entries(e))
o!=null&&o!==!1&&n.setAttribute(s,String(o));return n.append(...t.filter(s=>s!==null&&s!==!1)),n}var ee={macs:"MACs",parameters:"parameters",memory:"bytes"},z=(r,e)=>e==="memory"?`${C(r)}${r>=999.5?"":" "}B`:C(r);function De(r,e,t){
return/^(Partial)?Conv|^convolution$/.test(r.name)?qt(r,E(e.nodes[r.inputs[0]??0]?.shape)??[]):t.find(([n])=>new RegExp(
n,"i").test(r.name))?.[1]??""}function qt({setting:r,shape:e},t){let n=Number(/groups (\d+)/.exec(r)?.[1]??1),s=E(e)?.[1]??
0;if(n>1&&n===t[1])return"Depthwise: one kernel per channel, which sees that channel alone.";if(/^1(×1)*(,|$)/.test(r))
return`Mixes the ${t[1]??""} channels at each position, and looks at no neighbour.`;let o=r.split(",")[0];return`Each of\
 its ${s} filters looks at ${o} positions in ${n>1?`${(t[1]??0)/n} of the`:"all"} ${t[1]??""} channels.`}function He(r,{
unit:e}){if(e===null||e.children.length===0)return"";let t=r.nodes.slice(e.start,e.end).filter(({kind:s})=>s==="layer").
length;return e.kind==="fold"?`${e.times} like blocks in a row, ${t} layers: same layers, same wires.`:`${e.kind==="stag\
e"?"A run of layers on maps of one size":e.kind}: ${t} layer${t===1?"":"s"}.`}function Ve({name:r,setting:e},t){let n=e.
replace(/stride (\d)/,"/$1").replace(/, groups (\d+)/,(s,o)=>Number(o)>1?`, ${o} groups`:"").replace(", /"," /");return n!==
""?n:/^(Linear|Dropout|Embedding)$/.test(r)&&r.toLowerCase()!==t?r.toLowerCase():""}function we(r,e){if(r.field===null)return r.
kind==="input"?"":"everything";let[t,n]=r.field,s=typeof t=="number"&&e.length>3,[o,i]=e.length===2?["tokens","token"]:e.
length===3?["steps","step"]:["pixels","pixel"];return`${s?`${t}×${t}`:t} ${o}, a new one every ${n===1?i:`${n} ${o}`}`}
function ve(r,e,t,n){let s=r.units.get(e)??r.root,o=r.nodes[t],i=Math.max(1,s.children.length),a=e===""?r.name:`${r.name}\
, ${e}`,l=z(F(r,s,n),n);return`${a}: ${i} part${i===1?"":"s"} in sight, ${l} ${n==="memory"?"of activations":ee[n]}. Ste\
p ${t+1} of ${r.nodes.length}: ${o.name}, ${_(o.shape)}.`}function Ke(r,{unit:e,node:t},n){if(e===null)return"";let s=e.
children.length>0;return` ${F(r,e,n)>0?`${ee[n]}, `:""}${s?e.kind:r.nodes[t].name}${s?", opens":""}`}var Je=r=>r.nodes.reduce(
(e,{shape:t})=>Math.max(e,R(t)),1);var Wt={add:"+",multiply:"×",concatenate:"⧺",subtract:"−"},te=class{constructor(e){this.events=e;this.element=m("di\
v",{class:"cnn-diagram",role:"group"},this.canvas),this.canvas.append(this.wires),this.canvas.addEventListener("pointero\
ver",t=>this.at(t,n=>this.point(n))),this.canvas.addEventListener("pointerleave",t=>t.pointerType!=="touch"&&this.point(
null)),this.canvas.addEventListener("focusin",t=>this.at(t,n=>this.focused(n))),this.canvas.addEventListener("focusout",
()=>this.point(null)),this.canvas.addEventListener("click",t=>this.at(t,n=>e.pick(n.box))),this.element.addEventListener(
"keydown",t=>this.pressed(t))}events;element;level={boxes:[],wires:[]};placed=fe(0,[]);network=null;focus="";drawing=null;canvas=m(
"div",{class:"cnn-canvas"});flow=y("path",{class:"cnn-flow"});heads=y("path",{class:"cnn-heads"});marked=y("path",{class:"\
cnn-marked"});wires=y("svg",{class:"cnn-wires","aria-hidden":"true"},this.flow,this.heads,this.marked);boxes=[];built="";priced="";current=-1;compose(e,t){
e===this.network&&t===this.focus&&this.level.boxes.length>0||([this.network,this.focus]=[e,t],this.level=Te(e,t),this.placed=
fe(this.level.boxes.length,this.level.wires),this.built="")}sides(){let e=new Array(Math.max(0,...this.placed.rows)+1).fill(
0);return this.level.boxes.forEach(({node:t},n)=>{let s=this.placed.rows[n];e[s]=Math.max(e[s],R(this.network.nodes[t].shape))}),
e}most(e){return Math.max(1,...this.level.boxes.map(({unit:t})=>t===null?0:F(this.network,t,e)))}draw(e,t,n,s,o){let i=this.
network,a=`${i.name} ${this.focus} ${e} ${o?.join()??""}`;a!==this.built&&(this.build(i,e,o),this.built=a,[this.priced,this.
current]=["",-1]);let l=`${t} ${n}`;this.priced!==l&&this.price(i,t,n),this.priced=l;let u=this.level.boxes.findIndex(c=>c.
unit===null?c.node===s:c.unit.start<=s&&s<c.unit.end);u!==this.current&&(this.boxes[this.current]?.element.classList.remove(
"current"),this.boxes[u]?.element.classList.add("current"),this.current=u,u>=0&&this.reveal(u))}enter(e){(this.boxes.find(
({box:t})=>t.key===e)??this.boxes[0])?.element.focus({preventScroll:!1})}get narrow(){return this.drawing?.narrow??!1}build(e,t,n){
let s=Je(e),o=this.level.boxes.map(({node:l})=>R(e.nodes[l].shape)),i=o.map(l=>Math.sqrt(l/Math.max(1,...o))),a=Be(this.
placed,this.level.wires,t,i,n);this.drawing=a,this.boxes=this.level.boxes.map((l,u)=>this.box(e,l,a,u,s)),this.canvas.replaceChildren(
this.wires,...this.boxes.map(({element:l})=>l)),this.canvas.style.cssText=`width:${a.width}px;height:${a.height}px`,w(this.
wires,"width",String(a.width)),w(this.wires,"height",String(a.height)),w(this.flow,"d",a.paths.join("")),w(this.heads,"d",
a.heads.join("")),w(this.marked,"d",""),w(this.element,"data-lines",a.narrow?a.boxes.some(({w:l})=>l<180)?"tight":"two":
"one"),w(this.element,"aria-label",`diagram of ${e.name}${this.focus===""?"":`, ${this.focus}`}`),this.element.scrollTop=
0}box(e,t,n,s,o){let{x:i,y:a,w:l,h:u}=n.boxes[s],c=e.nodes[t.node],{unit:d}=t,h=d!==null&&d.children.length>0,p=h||d===null?
void 0:Wt[c.name],f=m("span",{class:"cnn-cost"}),b=m("span",{class:"cnn-live"}),v=m("div",{class:"cnn-box",role:"button",
tabindex:s===0?0:-1,"data-key":t.key,"data-kind":d===null?"port":h?"unit":p===void 0?c.kind:"merge",style:`left:${i.toFixed(
1)}px;top:${a.toFixed(1)}px;width:${l.toFixed(1)}px;height:${u}px`},Ht(c.shape,o,p),m("span",{class:"cnn-name"},t.label,
d!==null&&d.times>1&&` ×${d.times}`,m("span",{class:"cnn-inside"},` ${h?Dt(e,d):d===null?"":Ve(c,t.label)} `)),m("span",
{class:"cnn-size"},`${_(c.shape)} `),f,b,m("i",{class:"cnn-share"}));return{box:t,element:v,cost:f,said:b}}price(e,t,n){
let s=this.boxes.map(({box:i})=>i.unit===null?0:F(e,i.unit,t)),o=F(e,e.root,t)||1;this.boxes.forEach(({box:i,element:a,cost:l,
said:u},c)=>{g(l,s[c]>0?z(s[c],t):""),a.style.setProperty("--t",(s[c]/n).toFixed(3)),a.style.setProperty("--share",`${(100*
s[c]/o).toFixed(2)}%`),g(u,Ke(e,i,t))})}at(e,t){let n=e.target.closest(".cnn-box"),s=this.boxes.find(o=>o.element===n);s!==
void 0&&t(s)}focused(e){for(let{element:t}of this.boxes)t.tabIndex=t===e.element?0:-1;this.point(e)}point(e){let t=e===null?
-1:this.boxes.indexOf(e),n=this.level.wires.flatMap((s,o)=>s.includes(t)?[this.drawing.paths[o]]:[]);w(this.marked,"d",n.
join("")),this.events.point(e?.box??null)}reveal(e){let{y:t,h:n}=this.drawing.boxes[e],{scrollTop:s,clientHeight:o,scrollHeight:i}=this.
element;i<=o||(t<s||t+n>s+o)&&(this.element.scrollTop=t-o/3)}pressed(e){let t=this.boxes.findIndex(({element:s})=>s===document.
activeElement);if(t<0||e.ctrlKey||e.metaKey||e.altKey)return;let n={ArrowDown:()=>this.along(t,0),ArrowUp:()=>this.along(
t,1),ArrowLeft:()=>this.beside(t,-1),ArrowRight:()=>this.beside(t,1),Home:()=>0,End:()=>this.boxes.length-1}[e.key];if(n!==
void 0)this.boxes[n()]?.element.focus();else if(e.key==="Enter"||e.key===" ")this.events.pick(this.boxes[t].box);else if(e.
key==="Escape"||e.key==="Backspace")this.events.up();else return;e.preventDefault(),e.stopPropagation()}along(e,t){let n=this.
level.wires.filter(o=>o[t]===e).map(o=>o[1-t]),s=o=>Math.abs(this.placed.rows[o]-this.placed.rows[e])+Math.abs(this.placed.
lanes[o]-this.placed.lanes[e])/10;return n.length===0?e:n.reduce((o,i)=>s(i)<s(o)?i:o)}beside(e,t){let{rows:n,lanes:s}=this.
placed,o=n.flatMap((i,a)=>i===n[e]?[a]:[]).sort((i,a)=>s[i]-s[a]);return o[o.indexOf(e)+t]??e}},Ut={add:"add",multiply:"\
gate",concatenate:"concat",subtract:"difference"};function Dt(r,{start:e,end:t}){let n=new Map;for(let{kind:s,name:o,inputs:i}of r.
nodes.slice(e,t)){let a=s==="operation"&&i.length>1?Ut[o]:void 0;a!==void 0&&n.set(a,(n.get(a)??0)+1)}return[...n].map(([
s,o])=>Ue(o,s)).join(", ")}function Ht(r,e,t){if(t!==void 0)return m("span",{class:"cnn-sign"},t);let n=E(r),{front:s,edges:o}=Ge(
R(r),e,n?.[1]??1);return y("svg",{class:"cnn-slab",width:42,height:34,"aria-hidden":"true"},y("path",{d:o,class:"cnn-edg\
es"}),y("path",{d:s,class:"cnn-front"}))}var U=46,ne=class{element;bars=y("path",{class:"cnn-bars"});open=y("rect",{class:"cnn-open",y:.5,height:U-1,rx:3});hover=y(
"rect",{class:"cnn-hover",y:0,height:U});cursor=y("path",{class:"cnn-now"});svg=y("svg",{class:"cnn-strip",height:U,"ari\
a-hidden":"true"},this.hover,this.open,this.bars,this.cursor);note=m("p",{class:"cnn-strip-note"});count=1;width=1;drawn="";constructor(e){
this.element=m("div",{class:"cnn-strip-box"},this.svg,this.note);let t=n=>{let{left:s}=this.svg.getBoundingClientRect();
e(Math.max(0,Math.min(this.count-1,Math.floor((n.clientX-s)/this.width*this.count))))};this.svg.addEventListener("pointe\
rdown",n=>{this.svg.setPointerCapture(n.pointerId),t(n)}),this.svg.addEventListener("pointermove",n=>n.buttons>0&&t(n))}draw(e,t,n,s,o,i,a){
let l=`${e.name} ${o} ${i} ${a}`,{nodes:u}=e;if(l!==this.drawn){this.drawn=l,[this.count,this.width]=[u.length,a],w(this.
svg,"width",String(a));let c=Math.max(1,...u.map(h=>h[o])),d=u.findIndex(h=>h[o]===c);w(this.bars,"d",this.outline(u.map(
h=>h[o]/i))),g(this.note,`${o==="memory"?"Activations":ee[o]==="MACs"?"MACs":"Parameters"} of every step, from input to \
output. The most: ${u[d]?.name??""} at step ${d+1}, ${z(c,o)}.`)}this.frame(this.open,t===e.root?null:t),this.frame(this.
hover,n),w(this.cursor,"d",`M${this.x(s+.5)} 0V${U}`)}x(e){return Math.round(e/this.count*this.width*10)/10}outline(e){let t=this.
width/this.count,n=Math.max(1,t-(t>3?1:0)).toFixed(1);return e.map((s,o)=>s>0?`M${this.x(o)} ${U}v${-Math.max(1,s*(U-4)).
toFixed(1)}h${n}V${U}z`:"").join("")}frame(e,t){w(e,"visibility",t===null?"hidden":"visible"),t!==null&&(w(e,"x",String(
this.x(t.start))),w(e,"width",String(Math.max(3,this.x(t.end)-this.x(t.start)))))}};var J=class{constructor(e){this.events=e;this.diagram=new te({point:t=>{this.pointed=t,e.point(t)},pick:t=>this.pick(t),
up:()=>this.up()}),this.strip=new ne(t=>e.go(t)),this.element=m("section",{class:"cnn-net"},this.title,this.paper,this.totals,
this.strip.element,this.crumbs,this.diagram.element)}events;element;diagram;pointed=null;title=m("h4",{class:"cnn-net-ti\
tle"});paper=m("p",{class:"cnn-paper"});totals=m("p",{class:"cnn-totals"});crumbs=m("nav",{class:"cnn-crumbs","aria-labe\
l":"Open parts"});strip;network=null;crumbed="";focus="";wanted=null;compose(e,t){(e!==this.network||t!==this.focus)&&(this.
pointed=null),[this.network,this.focus]=[e,t],this.diagram.compose(e,t)}draw(e,t,n,s,o,i){let a=this.network,l=a.units.get(
this.focus);g(this.title,a.name===a.model||e!==void 0?a.name:`${a.name} (${a.model})`),g(this.paper,e===void 0?`A model \
of your own, on ${a.input.map(u=>u.join("×")).join(" and ")}.`:`${e.paper} ${e.new}`),g(this.totals,this.sums(a,e)),this.
strip.draw(a,l,this.pointed?.unit??null,s,t,n.step,o.strip),this.trail(l,t),this.diagram.draw(o.diagram,t,n.box,s,i),this.
wanted!==null&&this.diagram.enter(this.wanted),this.wanted=null}sums({totals:[e,t,n],root:s,nodes:o},i){let a=o.reduce((c,d)=>c+
d.parameters,0),l=e-a,u=[`${C(e)} parameters${l>0?` (${C(l)} of them in parts that only training uses)`:""}`];return u.push(
`${C(t)} MACs`,`${z(n,"memory")} of activations`,`${s.end-s.start} steps`),i?.top1!=null&&u.push(`top-1 ${i.top1.toFixed(
1)} % (${i.source})`),u.join(" · ")}trail(e,t){let n=`${this.network.name} ${e.key} ${t}`;if(n===this.crumbed)return;this.
crumbed=n;let s=[];for(let u=e;u!==null;u=u.parent)s.unshift(u);let o=s.map((u,c)=>{let d=c===0?"whole network":u.times>
1?`${u.label} ×${u.times}`:u.label;return c===s.length-1?m("span",{"aria-current":"true"},d):S(d,()=>this.close(u),void 0,
!0)}),i=F(this.network,e,t),a=F(this.network,this.network.root,t)||1,l=e.parent===null?"":`${z(i,t)}, ${(100*i/a).toFixed(
0)} %`;this.crumbs.replaceChildren(...o.flatMap((u,c)=>c===0?[u]:[m("span",{"aria-hidden":"true"},"›"),u]),m("span",{class:"\
cnn-crumb-sum"},l))}pick(e){let{unit:t,port:n,node:s}=e;n==="in"&&this.focus!==""?this.up():n==="out"&&this.focus!==""?this.
up():t===null?this.events.go(s):t.children.length===0?this.events.go(t.start):(this.wanted=this.diagram.element.contains(
document.activeElement)?t.children[0].key:null,this.events.open(t.key))}up(){let e=this.network.units.get(this.focus)?.parent;
e!=null&&this.close(e)}close(e){let t=this.network.units.get(this.focus);for(;t.parent!==null&&t.parent!==e;)t=t.parent;
this.wanted=this.element.contains(document.activeElement)?t.key:null,this.events.open(e.key)}};var Ye=["model","compare","view","cost","focus","compare_focus","step","chart","architectures"],Vt=6,Y=new Map;function re(r,{
pack:e}){if(r===""||r==null)return null;let t=Y.get(r);if(t!==void 0)return t;let n=typeof r=="string"?e:r,s=Se(n,typeof r==
"string"?r:Object.keys(n.graphs)[0]);return Y.size>=Vt&&Y.delete(Y.keys().next().value),Y.set(r,s),s}var oe=r=>r("archit\
ectures"),se=r=>re(r("model"),oe(r));function D(r){let e=oe(r),t=(i,a)=>{let l=re(r(i),e);if(l===null)return[];let u=String(
r(a)??"");return[{network:l,focus:l.units.has(u)?u:"",registered:typeof r(i)=="string"}]},n=r("view"),s=[...t("model","f\
ocus"),...n==="two"?t("compare","compare_focus"):[]],o=Math.min(Number(r("step")),s[0].network.nodes.length-1);return{view:n,
cost:r("cost"),chart:r("chart"),step:o,shown:s,architectures:e}}function Ze({binding:r,choices:e,stage:t}){let n=u=>r.set({...u,playing:!1}),s=Qe("Network",r.get,"model",u=>n({model:u,
focus:"",step:0})),o=Qe("beside",r.get,"compare",u=>n({compare:u,compare_focus:""})),i=K("View",[["one","One"],["two","T\
wo"],["all","All"]],u=>{let c=u==="two"&&r.get("compare")==="";n({view:u,...c&&{compare:r.get("model")==="vgg16"?"resnet\
18":"vgg16",compare_focus:""}})}),a=K("Cost",[["macs","MACs"],["parameters","Parameters"],["memory","Memory"]],u=>r.set(
{cost:u})),l=m("div",{class:"cnn-colour"},m("span",{class:"cnn-caption"},"Bars and colours show"),a.element);return e.append(
s.element,o.element,i.element),t.append(l),u=>{s.show(),o.show(),s.element.hidden=l.hidden=u.view==="all",o.element.hidden=
u.view!=="two",i.show(u.view),a.show(u.cost)}}function Qe(r,e,t,n){let s=oe(e),o=[e(t),e("_initial")?.[t]].find(c=>c!==null&&
typeof c=="object"),i=G("network"),a=m("select",{class:"cnn-select",id:i,onchange:()=>n(a.value==="own"?o:a.value)});o!==
void 0&&a.append(m("optgroup",{label:"yours"},m("option",{value:"own"},re(o,s).name)));let l=new Map;for(let[c,{family:d}]of Object.
entries(s.cards))l.set(d,[...l.get(d)??[],c]);for(let[c,d]of l)a.append(m("optgroup",{label:c},...d.map(h=>m("option",{value:h},
h))));let u=()=>{let c=e(t),d=typeof c=="string"?c:"own";a.value!==d&&(a.value=d)};return{element:m("div",{class:"cnn-fi\
eld"},m("label",{for:i},r),a),show:u}}var $e=8,P={top:10,right:14,bottom:40,left:52};function Xe({log:r,domain:e},t,n,s,o){let i=je(t,o,r,e);return Object.assign(
a=>Ie(i,a,n,s),{ticks:i.ticks})}var ae=class{constructor(e,t=()=>{}){this.point=t;this.element=m("div",{class:"cnn-chart"},
this.plot,this.readout,this.legend),w(this.plot,"aria-label",e),this.plot.addEventListener("pointermove",n=>this.look(this.
nearest(n))),this.plot.addEventListener("pointerdown",n=>this.look(this.nearest(n))),this.plot.addEventListener("pointer\
leave",n=>n.pointerType!=="touch"&&this.look(null)),this.plot.addEventListener("blur",()=>this.look(null)),this.plot.addEventListener(
"keydown",n=>this.pressed(n))}point;element;plot=y("svg",{class:"cnn-plot",role:"application",tabindex:0,"aria-roledescr\
iption":"chart"});readout=m("p",{class:"cnn-readout"});legend=m("div",{class:"cnn-series"});series=[];places=[];mark=null;drawn=null;draw(e,t,n,s){
let o=[e,t,n,s];if(tt(o,this.drawn))return;this.drawn=o,this.series=e;let{width:i,height:a}=s,l=e.flatMap(({points:h})=>h),
u=Xe(t,l.map(([h])=>h),P.left,i-P.right,Math.max(2,i/90)),c=Xe(n,l.map(([,h])=>h),a-P.bottom,P.top,Math.max(2,a/50));this.
places=e.map(({points:h})=>h.map(([p,f])=>[Kt(t,p)?u(p):NaN,c(f)]));for(let[h,p]of Object.entries({width:i,height:a,viewBox:`\
0 0 ${i} ${a}`}))this.plot.setAttribute(h,String(p));this.write=h=>this.sentence(h,t,n),this.plot.replaceChildren(this.axes(
u,c,t,n,s),...e.map((h,p)=>this.curve(h,this.places[p])),y("g",{class:"cnn-cursor"}));let d=e.filter(({name:h})=>h!=="");
this.legend.replaceChildren(...d.length>1?d.map(Jt):[]),this.show(this.mark)}show(e){let t=e===null?void 0:this.places[e.
series]?.[e.index];this.mark=t===void 0?null:e,this.plot.querySelector(".cnn-cursor")?.replaceChildren(...t===void 0||t.
some(Number.isNaN)?[]:[y("circle",{cx:t[0],cy:t[1],r:7})]),g(this.readout,this.mark===null?"":this.write(this.mark))}write=()=>"";sentence({
series:e,index:t},n,s){let{name:o,points:i,names:a}=this.series[e],[l,u]=i[t],c=(h,p)=>Number.isNaN(p)?"–":(h.write??W)(
p),d=a?.[t]??n.tell?.(l)??`${n.label} ${c(n,l)}`;return`${o}${o===""?"":", "}${d}: ${a===void 0?"":`${n.label} ${c(n,l)}\
, `}${s.label} ${c(s,u)}`}axes(e,t,n,s,{width:o,height:i}){let a=y("g",{class:"cnn-axes","aria-hidden":"true"}),[l,u]=[i-
P.bottom,o-P.right];for(let d of t.ticks)a.append(y("path",{d:`M${P.left} ${t(d)}H${u}`})),a.append(y("text",{x:P.left-6,
y:t(d)+4,"text-anchor":"end"},(s.write??W)(d)));for(let d of e.ticks)a.append(y("path",{d:`M${e(d)} ${l}v5`})),a.append(
y("text",{x:e(d),y:l+18,"text-anchor":"middle"},(n.write??W)(d)));let c=(l+P.top)/2;return a.append(y("path",{d:`M${P.left}\
 ${l}H${u}`,class:"cnn-axis"}),y("text",{x:(P.left+u)/2,y:i-4,"text-anchor":"middle",class:"cnn-axis-label"},n.label),y(
"text",{x:12,y:c,transform:`rotate(-90 12 ${c})`,"text-anchor":"middle",class:"cnn-axis-label"},s.label)),a}curve({look:e,
scatter:t,faint:n},s){let o=s.filter(a=>a.every(Number.isFinite)),i=y("g",{class:`cnn-curve${n===!0?" cnn-faint":""}`,"d\
ata-look":e%$e});return t!==!0&&o.length>0&&i.append(y("path",{d:`M${o.map(([a,l])=>`${a.toFixed(1)} ${l.toFixed(1)}`).join(
"L")}`})),(t===!0||o.length<=24)&&i.append(...o.map(([a,l])=>nt(e,a,l))),i}nearest({clientX:e,clientY:t}){let{left:n,top:s}=this.
plot.getBoundingClientRect(),o=null,i=60**2;return this.places.forEach((a,l)=>a.forEach(([u,c],d)=>{let h=(u-e+n)**2+(c-
t+s)**2;h<i&&([o,i]=[{series:l,index:d},h])})),o}look(e){e?.series===this.mark?.series&&e?.index===this.mark?.index||(this.
show(e),this.point(this.mark))}pressed(e){let t={ArrowLeft:-1,ArrowRight:1,Home:-1/0,End:1/0}[e.key],n={ArrowUp:-1,ArrowDown:1}[e.
key];if(t===void 0&&n===void 0||this.series.length===0)return;e.preventDefault(),e.stopPropagation();let{series:s,index:o}=this.
mark??{series:0,index:t===1?-1:0},i=et(s+(n??0),this.series.length);this.look({series:i,index:et(o+(t??0),this.series[i].
points.length)})}};function tt(r,e){if(Object.is(r,e)||typeof r=="function"&&typeof e=="function")return!0;if(typeof r!=
"object"||typeof e!="object"||r===null||e===null)return!1;let[t,n]=[r,e],s=Object.keys(t);return s.length===Object.keys(
n).length&&s.every(o=>tt(t[o],n[o]))}var Kt=({domain:r},e)=>r===void 0||e>=r[0]-1e-9&&e<=r[1]+1e-9,et=(r,e)=>Math.max(0,
Math.min(e-1,r));function nt(r,e,t){let n=["M-4 0a4 4 0 1 0 8 0a4 4 0 1 0-8 0z","M-3.6-3.6h7.2v7.2h-7.2z","M0-4.6 4.4 3.\
4h-8.8z","M0-5 5 0 0 5-5 0z"],s=r%$e>=n.length,o=n[r%n.length];return y("path",{d:o,transform:`translate(${e.toFixed(1)}\
 ${t.toFixed(1)})`,class:s?"cnn-mark cnn-hollow":"cnn-mark"})}function Jt({name:r,look:e,scatter:t}){let n=y("svg",{width:28,
height:12,"aria-hidden":"true"}),s=y("g",{class:"cnn-curve","data-look":e%$e});return t!==!0&&s.append(y("path",{d:"M1 6\
H27"})),s.append(nt(e,14,6)),n.append(s),m("span",{class:"cnn-series-entry"},n,r)}var rt=["VGG","ResNet","DenseNet","MobileNet","EfficientNet"],Yt={macs:"multiply-accumulates",parameters:"parameters",year:"\
year of the paper"},ie=class{constructor(e,t){this.open=e;this.chart=new ae("accuracy of all models against their cost",
s=>this.mark=s),this.axis=K("Across",[["macs","MACs"],["parameters","Parameters"],["year","Year"]],t);let n=this.chart.element;
n.addEventListener("click",()=>this.pick()),n.addEventListener("keydown",s=>s.key==="Enter"&&this.pick()),this.element=m(
"div",{class:"cnn-gallery"},m("div",{class:"cnn-across"},m("span",{class:"cnn-caption"},"Across"),this.axis.element),n,this.
note,m("div",{class:"cnn-table",role:"region","aria-label":"All models",tabindex:0},this.table))}open;element;chart;axis;table=m(
"table",{class:"cnn-models"});note=m("p",{class:"cnn-note"});names=[];mark=null;built=!1;draw(e,t,n){let{cards:s}=e;this.
axis.show(t);let o=Object.entries(s).filter(([,c])=>c.measured!==void 0&&c.top1!=null),i=({measured:c,year:d})=>t==="yea\
r"?d:c[t==="macs"?1:0],a=[...rt,"others"].map(c=>({family:c,models:o.filter(([,d])=>c==="others"?!rt.includes(d.family):
d.family===c).sort(([,d],[,h])=>i(d)-i(h)||d.top1-h.top1)}));this.names=a.map(({models:c})=>c.map(([d])=>d));let l=a.map(
({family:c,models:d},h)=>({name:c==="others"?"":c,look:h,points:d.map(([,p])=>[i(p),p.top1]),names:d.map(([p])=>p),scatter:c===
"others"||c==="VGG"||t==="year"})),u={label:Yt[t],log:t!=="year",write:t==="year"?String:c=>C(c).replace(/\.0+ /," ")};this.
chart.draw(l.map(c=>c.name===""?{...c,name:"others"}:c),u,{label:"top-1 accuracy, %",domain:[54,86]},{width:n,height:Math.
max(280,Math.min(380,n*.55))}),this.built||this.list(e),this.built=!0}pick(){let e=this.mark===null?void 0:this.names[this.
mark.series]?.[this.mark.index];e!==void 0&&this.open(e)}list({cards:e,notes:t}){let n=([c,d])=>{let h=m("button",{type:"\
button",class:"cnn-open-model",onclick:()=>this.open(c)},c),[p,f]=d.measured??d.counts,b=d.top1==null?"none":`${d.top1.toFixed(
1)}${d.dataset==="ImageNet"?"":` (${d.dataset})`}`;return m("tr",{},m("th",{scope:"row"},h),...[String(d.year),C(p),C(f),
b].map(v=>m("td",{},v)))},s=Object.entries(e),[o,i]=[s.filter(([,c])=>c.measured!==void 0),s.filter(([,c])=>c.measured===
void 0)],a=c=>m("tr",{},m("th",{colspan:5,scope:"rowgroup",class:"cnn-apart"},c)),l=m("tr",{},...["Model","Year","Parame\
ters","MACs","Top-1, %"].map(c=>m("th",{scope:"col"},c)));this.table.replaceChildren(m("thead",{},l),m("tbody",{},a("In \
the chart"),...o.sort(([,c],[,d])=>d.top1-c.top1).map(n)),m("tbody",{},a(t.apart),...i.map(n)));let u=[...new Set(o.map(
([,c])=>c.source.split(":")[0]))];g(this.note,t.chart.replace("{}",u.join("; ")))}};var ot=["In","Out","Parameters","MACs","Activations","Sees"],le=class{element;title=m("strong",{class:"cnn-panel-title"});text=m(
"p",{class:"cnn-panel-text"});values=ot.map(()=>m("dd",{}));terms=ot.map((e,t)=>[m("dt",{},e),this.values[t]]);shown="";constructor(){
let e=m("dl",{},...this.terms.flat());this.element=m("div",{class:"cnn-panel"},this.title,this.text,e)}draw(e,t,n,s,o){let i=e.
units.get(s)??e.root,a=i!==e.root&&(n<i.start||n>=i.end),l=t??(a?{key:s,unit:i,port:null,label:i.path,node:i.end-1}:null),
u=`${e.name} ${l?.key??`#${n}`} ${l===t}`;u!==this.shown&&(this.shown=u,l?.unit!=null&&l.unit.children.length>0?this.unit(
e,l,l===t):this.node(e,l?.unit?.start??l?.node??n,l,o))}unit(e,t,n){let{start:s,end:o}=t.unit,i=u=>this.share(e,F(e,{start:s,
end:o},u),u),a=new Set;for(let u=s;u<o;u++)for(let c of e.nodes[u].inputs)c<s&&a.add(c);let l=e.nodes[o-1];g(this.title,
t.label),g(this.text,`${He(e,t)}${n?" Click or press Enter to open it.":""}`),this.write([...a].map(u=>_(e.nodes[u].shape)),
_(l.shape),i("parameters"),i("macs"),i("memory"),we(l,e.input[0]))}node(e,t,n,s){let o=e.nodes[t],i=Ee(o,e.nodes[o.inputs[0]??
0].shape),a=o.setting===""?"":` ${o.setting}`;g(this.title,`${Qt(e,t)}${n===null?`, step ${t+1} of ${e.nodes.length}`:""}`);
let l=o.kind==="layer"||o.kind==="operation"?`${o.name}${a}. `:"";if(g(this.text,`${l}${De(o,e,s)}`),o.kind==="input"||o.
kind==="output"){this.write(o.inputs.map(u=>_(e.nodes[u].shape)),_(o.shape),"","","","");return}this.write(o.inputs.map(
u=>_(e.nodes[u].shape)),_(o.shape),i.parameters??this.share(e,o.parameters,"parameters"),i.macs??this.share(e,o.macs,"ma\
cs"),this.share(e,o.memory,"memory"),we(o,e.input[0]))}share(e,t,n){if(t===0)return"none";let s=100*t/Math.max(1,F(e,e.root,
n)),o=s>=.95?s.toFixed(0):s>=.01?s.toPrecision(1):"< 0.01";return n==="memory"?`${z(t,n)} (${o} %)`:`${O(t)} (${o} %)`}write(e,...t){
[e.length>3?`${e.slice(0,3).join(" and ")} and ${e.length-3} more`:e.join(" and "),...t].forEach((s,o)=>{let i=s==="";g(
this.values[o],s);for(let a of this.terms[o])a.hidden=i})}};function Qt(r,e){let t=r.nodes[e];if(t.kind==="input"||t.kind===
"output")return t.kind==="input"?"The input":"The output";let n=r.root;for(;n.children.length>0;)n=n.children.find(({start:i,
end:a})=>i<=e&&e<a);let[s,o]=n.path.split(":");return o===void 0?s:s===""?o:`${o} in ${s}`}var ue=class{constructor(e){this.root=e;this.element=m("div",{class:"cnn-editor",role:"group",hidden:!0},S("One less",()=>this.
nudge(-1),"minus"),this.field,S("One more",()=>this.nudge(1),"plus")),this.field.addEventListener("input",()=>this.read()),
this.element.addEventListener("keydown",t=>this.keydown(t)),this.element.addEventListener("focusout",t=>{this.element.contains(
t.relatedTarget)||this.close(!1)})}root;element;field=m("input",{type:"text",class:"cnn-entry",autocomplete:"off",spellcheck:"\
false"});edit=null;open(e){this.edit?.cell.classList.remove("cnn-editing"),this.edit=e,e.cell.classList.add("cnn-editing"),
this.element.hidden=!1,this.element.setAttribute("aria-label",`Edit ${e.label}`),this.field.setAttribute("aria-label",e.
label),this.place(e.cell),this.field.value=e.typed??W(e.value,6),this.field.focus({preventScroll:!0}),e.typed===void 0?this.
field.select():this.read()}close(e){let{edit:t}=this;t!==null&&(this.edit=null,this.element.hidden=!0,t.cell.classList.remove(
"cnn-editing"),e&&t.cell.focus({preventScroll:!0}))}read(){let e=xe(this.field.value);this.field.setAttribute("aria-inva\
lid",String(e===null)),e!==null&&this.edit?.write(e)}nudge(e){let t=(xe(this.field.value)??0)+e;this.field.value=W(t,6),
this.read()}keydown(e){e.stopPropagation();let{key:t}=e;if(t==="ArrowUp"||t==="ArrowDown")this.nudge(t==="ArrowUp"?1:-1);else if(t===
"Escape"){let{edit:n}=this;n?.cancel!==void 0?n.cancel():n?.write(n.value),this.close(!0)}else if(t==="Enter"&&e.target===
this.field)this.close(!0);else return;e.preventDefault()}place(e){let[t,n]=[this.root.getBoundingClientRect(),e.getBoundingClientRect()],
{offsetWidth:s,offsetHeight:o}=this.element,i=n.left+n.width/2-s/2-t.left,a=Math.max(4,Math.min(t.width-s-4,i)),l=n.bottom-
t.top+6,u=l+o>t.height?n.top-t.top-o-6:l;this.element.style.translate=`${a}px ${u}px`}};function st(r,e){let t=()=>{let s=r.get("_initial");return typeof s=="object"&&s!==null&&Object.keys(s).length>0?s:null},
n=t()===null?Object.fromEntries(e.map(s=>[s,structuredClone(r.get(s))])):{};return()=>t()??n}function at(r,e,t){let n=0,
s=()=>{n||=requestAnimationFrame(()=>{n=0,t()})};for(let o of e)r.on(`change:${o}`,s);return{get:o=>r.get(o),set(o){let i=Object.
entries(o).filter(([a,l])=>!Zt(r.get(a),l));for(let[a,l]of i)r.set(a,l);i.length>0&&r.save_changes()},schedule:s,dispose(){
cancelAnimationFrame(n),n=-1;for(let o of e)r.off(`change:${o}`,s)}}}var Zt=(r,e)=>r===e||JSON.stringify(r)===JSON.stringify(
e);function it(r,e){let t,n=l=>r.get(l),s=l=>{for(let[u,c]of Object.entries(l))r.set(u,c);r.save_changes()},o=()=>{clearTimeout(
t),n("playing")===!0&&(t=setTimeout(i,1e3/Math.max(.25,Number(n("speed")))))},i=()=>{let[l,u]=[e.index(n)+1,e.length(n)-
1];s({...l<=u&&e.at(n,l),playing:l<u}),o()},a=["change:playing","change:speed"];for(let l of a)r.on(l,o);return o(),()=>{
clearTimeout(t);for(let l of a)r.off(l,o)}}var Xt=[.25,.5,1,2,4,8].map(r=>[String(r),`${r} / s`]),ce=class{constructor(e,t){
this.binding=e;this.sequence=t;this.scrub.setAttribute("aria-label",`Position among the ${t.unit}s`),this.scrub.addEventListener(
"input",()=>this.go(Number(this.scrub.value))),this.playButton=S("Play",()=>this.toggle(),"play"),this.playButton.append(
X("pause")),this.playButton.classList.add("cnn-play"),this.element=m("div",{class:"cnn-player",role:"group","aria-label":"\
Player",id:G("player")},m("div",{class:"cnn-transport"},S(`First ${t.unit}`,()=>this.go(0),"first",!0),S("Step back",()=>this.
step(-1),"back",!0),this.playButton,S("Step forward",()=>this.step(1),"forward",!0)),this.scrub,this.count,this.speed.element),
this.element.addEventListener("keydown",n=>this.keydown(n))}binding;sequence;element;playButton;scrub=m("input",{type:"r\
ange",min:0,step:1,class:"cnn-scrub"});count=m("span",{class:"cnn-count"});speed=We("Speed",Xt,e=>this.binding.set({speed:Number(
e)}));toggle(){let e=this.binding.get("playing")===!0,t=this.sequence.index(this.binding.get)>=this.sequence.length(this.
binding.get)-1;this.binding.set({...!e&&t&&this.sequence.at(this.binding.get,0),playing:!e})}pause(){this.binding.get("p\
laying")===!0&&this.binding.set({playing:!1})}update(){let e=this.binding.get("playing")===!0,[t,n]=[this.sequence.index(
this.binding.get),this.sequence.length(this.binding.get)];w(this.playButton,"aria-label",e?"Pause":"Play"),w(this.playButton,
"title",e?"Pause":"Play"),w(this.playButton,"data-playing",String(e)),w(this.scrub,"max",String(n-1)),this.scrub.valueAsNumber!==
t&&(this.scrub.valueAsNumber=t),w(this.scrub,"aria-valuetext",`${this.sequence.unit} ${t+1} of ${n}`),this.scrub.style.setProperty(
"--done",String(n>1?t/(n-1):1)),g(this.count,`${t+1} / ${n}`),this.speed.show(String(this.binding.get("speed")))}step(e){
this.go(this.sequence.index(this.binding.get)+e)}go(e){let t=this.sequence.length(this.binding.get)-1,n=this.sequence.at(
this.binding.get,Math.max(0,Math.min(t,e)));this.binding.set({...n,playing:!1})}keydown(e){e.key!==" "||e.target!==this.
scrub||(e.preventDefault(),this.toggle())}};var de=class{constructor(e){this.source=e;let t=m("pre",{tabindex:0,role:"group","aria-label":"Python source"},this.code),
n=S("Copy",()=>{this.copy()}),s=m("div",{class:"cnn-python-bar"},m("span",{},"The same in Python"),this.status,n);this.element=
m("div",{class:"cnn-python",hidden:!0},s,t)}source;element;code=m("code",{});status=m("span",{class:"cnn-copied",role:"s\
tatus"});update(){this.element.hidden||(g(this.code,this.source()),g(this.status,""))}async copy(){try{await navigator.clipboard.
writeText(this.source()),g(this.status,"Copied")}catch{getSelection()?.selectAllChildren(this.code),g(this.status,"Selec\
ted: press Ctrl+C to copy")}}};var en=["data-theme","data-jp-theme-light","data-vscode-theme-kind","theme","class"];function lt(r){let e=new MutationObserver(
r);for(let n of[document.documentElement,document.body])e.observe(n,{attributeFilter:en});let t=matchMedia("(prefers-col\
or-scheme: dark)");return t.addEventListener("change",r),()=>{e.disconnect(),t.removeEventListener("change",r)}}var tn=["playing","speed"],nn=350,ut=4;function ct(r){let{sequence:e}=r;return{initialize:({model:t})=>e===void 0?()=>{}:
it(t,e),render({model:t,el:n}){try{return rn(r,t,n)}catch(s){let o=`${r.name} could not be drawn: ${s instanceof Error?s.
message:String(s)}`;return n.replaceChildren(m("div",{class:"cnn"},m("p",{class:"cnn-problem",role:"alert"},o))),()=>n.replaceChildren()}}}}
function rn(r,e,t){let n=[...r.traits,...r.sequence===void 0?[]:tn],s=st(e,n),o=m("div",{class:"cnn",role:"group","aria-\
label":r.title,"data-explorer":r.name}),i=m("div",{class:"cnn-live",role:"status","aria-live":"polite","aria-atomic":"tr\
ue"}),a=m("p",{class:"cnn-problem",role:"alert",hidden:!0}),l=x=>m("div",{class:`cnn-${x}`}),u,c=at(e,n,()=>f()),d={binding:c,
editor:new ue(o),player:r.sequence===void 0?null:new ce(c,r.sequence),choices:l("choices"),more:l("more"),stage:l("stage"),
detail:l("detail"),complain(x){a.hidden=x===null,g(a,x??"")}},h=r.build(d),p=new de(()=>h.python()),f=()=>{h.update(),d.
player?.update(),p.update(),clearTimeout(u),u=setTimeout(()=>g(i,h.describe()),nn)},b=sn(d,p,()=>{d.complain(null),h.reset?.(),
c.set({...s(),...d.player!==null&&{playing:!1}})});o.append(b,d.more,a,d.stage),d.player!==null&&o.append(d.player.element),
o.append(d.detail,p.element,i,d.editor.element);let[v,A]=[0,0],k=x=>{x<=ut||x===v||(v=x,h.resize(x-ut))},j=new ResizeObserver(
()=>{cancelAnimationFrame(A),A=requestAnimationFrame(()=>k(o.clientWidth))}),$=lt(()=>h.theme?.());return t.append(o),on(
d),k(o.clientWidth||700),f(),g(i,h.describe()),o.dataset.ready="true",j.observe(o),()=>{clearTimeout(u),cancelAnimationFrame(
A),j.disconnect(),$(),h.dispose?.(),c.dispose(),o.remove()}}function on({stage:r,player:e}){let t=n=>{n.target.closest("\
[role=gridcell]")!==null&&e?.pause()};r.addEventListener("pointermove",t),r.addEventListener("pointerdown",t),r.addEventListener(
"focusin",t)}function sn(r,e,t){r.more.hidden=!0;let n=ge("More",a=>{r.more.hidden=!a,n.show(a),r.binding.schedule()},r.
more),s=ge("Python",a=>{e.element.hidden=!a,s.show(a),e.update()},e.element),o=r.more.hasChildNodes()&&n.element,i=m("di\
v",{class:"cnn-ends"},o,s.element,S("Reset",t,"reset"));return m("div",{class:"cnn-bar",role:"group","aria-label":"Setti\
ngs"},r.choices,i)}var mt={unit:"step",length:r=>se(r).nodes.length,index:r=>Math.min(Number(r("step")),se(r).nodes.length-1),at:(r,e)=>({step:e,
focus:Le(se(r),String(r("focus")),e)})},an=600,ln=262,dt=16,ke=class{constructor(e){this.frame=e;let{binding:t}=e;this.showControls=
Ze(e);let n=s=>({point:o=>this.point(s,o),open:o=>this.open(s,o),go:o=>this.go(s,o)});this.columns=[new J(n(0)),new J(n(
1))],this.gallery=new ie(s=>t.set({model:s,view:"one",focus:"",step:0,playing:!1}),s=>t.set({chart:s})),this.nets=m("div",
{class:"cnn-nets"},this.columns[0].element,this.columns[1].element,this.panel.element),e.stage.append(this.nets,this.gallery.
element)}frame;columns;panel=new le;gallery;nets;showControls;width=688;pointed=null;update(){let e=D(this.frame.binding.
get),t=e.view==="all";this.showControls(e),this.nets.hidden=t,this.gallery.element.hidden=!t,this.frame.player!==null&&(this.
frame.player.element.hidden=t),t?this.gallery.draw(e.architectures,e.chart,this.width):this.draw(e)}resize(e){Math.abs(e-
this.width)<1||(this.width=e,this.update())}describe(){let{view:e,shown:t,step:n,cost:s,chart:o,architectures:i}=D(this.
frame.binding.get);if(e==="all")return`All models: ${Object.values(i.cards).filter(({measured:d})=>d!==void 0).length} w\
ith a published accuracy on ImageNet, across ${o}.`;let[a,l]=t,u=l===void 0?"":` Beside it ${ve(l.network,l.focus,Z(a.network,
n,l.network),s)}`;return ve(a.network,a.focus,n,s)+u}python(){let{view:e,shown:t}=D(this.frame.binding.get);return _e(e,
t)}draw({shown:e,cost:t,step:n,architectures:s}){let o=e.length>1;this.columns[1].element.hidden=!o,e.forEach(({network:f,
focus:b},v)=>this.columns[v].compose(f,b));let i=Math.max(...e.map((f,b)=>this.columns[b].diagram.placed.laneCount)),a=!o&&
this.width>=an&&i<3,l=o?Math.floor((this.width-dt)/2):a?this.width-ln-dt:this.width;w(this.nets,"data-layout",o?"two":a?
"beside":"below");let u=Re(!0),c=o?ze([this.columns[0].diagram.sides(),this.columns[1].diagram.sides()],u):void 0,d=e.map(
({network:f},b)=>b===0?n:Z(e[0].network,n,f)),h={box:Math.max(...e.map((f,b)=>this.columns[b].diagram.most(t))),step:e.reduce(
(f,{network:b})=>b.nodes.reduce((v,A)=>Math.max(v,A[t]),f),1)};e.forEach(({network:f,registered:b},v)=>{let A=b?s.cards[f.
name]:void 0;this.columns[v].draw(A,t,h,d[v],{strip:o?l:this.width,diagram:l},c?.[v])});let p=this.pointed!==null&&this.
pointed.column<e.length&&this.columns[this.pointed.column].pointed!==null?this.pointed.column:0;this.panel.draw(e[p].network,
this.columns[p].pointed,d[p],e[p].focus,s.words)}point(e,t){this.pointed=t===null?null:{column:e,box:t},t!==null&&this.frame.
player?.pause(),this.frame.binding.schedule()}open(e,t){let{shown:n,step:s}=D(this.frame.binding.get),o=["focus","compar\
e_focus"],i=n.flatMap(({network:u,focus:c},d)=>d===e||u.units.has(t)&&c!==t?[[o[d],t]]:[]),a=n[0].network.units.get(t),l=e===
1||a===void 0||s>=a.start&&s<a.end||t==="";this.frame.binding.set({...Object.fromEntries(i),...!l&&{step:a.start},playing:!1})}go(e,t){
let{shown:n}=D(this.frame.binding.get),s=e===0?t:Z(n[1].network,t,n[0].network);this.frame.binding.set({...mt.at(this.frame.
binding.get,s),playing:!1})}},Ts=ct({name:"ArchitectureExplorer",title:"Architecture explorer",traits:Ye,sequence:mt,build:r=>new ke(
r)});export{Ts as default};
