var gt=["input","layer","operation","output"],C=n=>Array.isArray(n)&&n.length>0&&n.every(e=>typeof e=="number")?n:null,K=n=>n.
reduce((e,t)=>e*t,1);function xt(n,e){let t=n.graphs[e].order.flatMap(o=>typeof o=="number"?[o]:Array.from({length:o[0]},
()=>o.slice(1)).flat()),r=[];return t.forEach((o,s)=>{let[a,i,l,u,c,d,h,p,...f]=n.rows[o],b=n.shapes[u],x=K(C(b)??[0]),F=f.
map(k=>s-k);r.push({kind:gt[a],name:n.texts[i],setting:n.texts[l],shape:b,parameters:c,macs:d>0?d*x:0-d,memory:h>0?h*4*x:
0-h,field:wt(p,F.length>0?r[F[0]].field:null),inputs:F})}),r}function wt(n,e){if(n===null)return null;if(n===0)return e;
let[t,r,o]=n;return t==="="?[r,o]:[e[0]+t,e[1]*r]}function vt(n,e){let{form:t,input:r,model:o}=n.graphs[e],s=new Map,a=(c,d)=>c.
startsWith("/")?c.slice(1):d+c,i=(c,d,h,p,f)=>{let[b,x,...F]=n.forms[d],k={path:c,kind:n.texts[b],start:p,end:p,times:x,
children:[],parent:f,key:"",label:""},I=k.kind==="fold"||k.kind==="stage",v=I?h:c;for(let M of F){let[N,S]=typeof M=="nu\
mber"?[M,-1]:M,T=a(n.texts[N],v),$=S<0?{path:T,kind:"",start:k.end,end:k.end+1,times:1,children:[],parent:k,key:"",label:""}:
i(T,S,v,k.end,k);k.children.push($),k.end=$.end}return I&&(k.path=`${k.children[0].path}…${k.children.at(-1).path}`),k},
l=(c,d)=>{let h=(s.get(c.path)??0)+1;s.set(c.path,h),c.key=h===1?c.path:`${c.path}#${h}`;let p=c.kind==="fold"||c.kind===
"stage";c.label=p?$t(c.path,d):Te(c.path,d);for(let f of c.children)l(f,p?d:c.path)},u=i("",t,"",r.length,null);return l(
u,""),u.label=o,u}function $t(n,e){let[t,r]=n.split("…").map(o=>Te(o,e));return`${t} … ${r.slice(r.lastIndexOf(".")+
1)}`}function Te(n,e){return n.includes(":")?n.slice(n.lastIndexOf(":")+1):e!==""&&n.startsWith(`${e}.`)?n.slice(e.length+
1):n}function Le(n,e){let{model:t,input:r,totals:o}=n.graphs[e],s=vt(n,e),a=new Map,i=l=>{a.set(l.key,l),l.children.forEach(
i)};return i(s),{name:e,model:t,input:r,totals:o,nodes:xt(n,e),root:s,units:a}}function E(n,{start:e,end:t},r){let o=0;for(let s=e;s<
t;s++)o+=n.nodes[s][r];return o}var kt=4;function Fe(n,e){let t=n.units.get(e)??n.root,{nodes:r}=n,o=t.children.length>0?
t.children:[t],s=new Set;for(let p=t.start;p<t.end;p++)for(let f of r[p].inputs)f<t.start&&s.add(f);let a=s.size>kt,i=a?
[Math.max(...s)]:[...s].sort((p,f)=>p-f),l=i.map(p=>({key:`in:${p}`,unit:null,port:"in",label:a?`from ${s.size} places`:
r[p].kind==="input"?"input":`from ${Ne(t,p)}`,node:p})),u=new Map;for(let p of s)u.set(p,a?0:i.indexOf(p));o.forEach(p=>{
for(let f=p.start;f<p.end;f++)u.set(f,l.length);l.push({key:p.key,unit:p,port:null,label:p.label,node:p.end-1})});let c=new Map,
d=(p,f)=>{p!==f&&c.set(`${p} ${f}`,[p,f])};for(let p=t.start;p<t.end;p++)for(let f of r[p].inputs)u.has(f)&&d(u.get(f),u.
get(p));let h=[];for(let p=t.end;p<r.length;p++)for(let f of r[p].inputs)f>=t.start&&f<t.end&&h.push([f,p]);if(h.length>
0){let[p,f]=h[0],b=r[f].kind==="output"?"output":`to ${Ne(t,f)}`;l.push({key:"out",unit:null,port:"out",label:b,node:r[f].
kind==="output"?f:p});for(let[x]of h)d(u.get(x),l.length-1)}return{boxes:l,wires:[...c.values()]}}function Ne(n,e){for(let t=n.
parent;t!==null;t=t.parent){let r=t.children.find(({start:o,end:s})=>o<=e&&e<s);if(r!==void 0)return r.path===""?r.label:
r.path}return"the input"}function Ee(n,e,t){let r=n.units.get(e)??n.root;if(t>=r.start&&t<r.end)return r.key;let o=0;for(;r.
parent!==null;r=r.parent)o++;let s=n.root;for(;o>0;o--){let a=s.children.find(({start:i,end:l})=>i<=t&&t<l);if(a===void 0||
a.children.length===0)break;s=a}return s.key}function B(n){let e=C(n);return e!==null&&e.length>2?Math.max(...e.slice(2)):
0}function Z(n,e,t){let r=(h,p)=>{let f=h.flatMap(({shape:b},x)=>B(b)===p?[x]:[]);return[f[0],f.at(-1)]},o=B(n.nodes[e].
shape),s=[...new Set(t.nodes.map(({shape:h})=>B(h)))],a=h=>Math.abs(Math.log2(h+.1)-Math.log2(o+.1)),i=s.reduce((h,p)=>a(
p)<a(h)?p:h),[[l,u],[c,d]]=[r(n.nodes,o),r(t.nodes,i)];return c+Math.round((u>l?(e-l)/(u-l):0)*(d-c))}var z=n=>Number.isSafeInteger(n)?String(n).replace(/\B(?=(\d{3})+$)/g,","):n.toExponential(2).replace(/e\+?/," · 10^");
function _(n){if(n<999.5)return String(Math.round(n));for(let[e,t]of[[1e3,"k"],[1e6,"M"],[1e9,"G"],[1e12,"T"],[1e15,"P"]]){
let r=n/e;for(let[o,s]of[[2,9.995],[1,99.95],[0,999.5]])if(r<s)return`${r.toFixed(o)} ${t}`}return n.toExponential(2)}function P(n){let e=C(n);return e!==null?e.slice(1).join("×")||"1":n!==null&&typeof n=="object"?`${Object.keys(n).length}\
 outputs`:"no tensor"}var Ce={parameters:null,macs:null};function _e(n,e){let[t,r]=[C(e),C(n.shape)];if(t===null||r===null)
return Ce;if(/^Conv\dd$/.test(n.name))return Mt(n,t,r);if(n.name==="Linear"){let[o,s]=[r.length===2?K(t.slice(1)):t.at(-1),
r.at(-1)];return Pe(n,[o,s],s,[...r.slice(0,-1).filter(a=>a>1),o,s])}return/^BatchNorm/.test(n.name)&&n.parameters===2*r[1]?
{parameters:`2·${r[1]} = ${z(n.parameters)} (a scale and a shift per channel)`,macs:null}:Ce}function Mt(n,e,t){let r=n.
setting.split(",")[0].split("×").map(Number),o=Number(/groups (\d+)/.exec(n.setting)?.[1]??1),s=[...r,e[1]/o,t[1]];return Pe(
n,s,t[1],[...s,...t.slice(2),...t[0]===1?[]:[t[0]]])}function Pe(n,e,t,r){let o=K(e),s=n.parameters-o,a=s===0||s===t,i=s===
0?"":` + ${z(s)} biases`;return{parameters:a?`${e.join("·")}${i} = ${z(n.parameters)}`:null,macs:K(r)===n.macs?`${r.join(
"·")} = ${z(n.macs)}`:null}}function Oe(n,e){if(n==="all")return`from cnnedu.models import compare, list_models

print(compare(list_models()))
`;let t=["from cnnedu.analysis import model_graph"];e.some(({registered:r})=>r)&&t.push("from cnnedu.models import creat\
e_model");for(let{network:r,registered:o,focus:s}of e){let a=r.input.map(c=>`(${c.join(", ")}${c.length===1?",":""})`),i=a.
length===1?a[0]:`[${a.join(", ")}]`,l=o&&r.input[0].length===2?', input_dtype="int64"':"",u=r.units.get(s)??r.root;t.push(
"",o?`model = create_model("${r.name}")`:`# model is your ${r.model}`,`graph = model_graph(model, ${i}${l})`,"print(grap\
h.summary)",`for node in ${s===""?"graph.nodes":`graph.nodes[${u.start}:${u.end}]`}:`,"    print(node.path, node.name, n\
ode.output_shape, node.parameters, node.macs, node.inputs)")}return`${t.join(`
`)}
`}function At(n,e){let t=new Array(n).fill(0),r=Array.from({length:n},()=>[]);for(let[o,s]of e)r[s].push(o);for(let o=0;o<
n;o++)t[o]=r[o].reduce((s,a)=>Math.max(s,t[a]+1),0);return t}function St(n,e){let t=Array.from({length:n},()=>[]);for(let[
o,s]of e)t[o].push(s);let r=[];for(let o=n-1;o>=0;o--){let s=new Set(t[o]);for(let a of t[o])for(let i of r[a])s.add(i);
r[o]=s}return e.map(([o,s])=>t[o].some(a=>a!==s&&r[a].has(s)))}var Nt=6;function fe(n,e){let t=St(n,e),r=At(n,e),o=r.map(
(u,c)=>({box:c,row:u,up:[],down:[],at:0})),s=Array.from({length:Math.max(0,...r)+1},()=>[]);o.forEach(u=>s[u.row].push(u));
let a=e.map(()=>[]);e.forEach(([u,c],d)=>{if(t[d])return;let h=o[u];for(let p=r[u]+1;p<=r[c];p++){let f=p===r[c]?o[c]:{box:-1,
row:p,up:[],down:[],at:0};f.box<0&&(a[d].push(f),s[p].push(f)),h.down.push(f),f.up.push(h),h=f}}),Tt(s),Lt(s);let i=s.flat(),
l=Math.min(0,...i.map(({at:u})=>u));for(let u of i)u.at-=l;return{rows:r,lanes:o.map(({at:u})=>u),laneCount:Math.max(0,...i.
map(({at:u})=>u))+1,skips:t,through:a.map(u=>u.map(({at:c})=>c)),tracks:Ct(e,r,t)}}var he=(n,e)=>n.length===0?e:n.reduce(
(t,{at:r})=>t+r,0)/n.length;function Tt(n){for(let t of n)t.forEach((r,o)=>r.at=o);let e=(t,r)=>{let o=new Map(t.map(s=>[
s,he(s[r],s.at)]));t.sort((s,a)=>o.get(s)-o.get(a)||s.at-a.at),t.forEach((s,a)=>s.at=a)};for(let t=0;t<4;t++)if(t%2===0)
for(let r of n)e(r,"up");else for(let r of[...n].reverse())e(r,"down");for(let t of n)e(t,"up")}function Lt(n){let e=Math.
max(1,...n.map(t=>t.length));for(let t of n)t.forEach((r,o)=>r.at=o+(e-t.length)/2);for(let t=0;t<Nt;t++){let r=t%2===0;
for(let o of r?n:[...n].reverse())Et(o,o.map(s=>s.up.length+s.down.length===0?s.at:Ft(s,r)))}}function Ft(n,e){let[t,r]=e?
[n.up,n.down]:[n.down,n.up];return t.length>0?he(t,n.at):he(r,n.at)}function Et(n,e){let t=[];n.forEach((o,s)=>{for(t.push(
{sum:e[s]-s,items:[o]});;){let[a,i]=[t.at(-1),t.at(-2)];if(i===void 0||i.sum/i.items.length<=a.sum/a.items.length)break;
i.sum+=a.sum,i.items.push(...a.items),t.pop()}});let r=0;for(let{sum:o,items:s}of t)for(let a of s)a.at=o/s.length+r++}function Ct(n,e,t){
let r=new Array(n.length).fill(0),o=[],s=n.flatMap(([a,i],l)=>t[l]?[{at:l,from:e[a],to:e[i]}]:[]);s.sort((a,i)=>a.to-a.from-
(i.to-i.from)||a.from-i.from);for(let{at:a,from:i,to:l}of s){let u=0;for(;o[u]?.some(([c,d])=>c<l&&i<d);)u++;(o[u]??=[]).
push([i,l]),r[a]=u}return r}function Be(n,e){let t=n.map(i=>i.map(()=>0)),r=(i,l)=>l*e+t[i][l],o=(i,l,u)=>{for(let c=l;c<
t[i].length;c++)t[i][c]+=u},[s,a]=[-1,-1];for(let i of new Set(n[0])){let[l,u]=[n[0].indexOf(i),n[1].indexOf(i)];if(u<0||
l<=s||u<=a)continue;let c=r(0,l)-r(1,u);c>0?o(1,u,c):o(0,l,-c),[s,a]=[l,u]}return[n[0].map((i,l)=>r(0,l)),n[1].map((i,l)=>r(
1,l))]}var[be,G,_t,Pt,Ot,zt]=[16,8,11,372,92,330],ze=.66,Ge=n=>(n?46:34)+be;function je(n,e,t,r,o){let s=Math.max(-1,...e.
flatMap((v,M)=>n.skips[M]?[n.tracks[M]]:[]))+1,a=Math.min(_t,90/Math.max(1,s)),i=s>0?10+s*a:0,l=Math.max(Ot,Math.min(Pt,
(t-4-i)/n.laneCount)),u=l<zt,c=u?46:34,d=Math.max(2,(t-l*n.laneCount-i)/2),h=v=>2+(o?.[v]??v*(c+be)),p=l-(n.laneCount>1?
10:0),f=v=>d+(v+.5)*l,b=n.rows.map((v,M)=>{let N=Math.max(Math.min(p,u?212:300),p*(ze+(1-ze)*(r[M]??1)));return{x:f(n.lanes[M])-
N/2,y:h(v),w:N,h:c}}),x=(v,M)=>Math.max(...b.flatMap(({x:N,w:S},T)=>n.rows[T]>=n.rows[v]&&n.rows[T]<=n.rows[M]?[N+S]:[])),
F=e.map(([v,M],N)=>{let[S,T]=[b[v],b[M]];if(n.skips[N])return Rt(S,T,x(v,M)+10+n.tracks[N]*a);let $=n.through[N].map((q,yt)=>({
x:f(q),y:h(n.rows[v]+1+yt)})),Se=`M${W(S.x+S.w/2,S.y+c)}`,[me,pe]=[S.x+S.w/2,S.y+c];for(let q of $)Se+=`${Re(me,pe,q.x,q.
y)}V${A(q.y+c)}`,[me,pe]=[q.x,q.y+c];return Se+Re(me,pe,T.x+T.w/2,T.y)}),k=e.map(([,v],M)=>{let{x:N,y:S,w:T}=b[v];return n.
skips[M]?`M${W(N+T,S+c*.7)}l7-4v8z`:`M${W(N+T/2,S)}l-4-6h8z`}),I=Math.max(0,...b.map(({y:v})=>v+c))+2;return{boxes:b,paths:F,
heads:k,width:Math.max(t,d+l*n.laneCount+i),height:I,narrow:u}}var A=n=>Math.round(n*10)/10,W=(n,e)=>`${A(n)} ${A(e)}`;function Re(n,e,t,r){
if(Math.abs(t-n)<.5)return`V${A(r)}`;let o=Math.max(e,r-be),s=(o+r)/2;return`V${A(o)}C${W(n,s+2)} ${W(t,s-2)} ${W(t,r)}`}
function Rt(n,e,t){let[r,o]=[n.y+n.h*.5,e.y+e.h*.7];return`M${W(n.x+n.w,r)}H${A(t-G)}q${G} 0 ${G} ${G}V${A(o-G)}q0 ${G} ${-G}\
 ${G}H${A(e.x+e.w)}`}function Ie(n,e,t){let r=n>0?4+18*Math.sqrt(n/Math.max(n,e)):3,o=2+14*(Math.log2(t+1)/12),s=r*.42,[
a,i]=[A((42-o-s)/2),A(17+(r+s*.6)/2)],[l,u,c]=[A(o),A(r),A(s)];return{front:`M${a} ${i}h${l}v${-u}h${-l}z`,edges:`M${a} ${A(
i-u)}l${c} ${A(-c*.6)}h${l}l${-c} ${A(c*.6)}zM${A(a+l)} ${i}l${c} ${A(-c*.6)}v${-u}l${-c} ${A(c*.6)}z`}}function qe(n,e,t=!1,r){let o=n.filter(i=>Number.isFinite(i)&&(!t||i>0)),[s,a]=r??o.reduce(([i,l],u)=>[Math.min(i,u),Math.
max(l,u)],[1/0,-1/0]);return s>a&&([s,a]=t?[1,10]:[0,1]),s===a&&([s,a]=t?[s/2,s*2]:[s-.5,a+.5]),{low:s,high:a,log:t,ticks:t?
jt(s,a,e):Ue(s,a,e)}}function We({low:n,high:e,log:t},r,o,s){if(t&&r<=0)return NaN;let a=t?Math.log10:Number;return o+(a(
r)-a(n))/(a(e)-a(n))*(s-o)}function jt(n,e,t){let[r,o]=[Math.floor(Math.log10(n)),Math.ceil(Math.log10(e))],s=Math.max(1,
Math.ceil((o-r)/t)),a=o-r<=t/3?[1,2,5]:[1],i=[];for(let l=r;l<=o;l+=s)i.push(...a.map(u=>+`${u}e${l}`));return i.filter(
l=>l>=n*.999&&l<=e*1.001)}function Ue(n,e,t){let r=(e-n)/t,o=Math.floor(Math.log10(r)),s=r/10**o,a=s>=Math.sqrt(50)?10:s>=
Math.sqrt(10)?5:s>=Math.sqrt(2)?2:1,i=o<0?10**-o/a:1,l=o<0?1:10**o*a,u=f=>f*l/i,[c,d]=[Math.round(n*i/l),Math.round(e*i/
l)],[h,p]=[u(c)<n?c+1:c,u(d)>e?d-1:d];return p<h&&t<2?Ue(n,e,2*t):Array.from({length:Math.max(0,p-h+1)},(f,b)=>u(h+b))}var It=[1,2,1,2,4,2,1,2,1].map(n=>n/16);var nr=64*Number.EPSILON;function m(n,e={},...t){let r=document.createElement(n);for(let[o,s]of Object.entries(e))typeof s=="function"?r.addEventListener(
o.slice(2),s):s===!0?r.setAttribute(o,""):s!==!1&&s!=null&&r.setAttribute(o,String(s));return r.append(...t.filter(o=>o!=
null&&o!==!1)),r}var qt={first:"M4 3v10M13 3.5v9L6 8z",back:"M11.5 3.5v9L5 8z",play:"M5 3v10l8-5z",pause:"M5 3.5v9M11 3.\
5v9",forward:"M4.5 3.5v9L11 8z",reset:"M3.5 8a4.5 4.5 0 1 0 1.6-3.4M5.5 1.8 4.8 4.9l3.1.5",minus:"M4 8h8",plus:"M4 8h8M8\
 4v8"};function X(n){let e="http://www.w3.org/2000/svg",t=document.createElementNS(e,"svg");t.setAttribute("viewBox","0 \
0 16 16"),t.setAttribute("class",`cnn-icon cnn-icon-${n}`),t.setAttribute("aria-hidden","true");let r=document.createElementNS(
e,"path");return r.setAttribute("d",qt[n]),t.append(r),t}function g(n,e){n.textContent!==e&&(n.textContent=e)}function w(n,e,t){
n.getAttribute(e)!==t&&(t===null?n.removeAttribute(e):n.setAttribute(e,t))}var Wt=0,Ut=Math.random().toString(36).slice(
2,8),j=n=>`cnn-${n}-${Ut}-${++Wt}`;function L(n,e,t,r=!1){let o=t===void 0?n:X(t),s={type:"button",class:`cnn-button${r?" cnn-quiet":""}`,onclick:e};return m(
"button",t===void 0?s:{...s,"aria-label":n,title:n},o)}function ge(n,e,t){let r=t===void 0?"aria-pressed":"aria-expanded",
o=L(n,()=>e(o.getAttribute(r)!=="true"));return o.setAttribute(r,"false"),t!==void 0&&(t.id||=j("panel"),o.setAttribute(
"aria-controls",t.id)),{element:o,show:s=>o.setAttribute(r,String(s))}}var Dt=(n,e)=>(e.id||=j("field"),m("div",{class:"\
cnn-field"},m("label",{for:e.id},n),e));function De(n,e,t){let r=m("select",{class:"cnn-select",onchange:()=>t(r.value)});
for(let[s,a]of e)r.append(m("option",{value:s},a));let o=s=>{r.value!==s&&(r.value=s)};return{element:Dt(n,r),show:o}}function J(n,e,t){
let r=j("choice"),o=e.map(([l])=>m("input",{type:"radio",name:r,value:l,onchange:()=>t(l)})),s=e.map(([,l],u)=>m("label",
{},o[u],m("span",{},l)));return{element:m("div",{class:"cnn-segmented",role:"radiogroup","aria-label":n},...s),show:l=>o.
forEach(u=>u.checked=u.value===l)}}function U(n,e=2){if(!Number.isFinite(n))return Number.isNaN(n)?"nan":n>0?"∞":"−∞";let t=Math.abs(n);if(t<1e-9)return"\
0";let r=n<0?"−":"";return t>=1e15?r+Number(t.toPrecision(3)).toExponential():Number(t.toFixed(e))!==0?r+String(Number(
t.toFixed(e))):t>=1e-4?r+String(Number(t.toPrecision(2))):r+t.toExponential(1).replace(".0e","e").replace(/-(\d)$/,"-0$1")}function xe(n){let e=n.trim().replaceAll("−","-").replace(",","."),t=/^([+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?)(?:\/(\d+\.?\d*))?$/i.
exec(e);if(t===null)return null;let r=Number(t[1])/(t[2]===void 0?1:Number(t[2]));return Number.isFinite(r)?r:null}var He=(n,e)=>`${n}\
 ${e}${n===1?"":"s"}`;function y(n,e={},...t){let r=document.createElementNS("http://www.w3.org/2000/svg",n);for(let[o,s]of Object.entries(e))
s!=null&&s!==!1&&r.setAttribute(o,String(s));return r.append(...t.filter(o=>o!==null&&o!==!1)),r}var ee={macs:"MACs",parameters:"parameters",memory:"bytes"},R=(n,e)=>e==="memory"?`${_(n)}${n>=999.5?"":" "}B`:_(n);function Ke(n,e,t){
return/^(Partial)?Conv|^convolution$/.test(n.name)?Ht(n,C(e.nodes[n.inputs[0]??0]?.shape)??[]):t.find(([r])=>new RegExp(
r,"i").test(n.name))?.[1]??""}function Ht({setting:n,shape:e},t){let r=Number(/groups (\d+)/.exec(n)?.[1]??1),o=C(e)?.[1]??
0;if(r>1&&r===t[1])return"Depthwise: one kernel per channel, which sees that channel alone.";if(/^1(×1)*(,|$)/.test(n))
return`Mixes the ${t[1]??""} channels at each position, and looks at no neighbour.`;let s=n.split(",")[0];return`Each of\
 its ${o} filters looks at ${s} positions in ${r>1?`${(t[1]??0)/r} of the`:"all"} ${t[1]??""} channels.`}function Ve(n,{
unit:e}){if(e===null||e.children.length===0)return"";let t=n.nodes.slice(e.start,e.end).filter(({kind:o})=>o==="layer").
length;return e.kind==="fold"?`${e.times} like blocks in a row, ${t} layers: same layers, same wires.`:`${e.kind==="stag\
e"?"A run of layers on maps of one size":e.kind}: ${t} layer${t===1?"":"s"}.`}function Je({name:n,setting:e},t){let r=e.
replace(/stride (\d)/,"/$1").replace(/, groups (\d+)/,(o,s)=>Number(s)>1?`, ${s} groups`:"").replace(", /"," /");return r!==
""?r:/^(Linear|Dropout|Embedding)$/.test(n)&&n.toLowerCase()!==t?n.toLowerCase():""}function we(n,e){if(n.field===null)return n.
kind==="input"?"":"everything";let[t,r]=n.field,o=typeof t=="number"&&e.length>3,[s,a]=e.length===2?["tokens","token"]:e.
length===3?["steps","step"]:["pixels","pixel"];return`${o?`${t}×${t}`:t} ${s}, a new one every ${r===1?a:`${r} ${s}`}`}
function ve(n,e,t,r){let o=n.units.get(e)??n.root,s=n.nodes[t],a=Math.max(1,o.children.length),i=e===""?n.name:`${n.name}\
, ${e}`,l=R(E(n,o,r),r);return`${i}: ${a} part${a===1?"":"s"} in sight, ${l} ${r==="memory"?"of activations":ee[r]}. Ste\
p ${t+1} of ${n.nodes.length}: ${s.name}, ${P(s.shape)}.`}function Ye(n,{unit:e,node:t},r){if(e===null)return"";let o=e.
children.length>0;return` ${E(n,e,r)>0?`${ee[r]}, `:""}${o?e.kind:n.nodes[t].name}${o?", opens":""}`}var Qe=n=>n.nodes.reduce(
(e,{shape:t})=>Math.max(e,B(t)),1);var Kt={add:"+",multiply:"×",concatenate:"⧺",subtract:"−"},te=class{constructor(e){this.events=e;this.element=m("di\
v",{class:"cnn-diagram",role:"group"},this.canvas),this.canvas.append(this.wires),this.canvas.addEventListener("pointero\
ver",t=>this.at(t,r=>this.point(r))),this.canvas.addEventListener("pointerleave",t=>t.pointerType!=="touch"&&this.point(
null)),this.canvas.addEventListener("focusin",t=>this.at(t,r=>this.focused(r))),this.canvas.addEventListener("focusout",
()=>this.point(null)),this.canvas.addEventListener("click",t=>this.at(t,r=>e.pick(r.box))),this.element.addEventListener(
"keydown",t=>this.pressed(t))}events;element;level={boxes:[],wires:[]};placed=fe(0,[]);network=null;focus="";drawing=null;canvas=m(
"div",{class:"cnn-canvas"});flow=y("path",{class:"cnn-flow"});heads=y("path",{class:"cnn-heads"});marked=y("path",{class:"\
cnn-marked"});wires=y("svg",{class:"cnn-wires","aria-hidden":"true"},this.flow,this.heads,this.marked);boxes=[];built="";priced="";current=-1;fresh=!1;moved=!1;compose(e,t){
e===this.network&&t===this.focus&&this.level.boxes.length>0||([this.network,this.focus]=[e,t],this.level=Fe(e,t),this.placed=
fe(this.level.boxes.length,this.level.wires),this.built="")}sides(){let e=new Array(Math.max(0,...this.placed.rows)+1).fill(
0);return this.level.boxes.forEach(({node:t},r)=>{let o=this.placed.rows[r];e[o]=Math.max(e[o],B(this.network.nodes[t].shape))}),
e}most(e){return Math.max(1,...this.level.boxes.map(({unit:t})=>t===null?0:E(this.network,t,e)))}draw(e,t,r,o,s){let a=this.
network,i=`${a.name} ${this.focus} ${e} ${s?.join()??""}`;i!==this.built&&(this.build(a,e,s),this.built=i,[this.priced,this.
current]=["",-1],this.fresh=this.moved=!0);let l=`${t} ${r}`;this.priced!==l&&this.price(a,t,r),this.priced=l;let u=this.
level.boxes.findIndex(c=>c.unit===null?c.node===o:c.unit.start<=o&&o<c.unit.end);u!==this.current&&(this.boxes[this.current]?.
element.classList.remove("current"),this.boxes[u]?.element.classList.add("current"),this.current=u,this.moved=!0)}reveal(){
if(!this.moved)return;let{scrollTop:e,clientHeight:t,scrollHeight:r}=this.element,{y:o,h:s}=this.drawing.boxes[this.current]??
{y:0,h:0},a=this.fresh?0:e,l=r<=t||this.current<0||o>=a&&o+s<=a+t?a:o-t/3;l!==e&&(this.element.scrollTop=l),this.fresh=this.
moved=!1}enter(e){(this.boxes.find(({box:t})=>t.key===e)??this.boxes[0])?.element.focus({preventScroll:!1})}get narrow(){
return this.drawing?.narrow??!1}build(e,t,r){let o=Qe(e),s=this.level.boxes.map(({node:l})=>B(e.nodes[l].shape)),a=s.map(
l=>Math.sqrt(l/Math.max(1,...s))),i=je(this.placed,this.level.wires,t,a,r);this.drawing=i,this.boxes=this.level.boxes.map(
(l,u)=>this.box(e,l,i,u,o)),this.canvas.replaceChildren(this.wires,...this.boxes.map(({element:l})=>l)),this.canvas.style.
cssText=`width:${i.width}px;height:${i.height}px`,w(this.wires,"width",String(i.width)),w(this.wires,"height",String(i.height)),
w(this.flow,"d",i.paths.join("")),w(this.heads,"d",i.heads.join("")),w(this.marked,"d",""),w(this.element,"data-lines",i.
narrow?i.boxes.some(({w:l})=>l<180)?"tight":"two":"one"),w(this.element,"aria-label",`diagram of ${e.name}${this.focus===
""?"":`, ${this.focus}`}`)}box(e,t,r,o,s){let{x:a,y:i,w:l,h:u}=r.boxes[o],c=e.nodes[t.node],{unit:d}=t,h=d!==null&&d.children.
length>0,p=h||d===null?void 0:Kt[c.name],f=m("span",{class:"cnn-cost"}),b=m("span",{class:"cnn-live"}),x=m("div",{class:"\
cnn-box",role:"button",tabindex:o===0?0:-1,"data-key":t.key,"data-kind":d===null?"port":h?"unit":p===void 0?c.kind:"merg\
e",style:`left:${a.toFixed(1)}px;top:${i.toFixed(1)}px;width:${l.toFixed(1)}px;height:${u}px`},Yt(c.shape,s,p),m("span",
{class:"cnn-name"},t.label,d!==null&&d.times>1&&` ×${d.times}`,m("span",{class:"cnn-inside"},` ${h?Jt(e,d):d===null?"":
Je(c,t.label)} `)),m("span",{class:"cnn-size"},`${P(c.shape)} `),f,b,m("i",{class:"cnn-share"}));return{box:t,element:x,
cost:f,said:b}}price(e,t,r){let o=this.boxes.map(({box:a})=>a.unit===null?0:E(e,a.unit,t)),s=E(e,e.root,t)||1;this.boxes.
forEach(({box:a,element:i,cost:l,said:u},c)=>{g(l,o[c]>0?R(o[c],t):""),i.style.setProperty("--t",(o[c]/r).toFixed(3)),i.
style.setProperty("--share",`${(100*o[c]/s).toFixed(2)}%`),g(u,Ye(e,a,t))})}at(e,t){let r=e.target.closest(".cnn-box"),o=this.
boxes.find(s=>s.element===r);o!==void 0&&t(o)}focused(e){for(let{element:t}of this.boxes)t.tabIndex=t===e.element?0:-1;this.
point(e)}point(e){let t=e===null?-1:this.boxes.indexOf(e),r=this.level.wires.flatMap((o,s)=>o.includes(t)?[this.drawing.
paths[s]]:[]);w(this.marked,"d",r.join("")),this.events.point(e?.box??null)}pressed(e){let t=this.boxes.findIndex(({element:o})=>o===
document.activeElement);if(t<0||e.ctrlKey||e.metaKey||e.altKey)return;let r={ArrowDown:()=>this.along(t,0),ArrowUp:()=>this.
along(t,1),ArrowLeft:()=>this.beside(t,-1),ArrowRight:()=>this.beside(t,1),Home:()=>0,End:()=>this.boxes.length-1}[e.key];
if(r!==void 0)this.boxes[r()]?.element.focus();else if(e.key==="Enter"||e.key===" ")this.events.pick(this.boxes[t].box);else if(e.
key==="Escape"||e.key==="Backspace")this.events.up();else return;e.preventDefault(),e.stopPropagation()}along(e,t){let r=this.
level.wires.filter(s=>s[t]===e).map(s=>s[1-t]),o=s=>Math.abs(this.placed.rows[s]-this.placed.rows[e])+Math.abs(this.placed.
lanes[s]-this.placed.lanes[e])/10;return r.length===0?e:r.reduce((s,a)=>o(a)<o(s)?a:s)}beside(e,t){let{rows:r,lanes:o}=this.
placed,s=r.flatMap((a,i)=>a===r[e]?[i]:[]).sort((a,i)=>o[a]-o[i]);return s[s.indexOf(e)+t]??e}},Vt={add:"add",multiply:"\
gate",concatenate:"concat",subtract:"difference"};function Jt(n,{start:e,end:t}){let r=new Map;for(let{kind:o,name:s,inputs:a}of n.
nodes.slice(e,t)){let i=o==="operation"&&a.length>1?Vt[s]:void 0;i!==void 0&&r.set(i,(r.get(i)??0)+1)}return[...r].map(([
o,s])=>He(s,o)).join(", ")}function Yt(n,e,t){if(t!==void 0)return m("span",{class:"cnn-sign"},t);let r=C(n),{front:o,edges:s}=Ie(
B(n),e,r?.[1]??1);return y("svg",{class:"cnn-slab",width:42,height:34,"aria-hidden":"true"},y("path",{d:s,class:"cnn-edg\
es"}),y("path",{d:o,class:"cnn-front"}))}var D=46,ne=class{element;bars=y("path",{class:"cnn-bars"});open=y("rect",{class:"cnn-open",y:.5,height:D-1,rx:3});hover=y(
"rect",{class:"cnn-hover",y:0,height:D});cursor=y("path",{class:"cnn-now"});svg=y("svg",{class:"cnn-strip",height:D,"ari\
a-hidden":"true"},this.hover,this.open,this.bars,this.cursor);note=m("p",{class:"cnn-strip-note"});count=1;width=1;drawn="";constructor(e){
this.element=m("div",{class:"cnn-strip-box"},this.svg,this.note);let t=r=>{let{left:o}=this.svg.getBoundingClientRect();
e(Math.max(0,Math.min(this.count-1,Math.floor((r.clientX-o)/this.width*this.count))))};this.svg.addEventListener("pointe\
rdown",r=>{this.svg.setPointerCapture(r.pointerId),t(r)}),this.svg.addEventListener("pointermove",r=>r.buttons>0&&t(r))}draw(e,t,r,o,s,a,i){
let l=`${e.name} ${s} ${a} ${i}`,{nodes:u}=e;if(l!==this.drawn){this.drawn=l,[this.count,this.width]=[u.length,i],w(this.
svg,"width",String(i));let c=Math.max(1,...u.map(h=>h[s])),d=u.findIndex(h=>h[s]===c);w(this.bars,"d",this.outline(u.map(
h=>h[s]/a))),g(this.note,`${s==="memory"?"Activations":ee[s]==="MACs"?"MACs":"Parameters"} of every step, from input to \
output. The most: ${u[d]?.name??""} at step ${d+1}, ${R(c,s)}.`)}this.frame(this.open,t===e.root?null:t),this.frame(this.
hover,r),w(this.cursor,"d",`M${this.x(o+.5)} 0V${D}`)}x(e){return Math.round(e/this.count*this.width*10)/10}outline(e){let t=this.
width/this.count,r=Math.max(1,t-(t>3?1:0)).toFixed(1);return e.map((o,s)=>o>0?`M${this.x(s)} ${D}v${-Math.max(1,o*(D-4)).
toFixed(1)}h${r}V${D}z`:"").join("")}frame(e,t){w(e,"visibility",t===null?"hidden":"visible"),t!==null&&(w(e,"x",String(
this.x(t.start))),w(e,"width",String(Math.max(3,this.x(t.end)-this.x(t.start)))))}};var Y=class{constructor(e){this.events=e;this.diagram=new te({point:t=>{this.pointed=t,e.point(t)},pick:t=>this.pick(t),
up:()=>this.up()}),this.strip=new ne(t=>e.go(t)),this.element=m("section",{class:"cnn-net"},this.title,this.paper,this.totals,
this.strip.element,this.crumbs,this.diagram.element)}events;element;diagram;pointed=null;title=m("h4",{class:"cnn-net-ti\
tle"});paper=m("p",{class:"cnn-paper"});totals=m("p",{class:"cnn-totals"});crumbs=m("nav",{class:"cnn-crumbs","aria-labe\
l":"Open parts"});strip;network=null;crumbed="";focus="";wanted=null;compose(e,t){(e!==this.network||t!==this.focus)&&(this.
pointed=null),[this.network,this.focus]=[e,t],this.diagram.compose(e,t)}draw(e,t,r,o,s,a){let i=this.network,l=i.units.get(
this.focus);g(this.title,i.name===i.model||e!==void 0?i.name:`${i.name} (${i.model})`),g(this.paper,e===void 0?`A model \
of your own, on ${i.input.map(u=>u.join("×")).join(" and ")}.`:`${e.paper} ${e.new}`),g(this.totals,this.sums(i,e)),this.
strip.draw(i,l,this.pointed?.unit??null,o,t,r.step,s.strip),this.trail(l,t),this.diagram.draw(s.diagram,t,r.box,o,a),this.
wanted!==null&&this.diagram.enter(this.wanted),this.wanted=null}sums({totals:[e,t,r],nodes:o},s){let a=o.reduce((u,c)=>u+
c.parameters,0),i=e-a,l=[`${_(e)} parameters${i>0?` (${_(i)} of them in parts that only training uses)`:""}`];return l.push(
`${_(t)} MACs`,`${R(r,"memory")} of activations`,`${o.length} steps`),s?.top1!=null&&l.push(`top-1 ${s.top1.toFixed(1)} \
% (${s.source})`),l.join(" · ")}trail(e,t){let r=`${this.network.name} ${e.key} ${t}`;if(r===this.crumbed)return;this.crumbed=
r;let o=[];for(let u=e;u!==null;u=u.parent)o.unshift(u);let s=o.map((u,c)=>{let d=c===0?"whole network":u.times>1?`${u.label}\
 ×${u.times}`:u.label;return c===o.length-1?m("span",{"aria-current":"true"},d):L(d,()=>this.close(u),void 0,!0)}),a=E(
this.network,e,t),i=E(this.network,this.network.root,t)||1,l=e.parent===null?"":`${R(a,t)}, ${(100*a/i).toFixed(0)} %`;this.
crumbs.replaceChildren(...s.flatMap((u,c)=>c===0?[u]:[m("span",{"aria-hidden":"true"},"›"),u]),m("span",{class:"cnn-cr\
umb-sum"},l))}pick(e){let{unit:t,port:r,node:o}=e;r==="in"&&this.focus!==""?this.up():r==="out"&&this.focus!==""?this.up():
t===null?this.events.go(o):t.children.length===0?this.events.go(t.start):(this.wanted=this.diagram.element.contains(document.
activeElement)?t.children[0].key:null,this.events.open(t.key))}up(){let e=this.network.units.get(this.focus)?.parent;e!=
null&&this.close(e)}close(e){let t=this.network.units.get(this.focus);for(;t.parent!==null&&t.parent!==e;)t=t.parent;this.
wanted=this.element.contains(document.activeElement)?t.key:null,this.events.open(e.key)}};var Ze=["model","compare","view","cost","focus","compare_focus","step","chart","architectures"],Qt=6,Q=new Map;function re(n,{
pack:e}){if(n===""||n==null)return null;let t=Q.get(n);if(t!==void 0)return t;let r=typeof n=="string"?e:n,o=Le(r,typeof n==
"string"?n:Object.keys(r.graphs)[0]);return Q.size>=Qt&&Q.delete(Q.keys().next().value),Q.set(n,o),o}var oe=n=>n("archit\
ectures"),se=n=>re(n("model"),oe(n));function H(n){let e=oe(n),t=(a,i)=>{let l=re(n(a),e);if(l===null)return[];let u=String(
n(i)??"");return[{network:l,focus:l.units.has(u)?u:"",registered:typeof n(a)=="string"}]},r=n("view"),o=[...t("model","f\
ocus"),...r==="two"?t("compare","compare_focus"):[]],s=Math.min(Number(n("step")),o[0].network.nodes.length-1);return{view:r,
cost:n("cost"),chart:n("chart"),step:s,shown:o,architectures:e}}function et({binding:n,choices:e,stage:t}){let r=u=>n.set({...u,playing:!1}),o=Xe("Network",n.get,"model",u=>r({model:u,
focus:"",step:0})),s=Xe("beside",n.get,"compare",u=>r({compare:u,compare_focus:""})),a=J("View",[["one","One"],["two","T\
wo"],["all","All"]],u=>{let c=u==="two"&&n.get("compare")==="";r({view:u,...c&&{compare:n.get("model")==="vgg16"?"resnet\
18":"vgg16",compare_focus:""}})}),i=J("Cost",[["macs","MACs"],["parameters","Parameters"],["memory","Memory"]],u=>n.set(
{cost:u})),l=m("div",{class:"cnn-colour"},m("span",{class:"cnn-caption"},"Bars and colours show"),i.element);return e.append(
o.element,s.element,a.element),t.append(l),u=>{o.show(),s.show(),o.element.hidden=l.hidden=u.view==="all",s.element.hidden=
u.view!=="two",a.show(u.view),i.show(u.cost)}}function Xe(n,e,t,r){let o=oe(e),s=[e(t),e("_initial")?.[t]].find(c=>c!==null&&
typeof c=="object"),a=j("network"),i=m("select",{class:"cnn-select",id:a,onchange:()=>r(i.value==="own"?s:i.value)});s!==
void 0&&i.append(m("optgroup",{label:"yours"},m("option",{value:"own"},re(s,o).name)));let l=new Map;for(let[c,{family:d}]of Object.
entries(o.cards))l.set(d,[...l.get(d)??[],c]);for(let[c,d]of l)i.append(m("optgroup",{label:c},...d.map(h=>m("option",{value:h},
h))));let u=()=>{let c=e(t),d=typeof c=="string"?c:"own";i.value!==d&&(i.value=d)};return{element:m("div",{class:"cnn-fi\
eld"},m("label",{for:a},n),i),show:u}}var $e=8,O={top:10,right:14,bottom:40,left:52};function tt({log:n,domain:e},t,r,o,s){let a=qe(t,s,n,e);return Object.assign(
i=>We(a,i,r,o),{ticks:a.ticks})}var ae=class{constructor(e,t=()=>{}){this.point=t;this.element=m("div",{class:"cnn-chart"},
this.plot,this.readout,this.legend),w(this.plot,"aria-label",e),this.plot.addEventListener("pointermove",r=>this.look(this.
nearest(r))),this.plot.addEventListener("pointerdown",r=>this.look(this.nearest(r))),this.plot.addEventListener("pointer\
leave",r=>r.pointerType!=="touch"&&this.look(null)),this.plot.addEventListener("blur",()=>this.look(null)),this.plot.addEventListener(
"keydown",r=>this.pressed(r))}point;element;plot=y("svg",{class:"cnn-plot",role:"application",tabindex:0,"aria-roledescr\
iption":"chart"});readout=m("p",{class:"cnn-readout"});legend=m("div",{class:"cnn-series"});series=[];places=[];mark=null;drawn=null;draw(e,t,r,o){
let s=[e,t,r,o];if(rt(s,this.drawn))return;this.drawn=s,this.series=e;let{width:a,height:i}=o,l=e.flatMap(({points:h})=>h),
u=tt(t,l.map(([h])=>h),O.left,a-O.right,Math.max(2,a/90)),c=tt(r,l.map(([,h])=>h),i-O.bottom,O.top,Math.max(2,i/50));this.
places=e.map(({points:h})=>h.map(([p,f])=>[Zt(t,p)?u(p):NaN,c(f)]));for(let[h,p]of Object.entries({width:a,height:i,viewBox:`\
0 0 ${a} ${i}`}))this.plot.setAttribute(h,String(p));this.write=h=>this.sentence(h,t,r),this.plot.replaceChildren(this.axes(
u,c,t,r,o),...e.map((h,p)=>this.curve(h,this.places[p])),y("g",{class:"cnn-cursor"}));let d=e.filter(({name:h})=>h!=="");
this.legend.replaceChildren(...d.length>1?d.map(Xt):[]),this.show(this.mark)}show(e){let t=e===null?void 0:this.places[e.
series]?.[e.index];this.mark=t===void 0?null:e,this.plot.querySelector(".cnn-cursor")?.replaceChildren(...t===void 0||t.
some(Number.isNaN)?[]:[y("circle",{cx:t[0],cy:t[1],r:7})]),g(this.readout,this.mark===null?"":this.write(this.mark))}write=()=>"";sentence({
series:e,index:t},r,o){let{name:s,points:a,names:i}=this.series[e],[l,u]=a[t],c=(h,p)=>Number.isNaN(p)?"–":(h.write??U)(
p),d=i?.[t]??r.tell?.(l)??`${r.label} ${c(r,l)}`;return`${s}${s===""?"":", "}${d}: ${i===void 0?"":`${r.label} ${c(r,l)}\
, `}${o.label} ${c(o,u)}`}axes(e,t,r,o,{width:s,height:a}){let i=y("g",{class:"cnn-axes","aria-hidden":"true"}),[l,u]=[a-
O.bottom,s-O.right];for(let d of t.ticks)i.append(y("path",{d:`M${O.left} ${t(d)}H${u}`})),i.append(y("text",{x:O.left-6,
y:t(d)+4,"text-anchor":"end"},(o.write??U)(d)));for(let d of e.ticks)i.append(y("path",{d:`M${e(d)} ${l}v5`})),i.append(
y("text",{x:e(d),y:l+18,"text-anchor":"middle"},(r.write??U)(d)));let c=(l+O.top)/2;return i.append(y("path",{d:`M${O.left}\
 ${l}H${u}`,class:"cnn-axis"}),y("text",{x:(O.left+u)/2,y:a-4,"text-anchor":"middle",class:"cnn-axis-label"},r.label),y(
"text",{x:12,y:c,transform:`rotate(-90 12 ${c})`,"text-anchor":"middle",class:"cnn-axis-label"},o.label)),i}curve({look:e,
scatter:t,faint:r},o){let s=o.filter(i=>i.every(Number.isFinite)),a=y("g",{class:`cnn-curve${r===!0?" cnn-faint":""}`,"d\
ata-look":e%$e});return t!==!0&&s.length>0&&a.append(y("path",{d:`M${s.map(([i,l])=>`${i.toFixed(1)} ${l.toFixed(1)}`).join(
"L")}`})),(t===!0||s.length<=24)&&a.append(...s.map(([i,l])=>ot(e,i,l))),a}nearest({clientX:e,clientY:t}){let{left:r,top:o}=this.
plot.getBoundingClientRect(),s=null,a=60**2;return this.places.forEach((i,l)=>i.forEach(([u,c],d)=>{let h=(u-e+r)**2+(c-
t+o)**2;h<a&&([s,a]=[{series:l,index:d},h])})),s}look(e){e?.series===this.mark?.series&&e?.index===this.mark?.index||(this.
show(e),this.point(this.mark))}pressed(e){let t={ArrowLeft:-1,ArrowRight:1,Home:-1/0,End:1/0}[e.key],r={ArrowUp:-1,ArrowDown:1}[e.
key];if(t===void 0&&r===void 0||this.series.length===0)return;e.preventDefault(),e.stopPropagation();let{series:o,index:s}=this.
mark??{series:0,index:t===1?-1:0},a=nt(o+(r??0),this.series.length);this.look({series:a,index:nt(s+(t??0),this.series[a].
points.length)})}};function rt(n,e){if(Object.is(n,e)||typeof n=="function"&&typeof e=="function")return!0;if(typeof n!=
"object"||typeof e!="object"||n===null||e===null)return!1;let[t,r]=[n,e],o=Object.keys(t);return o.length===Object.keys(
r).length&&o.every(s=>rt(t[s],r[s]))}var Zt=({domain:n},e)=>n===void 0||e>=n[0]-1e-9&&e<=n[1]+1e-9,nt=(n,e)=>Math.max(0,
Math.min(e-1,n));function ot(n,e,t){let r=["M-4 0a4 4 0 1 0 8 0a4 4 0 1 0-8 0z","M-3.6-3.6h7.2v7.2h-7.2z","M0-4.6 4.4 3.\
4h-8.8z","M0-5 5 0 0 5-5 0z"],o=n%$e>=r.length,s=r[n%r.length];return y("path",{d:s,transform:`translate(${e.toFixed(1)}\
 ${t.toFixed(1)})`,class:o?"cnn-mark cnn-hollow":"cnn-mark"})}function Xt({name:n,look:e,scatter:t}){let r=y("svg",{width:28,
height:12,"aria-hidden":"true"}),o=y("g",{class:"cnn-curve","data-look":e%$e});return t!==!0&&o.append(y("path",{d:"M1 6\
H27"})),o.append(ot(e,14,6)),r.append(o),m("span",{class:"cnn-series-entry"},r,n)}var st=["VGG","ResNet","DenseNet","MobileNet","EfficientNet"],en={macs:"multiply-accumulates",parameters:"parameters",year:"\
year of the paper"},ie=class{constructor(e,t){this.open=e;this.chart=new ae("accuracy of all models against their cost",
o=>this.mark=o),this.axis=J("Across",[["macs","MACs"],["parameters","Parameters"],["year","Year"]],t);let r=this.chart.element;
r.addEventListener("click",()=>this.pick()),r.addEventListener("keydown",o=>o.key==="Enter"&&this.pick()),this.element=m(
"div",{class:"cnn-gallery"},m("div",{class:"cnn-across"},m("span",{class:"cnn-caption"},"Across"),this.axis.element),r,this.
note,m("div",{class:"cnn-table",role:"region","aria-label":"All models",tabindex:0},this.table))}open;element;chart;axis;table=m(
"table",{class:"cnn-models"});note=m("p",{class:"cnn-note"});names=[];mark=null;built=!1;draw(e,t,r){let{cards:o}=e;this.
axis.show(t);let s=Object.entries(o).filter(([,c])=>c.measured!==void 0&&c.top1!=null),a=({measured:c,year:d})=>t==="yea\
r"?d:c[t==="macs"?1:0],i=[...st,"others"].map(c=>({family:c,models:s.filter(([,d])=>c==="others"?!st.includes(d.family):
d.family===c).sort(([,d],[,h])=>a(d)-a(h)||d.top1-h.top1)}));this.names=i.map(({models:c})=>c.map(([d])=>d));let l=i.map(
({family:c,models:d},h)=>({name:c==="others"?"":c,look:h,points:d.map(([,p])=>[a(p),p.top1]),names:d.map(([p])=>p),scatter:c===
"others"||c==="VGG"||t==="year"})),u={label:en[t],log:t!=="year",write:t==="year"?String:c=>_(c).replace(/\.0+ /," ")};this.
chart.draw(l.map(c=>c.name===""?{...c,name:"others"}:c),u,{label:"top-1 accuracy, %",domain:[54,86]},{width:r,height:Math.
max(280,Math.min(380,r*.55))}),this.built||this.list(e),this.built=!0}pick(){let e=this.mark===null?void 0:this.names[this.
mark.series]?.[this.mark.index];e!==void 0&&this.open(e)}list({cards:e,notes:t}){let r=([c,d])=>{let h=m("button",{type:"\
button",class:"cnn-open-model",onclick:()=>this.open(c)},c),[p,f]=d.measured??d.counts,b=d.top1==null?"none":`${d.top1.toFixed(
1)}${d.dataset==="ImageNet"?"":` (${d.dataset})`}`;return m("tr",{},m("th",{scope:"row"},h),...[String(d.year),_(p),_(f),
b].map(x=>m("td",{},x)))},o=Object.entries(e),[s,a]=[o.filter(([,c])=>c.measured!==void 0),o.filter(([,c])=>c.measured===
void 0)],i=c=>m("tr",{},m("th",{colspan:5,scope:"rowgroup",class:"cnn-apart"},c)),l=m("tr",{},...["Model","Year","Parame\
ters","MACs","Top-1, %"].map(c=>m("th",{scope:"col"},c)));this.table.replaceChildren(m("thead",{},l),m("tbody",{},i("In \
the chart"),...s.sort(([,c],[,d])=>d.top1-c.top1).map(r)),m("tbody",{},i(t.apart),...a.map(r)));let u=[...new Set(s.map(
([,c])=>c.source.split(":")[0]))];g(this.note,t.chart.replace("{}",u.join("; ")))}};var at=["In","Out","Parameters","MACs","Activations","Sees"],le=class{element;title=m("strong",{class:"cnn-panel-title"});text=m(
"p",{class:"cnn-panel-text"});values=at.map(()=>m("dd",{}));terms=at.map((e,t)=>[m("dt",{},e),this.values[t]]);shown="";constructor(){
let e=m("dl",{},...this.terms.flat());this.element=m("div",{class:"cnn-panel"},this.title,this.text,e)}draw(e,t,r,o,s){let a=e.
units.get(o)??e.root,i=a!==e.root&&(r<a.start||r>=a.end),l=t??(i?{key:o,unit:a,port:null,label:a.path,node:a.end-1}:null),
u=`${e.name} ${l?.key??`#${r}`} ${l===t}`;u!==this.shown&&(this.shown=u,l?.unit!=null&&l.unit.children.length>0?this.unit(
e,l,l===t):this.node(e,l?.unit?.start??l?.node??r,l,s))}unit(e,t,r){let{start:o,end:s}=t.unit,a=u=>this.share(e,E(e,{start:o,
end:s},u),u),i=new Set;for(let u=o;u<s;u++)for(let c of e.nodes[u].inputs)c<o&&i.add(c);let l=e.nodes[s-1];g(this.title,
t.label),g(this.text,`${Ve(e,t)}${r?" Click or press Enter to open it.":""}`),this.write([...i].map(u=>P(e.nodes[u].shape)),
P(l.shape),a("parameters"),a("macs"),a("memory"),we(l,e.input[0]))}node(e,t,r,o){let s=e.nodes[t],a=_e(s,e.nodes[s.inputs[0]??
0].shape),i=s.setting===""?"":` ${s.setting}`;g(this.title,`${tn(e,t)}${r===null?`, step ${t+1} of ${e.nodes.length}`:""}`);
let l=s.kind==="layer"||s.kind==="operation"?`${s.name}${i}. `:"";if(g(this.text,`${l}${Ke(s,e,o)}`),s.kind==="input"||s.
kind==="output"){this.write(s.inputs.map(u=>P(e.nodes[u].shape)),P(s.shape),"","","","");return}this.write(s.inputs.map(
u=>P(e.nodes[u].shape)),P(s.shape),a.parameters??this.share(e,s.parameters,"parameters"),a.macs??this.share(e,s.macs,"ma\
cs"),this.share(e,s.memory,"memory"),we(s,e.input[0]))}share(e,t,r){if(t===0)return"none";let o=100*t/Math.max(1,E(e,e.root,
r)),s=o>=.95?o.toFixed(0):o>=.01?o.toPrecision(1):"< 0.01";return r==="memory"?`${R(t,r)} (${s} %)`:`${z(t)} (${s} %)`}write(e,...t){
[e.length>3?`${e.slice(0,3).join(" and ")} and ${e.length-3} more`:e.join(" and "),...t].forEach((o,s)=>{let a=o==="";g(
this.values[s],o);for(let i of this.terms[s])i.hidden=a})}};function tn(n,e){let t=n.nodes[e];if(t.kind==="input"||t.kind===
"output")return t.kind==="input"?"The input":"The output";let r=n.root;for(;r.children.length>0;)r=r.children.find(({start:a,
end:i})=>a<=e&&e<i);let[o,s]=r.path.split(":");return s===void 0?o:o===""?s:`${s} in ${o}`}var ue=class{constructor(e){this.root=e;this.element=m("div",{class:"cnn-editor",role:"group",hidden:!0},L("One less",()=>this.
nudge(-1),"minus"),this.field,L("One more",()=>this.nudge(1),"plus")),this.field.addEventListener("input",()=>this.read()),
this.element.addEventListener("keydown",t=>this.keydown(t)),this.element.addEventListener("focusout",t=>{this.element.contains(
t.relatedTarget)||this.close(!1)})}root;element;field=m("input",{type:"text",class:"cnn-entry",autocomplete:"off",spellcheck:"\
false"});edit=null;open(e){this.edit?.cell.classList.remove("cnn-editing"),this.edit=e,e.cell.classList.add("cnn-editing"),
this.element.hidden=!1,this.element.setAttribute("aria-label",`Edit ${e.label}`),this.field.setAttribute("aria-label",e.
label),this.place(e.cell),this.field.value=e.typed??U(e.value,6),this.field.focus({preventScroll:!0}),e.typed===void 0?this.
field.select():this.read()}close(e){let{edit:t}=this;t!==null&&(this.edit=null,this.element.hidden=!0,t.cell.classList.remove(
"cnn-editing"),e&&t.cell.focus({preventScroll:!0}))}read(){let e=xe(this.field.value);this.field.setAttribute("aria-inva\
lid",String(e===null)),e!==null&&this.edit?.write(e)}nudge(e){let t=(xe(this.field.value)??0)+e;this.field.value=U(t,6),
this.read()}keydown(e){e.stopPropagation();let{key:t}=e;if(t==="ArrowUp"||t==="ArrowDown")this.nudge(t==="ArrowUp"?1:-1);else if(t===
"Escape"){let{edit:r}=this;r?.cancel!==void 0?r.cancel():r?.write(r.value),this.close(!0)}else if(t==="Enter"&&e.target===
this.field)this.close(!0);else return;e.preventDefault()}place(e){let[t,r]=[this.root.getBoundingClientRect(),e.getBoundingClientRect()],
{offsetWidth:o,offsetHeight:s}=this.element,a=r.left+r.width/2-o/2-t.left,i=Math.max(4,Math.min(t.width-o-4,a)),l=r.bottom-
t.top+6,u=l+s>t.height?r.top-t.top-s-6:l;this.element.style.translate=`${i}px ${u}px`}};function ke(n,e){let t=()=>{let o=n.get("_initial");return typeof o=="object"&&o!==null&&Object.keys(o).length>0?o:null},
r=t()===null?Object.fromEntries(e.map(o=>[o,structuredClone(n.get(o))])):{};return()=>t()??r}function it(n,e,t){let r=0,
o=()=>{r||=requestAnimationFrame(()=>{r=0,t()})};for(let s of e)n.on(`change:${s}`,o);return{get:s=>n.get(s),set(s){let a=Object.
entries(s).filter(([i,l])=>!nn(n.get(i),l));for(let[i,l]of a)n.set(i,l);a.length>0&&n.save_changes()},schedule:o,dispose(){
cancelAnimationFrame(r),r=-1;for(let s of e)n.off(`change:${s}`,o)}}}var nn=(n,e)=>n===e||JSON.stringify(n)===JSON.stringify(
e);function lt(n,e){let t,r=l=>n.get(l),o=l=>{for(let[u,c]of Object.entries(l))n.set(u,c);n.save_changes()},s=()=>{clearTimeout(
t),r("playing")===!0&&(t=setTimeout(a,1e3/Math.max(.25,Number(r("speed")))))},a=()=>{let[l,u]=[e.index(r)+1,e.length(r)-
1];o({...l<=u&&e.at(r,l),playing:l<u}),s()},i=["change:playing","change:speed"];for(let l of i)n.on(l,s);return s(),()=>{
clearTimeout(t);for(let l of i)n.off(l,s)}}var rn=[.25,.5,1,2,4,8].map(n=>[String(n),`${n} / s`]),ce=class{constructor(e,t){
this.binding=e;this.sequence=t;this.scrub.setAttribute("aria-label",`Position among the ${t.unit}s`),this.scrub.addEventListener(
"input",()=>this.go(Number(this.scrub.value))),this.playButton=L("Play",()=>this.toggle(),"play"),this.playButton.append(
X("pause")),this.playButton.classList.add("cnn-play"),this.element=m("div",{class:"cnn-player",role:"group","aria-label":"\
Player",id:j("player")},m("div",{class:"cnn-transport"},L(`First ${t.unit}`,()=>this.go(0),"first",!0),L("Step back",()=>this.
step(-1),"back",!0),this.playButton,L("Step forward",()=>this.step(1),"forward",!0)),this.scrub,this.count,this.speed.element),
this.element.addEventListener("keydown",r=>this.keydown(r))}binding;sequence;element;playButton;scrub=m("input",{type:"r\
ange",min:0,step:1,class:"cnn-scrub"});count=m("span",{class:"cnn-count"});speed=De("Speed",rn,e=>this.binding.set({speed:Number(
e)}));toggle(){let e=this.binding.get("playing")===!0,t=this.sequence.index(this.binding.get)>=this.sequence.length(this.
binding.get)-1;this.binding.set({...!e&&t&&this.sequence.at(this.binding.get,0),playing:!e})}pause(){this.binding.get("p\
laying")===!0&&this.binding.set({playing:!1})}update(){let e=this.binding.get("playing")===!0,[t,r]=[this.sequence.index(
this.binding.get),this.sequence.length(this.binding.get)];w(this.playButton,"aria-label",e?"Pause":"Play"),w(this.playButton,
"title",e?"Pause":"Play"),w(this.playButton,"data-playing",String(e)),w(this.scrub,"max",String(r-1)),this.scrub.valueAsNumber!==
t&&(this.scrub.valueAsNumber=t),w(this.scrub,"aria-valuetext",`${this.sequence.unit} ${t+1} of ${r}`),this.scrub.style.setProperty(
"--done",String(r>1?t/(r-1):1)),g(this.count,`${t+1} / ${r}`),this.speed.show(String(this.binding.get("speed")))}step(e){
this.go(this.sequence.index(this.binding.get)+e)}go(e){let t=this.sequence.length(this.binding.get)-1,r=this.sequence.at(
this.binding.get,Math.max(0,Math.min(t,e)));this.binding.set({...r,playing:!1})}keydown(e){e.key!==" "||e.target!==this.
scrub||(e.preventDefault(),this.toggle())}};var de=class{constructor(e){this.source=e;let t=m("pre",{tabindex:0,role:"group","aria-label":"Python source"},this.code),
r=L("Copy",()=>{this.copy()}),o=m("div",{class:"cnn-python-bar"},m("span",{},"The same in Python"),this.status,r);this.element=
m("div",{class:"cnn-python",hidden:!0},o,t)}source;element;code=m("code",{});status=m("span",{class:"cnn-copied",role:"s\
tatus"});update(){this.element.hidden||(g(this.code,this.source()),g(this.status,""))}async copy(){try{await navigator.clipboard.
writeText(this.source()),g(this.status,"Copied")}catch{getSelection()?.selectAllChildren(this.code),g(this.status,"Selec\
ted: press Ctrl+C to copy")}}};function ut(n,e,t){let r=Object.entries(e).find(([o,s])=>t.includes(o)&&(on(n(o))||!ct(n(o),s)));if(r!==void 0)throw new RangeError(
`the setting ${r[0]} is not what it should be`)}var on=n=>typeof n=="number"&&Math.abs(n)>1e13;function ct(n,e){if(e==null)
return!0;if(typeof e=="number")return Number.isFinite(n);if(Array.isArray(e)){if(!Array.isArray(n)||n.length>20*(e.length+
1))return!1;let t=e.length===0||typeof e[0]=="string";return n.length===0?t:e.length===0||n.every(r=>e.some(o=>ct(r,o)))}
return typeof n==typeof e&&n!==null}var Me=n=>n instanceof RangeError&&!/NaN|undefined|null|Invalid/.test(n.message)?`: ${n.
message.replace(/\.$/,"")}`:"";var sn=["data-theme","data-jp-theme-light","data-vscode-theme-kind","theme","class"];function dt(n){let e=new MutationObserver(
n);for(let r of[document.documentElement,document.body])e.observe(r,{attributeFilter:sn});let t=matchMedia("(prefers-col\
or-scheme: dark)");return t.addEventListener("change",n),()=>{e.disconnect(),t.removeEventListener("change",n)}}var an=["playing","speed"],ln=350,mt=4;function pt(n){let{sequence:e}=n;return{initialize:({model:t})=>e===void 0?()=>{}:
lt(t,e),render({model:t,el:r}){try{return ht(n,t,r)}catch(o){return un(n,t,r,`What was kept of this ${n.title.toLowerCase()}\
 could not be drawn${Me(o)}.`)}}}}function un(n,e,t,r){try{let o=ke(e,n.traits)();for(let s of n.traits)s in o&&e.set(s,
o[s]);return e.save_changes(),ht(n,e,t,`${r} This is how it began.`)}catch{let o=`${r} Run its cell again, or load the p\
age anew.`;return t.replaceChildren(m("div",{class:"cnn"},m("p",{class:"cnn-problem",role:"alert"},o))),()=>t.replaceChildren()}}
function ht(n,e,t,r=null){let o=[...n.traits,...n.sequence===void 0?[]:an],s=ke(e,o);ut($=>e.get($),s(),n.traits.filter(
$=>n.loose?.includes($)!==!0));let a=m("div",{class:"cnn",role:"group","aria-label":n.title,"data-explorer":n.name}),i=m(
"div",{class:"cnn-live",role:"status","aria-live":"polite","aria-atomic":"true"}),l=m("p",{class:"cnn-problem",role:"ale\
rt",hidden:!0}),u=$=>m("div",{class:`cnn-${$}`}),c,d=it(e,o,()=>F()),h={binding:d,editor:new ue(a),player:n.sequence===void 0?
null:new ce(d,n.sequence),choices:u("choices"),more:u("more"),stage:u("stage"),detail:u("detail"),complain($){l.hidden=$===
null,g(l,$??"")}},p;try{p=n.build(h)}catch($){throw d.dispose(),$}let f=new de(()=>p.python()),b=()=>{p.update(),h.player?.
update(),f.update()},x=null,F=()=>{clearTimeout(c);try{b()}catch($){x=`This could not be drawn${Me($)}. Undo the last ch\
ange, or begin again.`,h.complain(x);return}x!==null&&l.textContent===x&&h.complain(null),x=null,c=setTimeout(()=>g(i,p.
describe()),ln)},k=dn(h,f,()=>{h.complain(null),p.reset?.(),d.set({...s(),...h.player!==null&&{playing:!1}})});a.append(
k,h.more,l,h.stage),h.player!==null&&a.append(h.player.element),a.append(h.detail,f.element,i,h.editor.element);let[I,v]=[
0,0],M=$=>{$<=mt||$===I||(I=$,p.resize($-mt))},N=new ResizeObserver(()=>{cancelAnimationFrame(v),v=requestAnimationFrame(
()=>M(a.clientWidth))}),S=dt(()=>p.theme?.()),T=()=>{clearTimeout(c),cancelAnimationFrame(v),N.disconnect(),S(),p.dispose?.(),
d.dispose(),a.remove()};t.append(a),cn(h);try{M(a.clientWidth||700),b(),g(i,p.describe())}catch($){throw T(),$}return r!==
null&&h.complain(r),a.dataset.ready="true",N.observe(a),T}function cn({stage:n,player:e}){let t=r=>{r.target.closest("[r\
ole=gridcell]")!==null&&e?.pause()};n.addEventListener("pointermove",t),n.addEventListener("pointerdown",t),n.addEventListener(
"focusin",t)}function dn(n,e,t){n.more.hidden=!0;let r=ge("More",i=>{n.more.hidden=!i,r.show(i),n.binding.schedule()},n.
more),o=ge("Python",i=>{e.element.hidden=!i,o.show(i),e.update()},e.element),s=n.more.hasChildNodes()&&r.element,a=m("di\
v",{class:"cnn-ends"},s,o.element,L("Reset",t,"reset"));return m("div",{class:"cnn-bar",role:"group","aria-label":"Setti\
ngs"},n.choices,a)}var bt={unit:"step",length:n=>se(n).nodes.length,index:n=>Math.min(Number(n("step")),se(n).nodes.length-1),at:(n,e)=>({step:e,
focus:Ee(se(n),String(n("focus")),e)})},mn=600,pn=262,ft=16,Ae=class{constructor(e){this.frame=e;let{binding:t}=e;this.showControls=
et(e);let r=o=>({point:s=>this.point(o,s),open:s=>this.open(o,s),go:s=>this.go(o,s)});this.columns=[new Y(r(0)),new Y(r(
1))],this.gallery=new ie(o=>t.set({model:o,view:"one",focus:"",step:0,playing:!1}),o=>t.set({chart:o})),this.nets=m("div",
{class:"cnn-nets"},this.columns[0].element,this.columns[1].element,this.panel.element),e.stage.append(this.nets,this.gallery.
element)}frame;columns;panel=new le;gallery;nets;showControls;width=688;pointed=null;update(){let e=H(this.frame.binding.
get),t=e.view==="all";this.showControls(e),this.nets.hidden=t,this.gallery.element.hidden=!t,this.frame.player!==null&&(this.
frame.player.element.hidden=t),t?this.gallery.draw(e.architectures,e.chart,this.width):this.draw(e)}resize(e){Math.abs(e-
this.width)<1||(this.width=e,this.update())}describe(){let{view:e,shown:t,step:r,cost:o,chart:s,architectures:a}=H(this.
frame.binding.get);if(e==="all")return`All models: ${Object.values(a.cards).filter(({measured:d})=>d!==void 0).length} w\
ith a published accuracy on ImageNet, across ${s}.`;let[i,l]=t,u=l===void 0?"":` Beside it ${ve(l.network,l.focus,Z(i.network,
r,l.network),o)}`;return ve(i.network,i.focus,r,o)+u}python(){let{view:e,shown:t}=H(this.frame.binding.get);return Oe(e,
t)}draw({shown:e,cost:t,step:r,architectures:o}){let s=e.length>1;this.columns[1].element.hidden=!s,e.forEach(({network:f,
focus:b},x)=>this.columns[x].compose(f,b));let a=Math.max(...e.map((f,b)=>this.columns[b].diagram.placed.laneCount)),i=!s&&
this.width>=mn&&a<3,l=s?Math.floor((this.width-ft)/2):i?this.width-pn-ft:this.width;w(this.nets,"data-layout",s?"two":i?
"beside":"below");let u=Ge(!0),c=s?Be([this.columns[0].diagram.sides(),this.columns[1].diagram.sides()],u):void 0,d=e.map(
({network:f},b)=>b===0?r:Z(e[0].network,r,f)),h={box:Math.max(...e.map((f,b)=>this.columns[b].diagram.most(t))),step:e.reduce(
(f,{network:b})=>b.nodes.reduce((x,F)=>Math.max(x,F[t]),f),1)};e.forEach(({network:f,registered:b},x)=>{let F=b?o.cards[f.
name]:void 0;this.columns[x].draw(F,t,h,d[x],{strip:s?l:this.width,diagram:l},c?.[x])});let p=this.pointed!==null&&this.
pointed.column<e.length&&this.columns[this.pointed.column].pointed!==null?this.pointed.column:0;this.panel.draw(e[p].network,
this.columns[p].pointed,d[p],e[p].focus,o.words),e.forEach((f,b)=>this.columns[b].diagram.reveal())}point(e,t){this.pointed=
t===null?null:{column:e,box:t},t!==null&&this.frame.player?.pause(),this.frame.binding.schedule()}open(e,t){let{shown:r,
step:o}=H(this.frame.binding.get),s=["focus","compare_focus"],a=r.flatMap(({network:u,focus:c},d)=>d===e||u.units.has(t)&&
c!==t?[[s[d],t]]:[]),i=r[0].network.units.get(t),l=e===1||i===void 0||o>=i.start&&o<i.end||t==="";this.frame.binding.set(
{...Object.fromEntries(a),...!l&&{step:i.start},playing:!1})}go(e,t){let{shown:r}=H(this.frame.binding.get),o=e===0?t:Z(
r[1].network,t,r[0].network);this.frame.binding.set({...bt.at(this.frame.binding.get,o),playing:!1})}},Os=pt({name:"Arch\
itectureExplorer",title:"Architecture explorer",traits:Ze,loose:["model","compare"],sequence:bt,build:n=>new Ae(n)});export{Os as default};
