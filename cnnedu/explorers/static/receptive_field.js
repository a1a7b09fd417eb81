var V={conv:"conv",causal:"causal conv",max:"max pool",avg:"average pool"};function ve([i,e,t,n,r]){let s=r==="causal"?(i-
1)*n:t;return{kernel:i,stride:e,padding:s,after:r==="causal"?0:s,dilation:n,kind:r}}var we=({kernel:i,stride:e,padding:t,
dilation:n,kind:r})=>[i,e,t,n,r];function W({kernel:i,stride:e,dilation:t,kind:n}){return`${V[n]} ${i}${e>1?`, stride ${e}`:
""}${t>1?`, dilation ${t}`:""}`}var be=({kernel:i,dilation:e})=>(i-1)*e+1;function xe(i,e){let t=[e];for(let n of i)t.push(
Math.floor((t.at(-1)+n.padding+n.after-be(n))/n.stride)+1);return t}function Ce(i,e){let t=xe(i,e);for(let[n,r]of i.entries()){
let s=`Layer ${n+1} (${W(r)})`;if(r.kind==="avg"&&r.dilation>1)return`${s}: an average pooling has no dilation; make it \
1.`;let o=Math.floor(r.kernel/2);if((r.kind==="max"||r.kind==="avg")&&r.padding>o)return`${s}: a pooling may be padded b\
y at most half its kernel, ${o}.`;let l=t[n]+r.padding+r.after;if(be(r)>l){let a=`its window spans ${be(r)} units, but o\
nly ${l} are there, padding included`;return`${s}: ${a}. A smaller kernel, dilation or earlier stride fits, or a larger \
input.`}}return null}function Ie(i){let e=[{r:1,j:1,start:0,place:0}];for(let{kernel:t,stride:n,padding:r,dilation:s,kind:o}of i){
let{r:l,j:a,start:c,place:d}=e.at(-1),u=(t-1)*s,m=o==="causal"?1:.5;e.push({r:l+u*a,j:a*n,start:c-r*a,place:d+a*(m*u-r)})}
return e}var Ue=({kernel:i,stride:e,padding:t,dilation:n},r)=>Array.from({length:i},(s,o)=>r*e-t+o*n);function je(i,e){let t=new Float64Array(
i);return t[e]=1,t}function U(i,e,t,n){let r=[je(e[t],n)];for(let s=t;s>0;s--){let{kernel:o,stride:l,padding:a,dilation:c}=i[s-
1],[d,u]=[r.at(-1),new Float64Array(e[s-1])];for(let m=0;m<d.length;m++)if(d[m]!==0)for(let p=0;p<o;p++){let f=m*l-a+p*c;
f>=0&&f<u.length&&(u[f]+=d[m])}r.push(u)}return r.reverse()}function Ge(i,e,t,n){let r=[je(e[t],n)];for(let s=t+1;s<e.length;s++){
let{kernel:o,stride:l,padding:a,dilation:c}=i[s-1],[d,u]=[r.at(-1),new Float64Array(e[s])];for(let m=0;m<u.length;m++)for(let p=0;p<
o;p++){let f=m*l-a+p*c;f>=0&&f<d.length&&(u[m]+=d[f])}r.push(u)}return r}function N(i){let[e,t]=[0,i.length-1];for(;e<=t&&
i[e]===0;)e++;for(;t>=e&&i[t]===0;)t--;return e>t?null:[e,t]}var At=.9545;function De(i,e,t,[n,r]){let s=new Float64Array(
4*(e+t)+2*Math.ceil(Math.abs(n)+Math.abs(r))+4),o=0;for(let a=0,c=0;a<e;a++){let d=Math.abs(2*(a-n));for(let u=0;u<t;u++,
c++)s[Math.max(d,Math.abs(2*(u-r)))]+=i[c],o+=i[c]}let l=0;for(let a=0;a<s.length;a++)if(l+=s[a],l>=At*o*(1-1e-12))return Math.
trunc(a)+1;return 1}function qe(i,e){let t=s=>s.reduce((o,l)=>o+l,0),n=t(i)*t(e)||1,r=new Float64Array(i.length*e.length);
return i.forEach((s,o)=>{s>0&&r.set(e.map(l=>s*l/n),o*e.length)}),r}function Ke(i,e,t,n,r){let s=Math.min(e,t),[o,l]=[Math.
floor((e-s)/2),Math.floor((t-s)/2)],a=d=>Math.floor(d*s/r),c=new Uint8Array(r*r*n);for(let d=0,u=0;d<r;d++){let[m,p]=[a(
d),Math.max(a(d+1),a(d)+1)];for(let f=0;f<r;f++){let[y,g]=[a(f),Math.max(a(f+1),a(f)+1)];for(let w=0;w<n;w++,u++){let S=0;
for(let E=m;E<p;E++)for(let T=y;T<g;T++)S+=i[((l+E)*e+o+T)*n+w];c[u]=Math.round(S/((p-m)*(g-y)))}}}return c}function Be(i,e,t){
let n=0;for(let s=0;s<t.length;s++)n=Math.max(n,t[s]);let r=new Uint8Array(i.length);for(let s=0;s<r.length;s++)r[s]=n>0?
i[s]*t[Math.floor(s/e)]/n:0;return r}function te({place:i,j:e},t,n){return Math.max(0,Math.min(t-1,Math.round((n-i)/e)))}function ne(i,e=2){if(!Number.isFinite(i))return Number.isNaN(i)?"nan":i>0?"∞":"−∞";let t=Math.abs(i);if(t<1e-9)return"\
0";let n=i<0?"−":"";return t>=1e15?n+Number(t.toPrecision(3)).toExponential():Number(t.toFixed(e))!==0?n+String(Number(
t.toFixed(e))):t>=1e-4?n+String(Number(t.toPrecision(2))):n+t.toExponential(1).replace(".0e","e").replace(/-(\d)$/,"-0$1")}function Se(i){let e=i.trim().replaceAll("−","-").replace(",","."),t=/^([+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?)(?:\/(\d+\.?\d*))?$/i.
exec(e);if(t===null)return null;let n=Number(t[1])/(t[2]===void 0?1:Number(t[2]));return Number.isFinite(n)?n:null}var J=(i,e)=>`${i}\
 ${e}${i===1?"":"s"}`;var R=i=>i<0?`${"−"}${-i}`:String(i);function Y({steps:i,unit:[e,,t]}){let{r:n,j:r,start:s}=i[e];return[s+r*t,s+r*t+n-
1]}function re(i){let[e,t]=Y(i);return Math.min(t-e+1,Math.max(0,-e)+Math.max(0,t-i.size+1))}var Lt=i=>re(i)>0?`, ${re(i)}\
 of them outside the input`:"";function _e(i,e){let[t,,n]=i.unit;if(t===0)return`Pixel ${n} of the input. It reaches ${$e(
i)}.`;let[r,s]=Y(i),o=s-r+1,l=i.axes===2?`${o}${"×"}${o} pixels, columns`:`${J(o,"sample")},`,a=i.axes===2?`${e}${"×"}${e}`:
String(e),c=i.weights==="equal"?"all paths":"the gradient";return`Layer ${t}, unit ${n}: could see ${l} ${R(r)} to ${R(s)}${Lt(
i)}. 95.45 % of ${c} stay within ${a}.`}function $e(i){let e=i.up.at(-1).reduce((t,n)=>t+(n>0?1:0),0);return`${J(e,"unit")}\
 of the last layer`}function Tt({down:i,axes:e}){let t=i[0].filter(o=>o>0);if(t.length===0)return"";let[n,r]=[Math.min(...t),
Math.max(...t)],s=o=>o<1e6?o.toLocaleString("en-US"):`about ${o.toExponential(1).replace(/e\+?/," · 10^")}`;return`, ${n===
r?s(r):`${s(n)} to ${s(r)}`} for a ${e===2?"column":"sample"} of the input`}function Ve(i){let[e,,t]=i.unit,n=i.layers.length;
if(e===0)return`Upwards from input ${i.axes===2?"column":"sample"} ${t}: the rings are the units it can change, ${$e(i)}\
.`;let r=e<n?` Rings: what it reaches upwards, ${$e(i)}.`:"";return`Orange: what the unit pointed at sees. The stronger,\
 the more paths lead to it; numbers count them${Tt(i)}.${r} Point anywhere; click a layer's name to change it.`}function We(i){
let[e,,t]=i.unit,{r:n,j:r,start:s}=i.steps[e],[o,l]=Y(i);return`Unit ${t} of layer ${e} begins at pixel start + ${t}·j =\
 ${R(s)} + ${t}·${r} = ${R(o)} and ends at ${R(o)} + ${n} ${"−"} 1 = ${R(l)}.`}function Je({layers:i,unit:[e,,t],axes:n,
weights:r,size:s}){let o=["from cnnedu.analysis import effective_receptive_field, receptive_field","from torch import nn",
""];o.push("layers = [  # kernel size, stride, padding, dilation");for(let c of i)o.push(`    (${c.kernel}, ${c.stride},\
 ${c.padding}, ${c.dilation}),  # ${V[c.kind]}`);o.push("]","fields = receptive_field(layers)","for number, field in enu\
merate(fields, 1):","    print(number, field)",""),e>0&&(o.push(`field = fields[${e-1}]  # of layer ${e}`,`first = field\
.start + ${t} * field.jump`),o.push(`print(f"its unit ${t} sees pixels {first} to {first + field.size - 1}")`,"")),o.push(
"model = nn.Sequential(");let l=Math.max(1,e);i.slice(0,l).forEach((c,d)=>{o.push(...Ft(c,n,r==="equal").map(u=>`    ${u}\
,`)),r==="relu"&&(c.kind==="conv"||c.kind==="causal")&&d+1<l&&o.push("    nn.ReLU(),")}),o.push(")"),r==="equal"&&o.push(
"for weight in model.parameters():","    nn.init.ones_(weight)  # every path counts the same");let a=[1,1,...Array(n).fill(
s)].join(", ");return o.push(`effective = effective_receptive_field(model, (${a}))  # of the centre unit`),o.push("print\
(effective.size, effective.theoretical, effective.ratio)"),`${o.join(`
`)}
`}function Ft({kernel:i,stride:e,padding:t,dilation:n,kind:r},s,o){let l=(m,p,f)=>p>f?`, ${m}=${p}`:"",[a,c]=[l("padding",
t,0),l("dilation",n,1)],d=m=>`nn.Conv${s}d(1, 1, ${i}${l("stride",e,1)}${m}${c}, bias=False)`;if(r==="conv")return[d(a)];
if(r==="causal"){let m=Array(s).fill(`${t}, 0`).join(", ");return[...t>0?[`nn.ConstantPad${s}d((${m}), 0)`]:[],d("")]}return[
`nn.${r==="avg"||o&&n===1?"Avg":"Max"}Pool${s}d(${i}, ${e}${a}${c})`]}function h(i,e={},...t){let n=document.createElement(i);for(let[r,s]of Object.entries(e))typeof s=="function"?n.addEventListener(
r.slice(2),s):s===!0?n.setAttribute(r,""):s!==!1&&s!=null&&n.setAttribute(r,String(s));return n.append(...t.filter(r=>r!=
null&&r!==!1)),n}var Nt={first:"M4 3v10M13 3.5v9L6 8z",back:"M11.5 3.5v9L5 8z",play:"M5 3v10l8-5z",pause:"M5 3.5v9M11 3.\
5v9",forward:"M4.5 3.5v9L11 8z",reset:"M3.5 8a4.5 4.5 0 1 0 1.6-3.4M5.5 1.8 4.8 4.9l3.1.5",minus:"M4 8h8",plus:"M4 8h8M8\
 4v8"};function ie(i){let e="http://www.w3.org/2000/svg",t=document.createElementNS(e,"svg");t.setAttribute("viewBox","0\
 0 16 16"),t.setAttribute("class",`cnn-icon cnn-icon-${i}`),t.setAttribute("aria-hidden","true");let n=document.createElementNS(
e,"path");return n.setAttribute("d",Nt[i]),t.append(n),t}function b(i,e){i.textContent!==e&&(i.textContent=e)}function v(i,e,t){
i.getAttribute(e)!==t&&(t===null?i.removeAttribute(e):i.setAttribute(e,t))}var Rt=0,Pt=Math.random().toString(36).slice(
2,8),P=i=>`cnn-${i}-${Pt}-${++Rt}`;function $(i,e={},...t){let n=document.createElementNS("http://www.w3.org/2000/svg",i);for(let[r,s]of Object.entries(e))
s!=null&&s!==!1&&n.setAttribute(r,String(s));return n.append(...t.filter(r=>r!==null&&r!==!1)),n}var j=({x0:i,step:e},t)=>i+e*t,k=i=>String(Math.round(i*10)/10);function Me(i,e,t){return`M${k(i-t)} ${k(e)}a${k(t)} ${k(
t)} 0 1 0 ${k(2*t)} 0a${k(t)} ${k(t)} 0 1 0 ${k(-2*t)} 0z`}var zt=(i,e,t,n)=>`M${k(i)} ${k(t-n/2)}H${k(e)}v${k(n)}H${k(i)}\
z`;function X(i,e,t,n){let{x0:r,step:s,side:o,y:l}=i,a=Math.max(e,Math.ceil((n[0]-r)/s)),c=Math.min(t,Math.floor((n[1]-r)/
s));if(a>c)return"";if(s<4)return zt(r+(a-.5)*s,r+(c+.5)*s,l,o);let d="";for(let u=a;u<=c;u++)d+=Me(r+u*s,l,o/2);return d}
function ke(i,e,t){let n=Array(6).fill(""),r=0;for(let o=0;o<e.length;o++)r=Math.max(r,e[o]);let s=o=>e[o]>0?Math.min(5,
Math.floor(e[o]/r*6)):-1;for(let o=0,l=0;o<e.length;o=l){let a=s(o);for(l=o+1;l<e.length&&s(l)===a;)l++;a>=0&&(n[a]+=X(i,
o,l-1,t))}return n}function Ee(i,e,t){let n="",[r,s]=[e.y+e.side/2,t.y-t.side/2];for(let[o,l]of i)n+=`M${k(j(e,o))} ${k(
r)}L${k(j(t,l))} ${k(s)}`;return n}function Ye(i,e,t,n){let r=(u,[m,p])=>[k(j(u,m-.5)),k(j(u,p+.5))],[[s,o],[l,a]]=[r(i,
e),r(t,n)],[c,d]=[k(i.y+i.side/2),k(t.y-t.side/2)];return`M${s} ${c}H${o}L${a} ${d}H${l}z`}var Xe=40,se=class{element=$("g",{class:"cnn-profile"});words=$("g",{class:"cnn-profile-words"});bars=$("path",{class:"c\
nn-share"});theory=$("path",{class:"cnn-theory"});held=$("path",{class:"cnn-held"});base=$("path",{class:"cnn-base"});could=$(
"text",{class:"cnn-could"});does=$("text",{class:"cnn-does"});constructor(){this.element.append(this.bars,this.base,this.
theory,this.held),this.words.append(this.could,this.does)}update(e,{profile:t,held:n},r,s){let l=r.y+r.side/2+12+Xe,a=t.
reduce((M,F)=>Math.max(M,F),0),c=M=>M.toFixed(1),d="",u=Math.max(1,Math.ceil(1/r.step)),m=r.step>8?1:0;for(let M=0;M<t.length;M+=
u){let F=Xe*Math.max(...t.subarray(M,M+u))/a,[x,_]=[r.x0+(M-.5)*r.step+m,u*r.step-2*m];F>0&&x+_>s[0]&&x<s[1]&&(d+=`M${c(
x)} ${c(l)}v${c(-Math.max(1,F))}h${c(_)}V${c(l)}z`)}v(this.bars,"d",d),v(this.base,"d",`M${c(s[0])} ${c(l)}H${c(s[1])}`);
let[p,f]=Y(e),y=r.x0+(p+f)/2*r.step,g=[r.x0-.5*r.step,r.x0+(e.size-.5)*r.step],w=(M,F)=>{let[x,_]=[Math.max(g[0],y-M/2*r.
step),Math.min(g[1],y+M/2*r.step)];return`M${c(x)} ${c(F-4)}v8M${c(x)} ${c(F)}H${c(_)}M${c(_)} ${c(F-4)}v8`},S=f-p+1;v(this.
theory,"d",w(S,l+8)),v(this.held,"d",w(n,l+18));let E=M=>e.axes===2?`${M}${"×"}${M}`:String(M),T=re(e),ee=T>0&&s[1]-s[0]>
300?`, ${J(T,e.axes===2?"column":"sample")} outside the input`:"";b(this.could,`receptive field ${E(S)}${ee}`),b(this.does,
`effective: 95.45 % within ${E(n)}`);let B=(M,F)=>{let x=(M.textContent?.length??0)*3.4;v(M,"x",c(Math.max(s[0]+x,Math.min(
s[1]-x,y)))),v(M,"y",c(F))};B(this.could,l+36),B(this.does,l+52)}};var Ht=260,Le=26,Ot=96,oe=class{constructor(e,t){this.events=e;let n=$("g",{"clip-path":`url(#${t})`},this.wires,this.body,
this.current,this.profile.element);this.svg.append($("defs",{},$("clipPath",{id:t},this.clip)),n,this.profile.words),this.
names.append(h("p",{class:"cnn-axis"},"share of the gradient"));let r=h("div",{class:"cnn-size-heads","aria-hidden":"tru\
e"},h("span",{},"field"),h("span",{},"jump"));this.element=h("div",{class:"cnn-stack"},this.names,this.svg,this.sizes,r),
this.listen()}events;element;svg=$("svg",{class:"cnn-cone",role:"application",tabindex:0,"aria-roledescription":"stack o\
f units","aria-label":"Stack of layers: arrow keys move from unit to unit and from layer to layer"});wires=$("g",{class:"\
cnn-wires"});body=$("g",{});current=$("path",{class:"cnn-current"});clip=$("path",{});profile=new se;names=h("div",{class:"\
cnn-names",role:"group","aria-label":"Layers"});sizes=h("div",{class:"cnn-sizes"});rows=[];scales=[];layout="";area=[0,1];view=[
0,1];zoom=1;stack="";state=null;update(e,t,n,r){this.state=e,this.build(e.layers.length+1),this.arrange(e,n),this.rows.forEach(
(o,l)=>this.mark(o,l,e));let s=this.scales[e.unit[0]];v(this.current,"d",Me(j(s,e.unit[2]),s.y,Math.max(5,s.side/2+2.5))),
this.rows.forEach(({name:o},l)=>v(o,"aria-pressed",String(l===r))),this.profile.update(e,t,this.scales[0],this.area)}focusName(e){
this.rows[e]?.name.focus()}build(e){for(;this.rows.length>e;){let t=this.rows.pop();for(let n of[t.element,t.wires,t.seen,
t.rises,t.name,t.beside])n.remove()}for(;this.rows.length<e;)this.rows.push(this.row(this.rows.length))}row(e){let t=S=>$(
"path",{class:`cnn-${S}`}),[n,r,s,o,l,a]=[t("idle"),t("pads"),t("reached"),t("wire"),t("edge"),t("rise")],c=Array.from({
length:6},(S,E)=>$("path",{class:"cnn-seen",style:`--t:${((E+1)/6).toFixed(2)}`})),d=$("g",{class:"cnn-numerals"}),u=$("\
g",{"data-layer":e},r,n,...c,s,d),[m,p]=[h("b",{}),h("span",{})],f=h("button",{type:"button",class:"cnn-name",onclick:()=>this.
events.choose(e)},m,p),[y,g]=[h("b",{}),h("span",{})],w=h("div",{},y,g);return this.wires.append(o,l,a),this.body.append(
u),this.names.prepend(f),this.sizes.prepend(w),{element:u,idle:n,pads:r,shades:c,reached:s,numbers:d,numerals:[],wires:o,
seen:l,rises:a,name:f,title:m,more:p,beside:w,r:y,j:g}}arrange(e,t){let n=matchMedia("(pointer: coarse)").matches,r=Math.
max(n?44:24,Math.min(58,400/e.layers.length,330)),s=JSON.stringify([e.layers,e.size,e.zoom]),o=this.window(e,s),l=`${s}|${t}\
|${r}|${o.join()}`;if(l===this.layout)return;this.layout=l;let a=t<520,c=Math.max(...e.steps.map(({r:y,j:g})=>a?4+String(
y>g?y:g).length:9+`${y}${g}`.length)),[d,u]=[a?90:116,t-Math.min(t/3,Math.max(a?46:110,12+7.4*c))],m=(u-d)/o[1];this.area=
[d,u];let p=e.layers.length;this.scales=e.steps.map(({place:y,j:g},w)=>{let S=g*m,E=S<4?Math.min(10,r*.3):Math.min(22,r*
.6,S*.94);return{x0:d+(y+.5-o[0])*m,step:S,side:E,y:Le+(p-w+.5)*r}});let f=Le+(p+1)*r+Ot;v(this.svg,"width",String(t)),v(
this.svg,"height",String(f)),v(this.clip,"d",`M${d-3} 0H${u+3}V${f}H${d-3}z`),this.element.style.cssText=`--top:${Le}px;\
--left:${d-12}px;--right:${u+8}px;--pitch:${r}px`,this.element.classList.toggle("cnn-two",r>=36),this.rows.forEach((y,g)=>this.
settle(y,g,e,r))}window(e,t){let{size:n,zoom:r,layers:s,steps:o,unit:[l,,a]}=e,c=Math.min(.06*n+.5,Math.max(0,...s.map((y,g)=>y.
padding*o[g].j-o[g].place))),d=(n+2*c)/r,u=o[l].place+o[l].j*a+.5,[m,p]=this.view;return(t!==this.stack||r!==this.zoom||
p!==d||u<m||u>m+p)&&(this.view=[Math.max(-c,Math.min(n+c-d,u-d/2)),d]),[this.stack,this.zoom]=[t,r],this.view}settle(e,t,n,r){
let[s,o,{r:l,j:a}]=[this.scales[t],n.sizes[t],n.steps[t]],c=n.layers[t-1],d=n.layers[t];e.element.classList.toggle("cnn-\
bars",s.step<4),v(e.idle,"d",X(s,0,o-1,this.area));let u=d!==void 0&&s.step>=8;v(e.pads,"d",u?X(s,-d.padding,-1,this.area)+
X(s,o,o+d.after-1,this.area):"");let m="";c!==void 0&&o*c.kernel<=600&&this.scales[t-1].step>=4&&(m=Ee(this.pairs(n,t,0,
o-1),s,this.scales[t-1])),v(e.wires,"d",m);let[p="input",...f]=c===void 0?["input"]:W(c).split(", "),y=r>=36;b(e.title,`${t}\
 ${p.replace("causal conv","causal")}`);let g=f.map(w=>w.replace("stride ","/").replace("dilation ","d"));b(e.more,f.length===
0?"":` ${y?f.join(", "):g.join(" ")}`),v(e.name,"aria-label",`Layer ${e.name.textContent}`),b(e.r,`r = ${l} `),b(e.j,`j \
= ${a}`)}*pairs(e,t,n,r,s){let[o,l]=[e.layers[t-1],e.sizes[t-1]];for(let a=n;a<=r;a++)if(!(s!==void 0&&s[a]===0))for(let c of Ue(
o,a))(c>=0&&c<l||this.scales[t-1].step>=8)&&(yield[a,c])}mark(e,t,n){let[r]=n.unit,s=this.scales[t],o=t<=r?n.down[t]:null,
l=t>r?n.up[t-r]:null,a=o===null?[]:ke(s,o,this.area);e.shades.forEach((u,m)=>v(u,"d",a[m]??"")),v(e.reached,"d",l===null?
"":ke(s,l,this.area).join("")),this.number(e,s,o),o!==null&&t>0?this.edges(n,t,o,n.down[t-1],e.seen):v(e.seen,"d",""),l!==
null?this.edges(n,t,l,n.up[t-r-1],e.rises):v(e.rises,"d","");let c=N(o??l),{dataset:d}=e.element;d.side=t===r?"unit":o===
null?"reached":"seen",d.first=c===null?"":String(c[0]),d.last=c===null?"":String(c[1])}edges(e,t,n,r,s){let[o,l]=[N(n),N(
r)],[a,c]=[this.scales[t],this.scales[t-1]],d="";if(o!==null&&l!==null){let u=n.reduce((p,f)=>p+(f>0?1:0),0)*e.layers[t-
1].kernel>Ht||c.step<2.5;s.classList.toggle("cnn-band",u);let m=p=>s.matches(".cnn-edge")||(r[p]??0)>0;d=u?Ye(a,o,c,l):Ee(
[...this.pairs(e,t,o[0],o[1],n)].filter(([,p])=>m(p)),a,c)}v(s,"d",d)}number(e,t,n){let r=0;if(n!==null&&t.side>=13&&n.every(
s=>String(s).length*7.2<=t.side))for(let s=0;s<n.length;s++){let o=j(t,s);if(n[s]===0||o<this.area[0]||o>this.area[1])continue;
let l=e.numerals[r++]??=e.numbers.appendChild($("text",{}));b(l,String(n[s])),v(l,"x",o.toFixed(1)),v(l,"y",(t.y+4.3).toFixed(
1))}for(;e.numerals.length>r;)e.numerals.pop().remove()}listen(){let{svg:e,events:t}=this,n=r=>{let s=this.at(r);s!==null&&
t.point(...s)};e.addEventListener("pointermove",r=>{(r.pointerType!=="touch"||r.buttons>0)&&n(r)}),e.addEventListener("p\
ointerdown",n),e.addEventListener("click",r=>{let s=this.at(r);s!==null&&t.pick(...s)}),e.addEventListener("keydown",r=>{
r.altKey||r.ctrlKey||r.metaKey||!t.key(r)||(r.preventDefault(),r.stopPropagation())})}centre(){this.stack=""}at({clientX:e,
clientY:t}){if(this.state===null)return null;let{left:n,top:r}=this.svg.getBoundingClientRect(),[s,o]=[e-n,t-r];if(s<this.
area[0]-6||s>this.area[1]+6)return null;let l=this.scales.length>1?this.scales[0].y-this.scales[1].y:40,a=this.scales.findIndex(
p=>Math.abs(p.y-o)<=l/2);if(a<0)return null;let{x0:c,step:d}=this.scales[a],u=Math.round((s-c)/d),m=this.state.sizes[a]-
1;return u<-1||u>m+1?null:[a,Math.max(0,Math.min(m,u))]}};function A(i,e,t,n=!1){let r=t===void 0?i:ie(t),s={type:"button",class:`cnn-button${n?" cnn-quiet":""}`,onclick:e};return h(
"button",t===void 0?s:{...s,"aria-label":i,title:i},r)}function Te(i,e,t){let n=t===void 0?"aria-pressed":"aria-expanded",
r=A(i,()=>e(r.getAttribute(n)!=="true"));return r.setAttribute(n,"false"),t!==void 0&&(t.id||=P("panel"),r.setAttribute(
"aria-controls",t.id)),{element:r,show:s=>r.setAttribute(n,String(s))}}var Ct=(i,e)=>(e.id||=P("field"),h("div",{class:"\
cnn-field"},h("label",{for:e.id},i),e));function D(i,e,t){let n=h("select",{class:"cnn-select",onchange:()=>t(n.value)});
for(let[s,o]of e)n.append(h("option",{value:s},o));let r=s=>{n.value!==s&&(n.value=s)};return{element:Ct(i,n),show:r}}function Z(i,e,t){
let n=P("choice"),r=e.map(([a])=>h("input",{type:"radio",name:n,value:a,onchange:()=>t(a)})),s=e.map(([,a],c)=>h("label",
{},r[c],h("span",{},a)));return{element:h("div",{class:"cnn-segmented",role:"radiogroup","aria-label":i},...s),show:a=>r.
forEach(c=>c.checked=c.value===a)}}function Qe(i,e,[t,n],r){let s=t,o=null,l=y=>{o===null&&requestAnimationFrame(()=>o=null),o=Math.max(t,Math.min(n,(o??s)+
y)),r(o)},a=A(`Decrease ${e}`,()=>l(-1),"minus"),c=A(`Increase ${e}`,()=>l(1),"plus"),d=h("output",{class:"cnn-number"}),
u=P("stepper"),m=h("span",{id:u,class:"cnn-caption"},i),p=h("div",{class:"cnn-stepper",role:"group","aria-labelledby":u},
a,d,c),f=y=>{s=y[0];let g=y.every(w=>w===s);b(d,g?String(s):y.join("×")),G(a,s<=t&&g),G(c,s>=n&&g)};return{element:h("d\
iv",{class:"cnn-field"},m,p),show:f}}var G=(i,e)=>i.setAttribute("aria-disabled",String(e));var Fe=["layers","size","axes","unit","weights","zoom","tour","picture"],et=24,Ne={1:1200,2:512};function tt(i,e,t){return{
layers:i,size:e,axes:t,sizes:xe(i,e),steps:Ie(i)}}function L(i){let e=i("layers").map(ve);return tt(e,i("size"),i("axes"))}
function z(i,{sizes:e,axes:t}){let[n,r,s]=i("unit"),o=Math.max(0,Math.min(e.length-1,n)),l=a=>Math.max(0,Math.min(e[o]-1,
a));return[o,t===2?l(r):0,l(s)]}function Re(i){let e=L(i),t=z(i,e),[n,,r]=t;return{...e,unit:t,weights:i("weights"),zoom:i(
"zoom"),tour:i("tour"),down:U(e.layers,e.sizes,n,r),up:Ge(e.layers,e.sizes,n,r)}}function Q({steps:i,sizes:e},[t,n,r],s,o){
let[l,a]=[i[t],i[s]],c=d=>te(a,e[s],l.place+l.j*d);return[s,o===2?c(n):0,c(r)]}function It(i,[e,t,n],r){let s=e===i.layers.
length?r.layers.length:Math.min(e,r.layers.length),[o,l]=[i.sizes[e],Math.max(1,r.sizes[s])],a=c=>Math.min(l-1,Math.floor(
(2*c+1)*l/(2*o)));return[s,r.axes===2?a(i.axes===1?n:t):0,a(n)]}function nt(i,e){let t=L(i.get),n=tt(e.layers??t.layers,
e.size??t.size,e.axes??t.axes),r=n.layers.length;if(r<1)return"The last layer has to stay: without one, every pixel sees\
 only itself.";if(r>et)return`A stack of ${et} layers is the most that is drawn here; remove one first.`;let s=Ce(n.layers,
n.size);if(s!==null)return s;let o={size:n.size,axes:n.axes,unit:e.unit??It(t,z(i.get,t),n)};return e.layers!==void 0&&(o.
layers=e.layers.map(we)),i.set(o),null}var rt=({layers:i,size:e,axes:t,unit:n})=>({layers:i.map(ve),size:e,axes:t,unit:n});
function it({layers:i,size:e,axes:t},n){let r=JSON.stringify(i.map(we)),s=o=>o.size===e&&o.axes===t&&JSON.stringify(o.layers)===
r;return Object.keys(n).find(o=>s(n[o]))??""}var Ut=Object.entries(V),jt=[["units","across"],["layers","upward"]],Gt=[["2","picture"],["1","signal"]],Dt=[1,2,4,8,16,
32,64].map(i=>[String(i),`×${i}`]),qt={kernel:31,stride:16,padding:512,dilation:512},ae=class{constructor(e,t){this.frame=
e;this.focus=t;this.presets();let n=Z("Play moves",jt,s=>e.binding.set({tour:s,playing:!1}));e.choices.append(h("div",{class:"\
cnn-field"},h("span",{class:"cnn-caption"},"play"),n.element));let r=D("zoom",Dt,s=>e.binding.set({zoom:Number(s)}));this.
editor=h("div",{class:"cnn-editing-layer",role:"group","aria-label":"The chosen layer"},this.title,this.layer(),this.input(),
this.order()),this.editor.append(r.element),this.shows.push(s=>{n.show(s.tour),r.show(String(2**Math.round(Math.log2(s.zoom)))),
r.element.hidden=s.size<40&&s.zoom===1})}frame;focus;editor;chosen=1;shows=[];title=h("strong",{});show(e){this.chosen=Math.
min(this.chosen,e.layers.length),b(this.title,this.chosen===0?`Input, ${e.size} ${e.axes===2?"pixels a side":"samples"}`:
`Layer ${this.chosen}`),this.shows.forEach(t=>t(e))}choose(e){this.chosen=e,this.frame.complain(null),this.frame.binding.
schedule()}reset(){this.chosen=1,this.frame.binding.schedule()}move(e){let{layers:t}=L(this.frame.binding.get),[n,r]=[this.
chosen-1,this.chosen-1+e];if(n<0||r<0||r>=t.length)return;let s=[...t];[s[n],s[r]]=[t[r],t[n]],this.change({layers:s})&&
(this.chosen+=e,this.focus(this.chosen))}add(){let{layers:e}=L(this.frame.binding.get),t=e[this.chosen-1]??{kernel:3,stride:1,
padding:1,after:1,dilation:1,kind:"conv"};this.change({layers:[...e.slice(0,this.chosen),t,...e.slice(this.chosen)]})&&this.
choose(this.chosen+1)}remove(){if(this.chosen===0)return;let{layers:e}=L(this.frame.binding.get);this.change({layers:e.filter(
(t,n)=>n!==this.chosen-1)})&&this.choose(Math.max(1,this.chosen-1))}change(e){let t=nt(this.frame.binding,e);return this.
frame.complain(t),this.frame.player?.pause(),this.frame.binding.schedule(),t===null}presets(){let e=this.frame.binding.get(
"presets")??{},t=[["","your own"],...Object.entries(e).map(([r,{title:s}])=>[r,s])],n=D("Stack",t,r=>{let s=e[r];s!==void 0&&
(this.change(rt(s))&&this.frame.binding.set({zoom:1}),this.chosen=1)});this.frame.choices.append(n.element),this.shows.push(
r=>n.show(it(r,e)))}layer(){let e=D("kind",Ut,r=>this.edit({kind:r}));e.element.classList.add("cnn-kind");let t=["kernel",
"stride","dilation","padding"].map(r=>[r,Qe(r,r,[r==="padding"?0:1,qt[r]],o=>this.edit({[r]:o}))]),n=h("div",{class:"cnn\
-fields"},e.element,...t.map(([,{element:r}])=>r));return this.shows.push(r=>{let s=r.layers[this.chosen-1];if(n.hidden=
s===void 0,s!==void 0){e.show(s.kind);for(let[o,l]of t)l.show([s[o]])}}),n}edit(e){let{layers:t}=L(this.frame.binding.get),
n=t[this.chosen-1];if(n!==void 0){if(n.kind==="causal"&&e.padding!==void 0){this.frame.complain("A causal convolution is\
 padded in front only, by (k−1)·d, so that no output sees what comes after it: there is nothing to choose."),this.frame.
binding.schedule();return}this.change({layers:t.map((r,s)=>s===this.chosen-1?Kt(n,{...r,...e},e.padding===void 0):r)})}}input(){
let e=h("input",{type:"range",class:"cnn-slider",min:1,step:1,"aria-label":"Input size",oninput:()=>{this.change({size:e.
valueAsNumber})}}),t=Z("The input is a",Gt,r=>{let s=Ne[Number(r)];this.change({axes:Number(r),size:Math.min(s,L(this.frame.
binding.get).size)})}),n=h("div",{class:"cnn-fields"},t.element,e);return this.shows.push(r=>{n.hidden=this.chosen!==0,t.
show(String(r.axes)),e.max=String(Ne[r.axes]),e.valueAsNumber=r.size}),n}order(){let e=A("Up",()=>this.move(1)),t=A("Dow\
n",()=>this.move(-1)),n=A("Remove",()=>this.remove()),r=A("Add above",()=>this.add());return this.shows.push(({layers:s})=>{
G(e,this.chosen===0||this.chosen===s.length),G(t,this.chosen<2),G(n,this.chosen===0)}),h("div",{class:"cnn-fields"},r,e,
t,n)}};function Kt(i,e,t){let n=({kernel:a,dilation:c})=>Math.floor((a-1)*c/2),r=i.padding===n(i)&&i.padding>0,s=e.padding;
e.kind==="causal"?s=(e.kernel-1)*e.dilation:t&&(r||i.kind==="causal")&&(s=n(e)),(e.kind==="max"||e.kind==="avg")&&t&&(s=
Math.min(s,Math.floor(e.kernel/2)));let l=e.kind==="avg"&&i.kind!=="avg"?1:e.dilation;return{...e,padding:s,after:e.kind===
"causal"?0:s,dilation:l}}var q=24,st=4;function ot(i){return i=Math.imul(i^i>>>16,2146121005),i=Math.imul(i^i>>>15,2221713035),(i^i>>>16)>>>0}var at=(i,e)=>(2*
(ot((e^i)>>>0)/2**32)-1)*Math.sqrt(3),lt=i=>ot(i+1);function Bt({layers:i,sizes:e,axes:t,unit:[n,r,s]}){let o=U(i,e,n,s).
map(a=>N(a)??[0,0]),l=t===2?U(i,e,n,r).map(a=>N(a)??[0,0]):null;return o.map((a,c)=>[l?.[c]??[0,0],a])}function ct({layers:i,
axes:e,relu:t,unit:[n]}){let[r,s]=[0,1];for(let{kernel:o,stride:l,dilation:a}of i.slice(0,n).reverse())r+=(s*o)**e*(t?2*
st**2:2),s=(s-1)*l+(o-1)*a+1;return r}function _t({kernel:i,stride:e,padding:t,dilation:n},r){let s=r===2;return{kh:s?i:
1,kw:i,sh:s?e:1,sw:e,ph:s?t:0,pw:t,dh:s?n:1,dw:n}}function dt(i,e,t,n){for(let r=0;r<e.h;r++)for(let s=0;s<e.w;s++)for(let o=0;o<
i.kh;o++){let l=(e.top+r)*i.sh-i.ph+o*i.dh-t.top;if(!(l<0||l>=t.h))for(let a=0;a<i.kw;a++){let c=(e.left+s)*i.sw-i.pw+a*
i.dw-t.left;c>=0&&c<t.w&&n(r*e.w+s,l*t.w+c,o*i.kw+a)}}}var Pe=({kind:i})=>i==="conv"||i==="causal";function ut(i,e){let{
layers:t,sizes:n,axes:r,unit:[s],relu:o}=i,l=Bt(i),a=(p,f)=>{let[[y,g],[w,S]]=l[p],[E,T]=[g-y+1,S-w+1];return{channels:f,
top:y,left:w,h:E,w:T,data:new Float64Array(f*E*T)}},c=a(0,1),d=lt(64*e);for(let p=0,f=0;p<c.h;p++)for(let y=0;y<c.w;y++,
f++)c.data[f]=at(d,(c.top+p)*n[0]+c.left+y);let u=[];for(let p=1;p<=s;p++){let f=t[p-1],y=a(p,Pe(f)?o?st:1:c.channels),g={
g:_t(f,r),x:c,y,weight:null,winner:null,alive:null};f.kind!=="max"&&(g.weight=Vt(Pe(f)?64*e+p:null,y.channels,c.channels,
g.g.kh*g.g.kw)),Wt(g),o&&Pe(f)&&p<s&&(g.alive=y.data.map(w=>w>0?1:0),y.data.forEach((w,S)=>y.data[S]=Math.max(0,w))),u.push(
g),c=y}let m=new Float64Array(c.data.length);m[0]=1;for(let p of u.reverse())m=Jt(p,m);return Yt(m,a(0,1),r===2?n[0]:1,n[0])}
function Vt(i,e,t,n){let r=new Float64Array(e*t*n);if(i===null)return r.map((l,a)=>Math.floor(a/n)%(t+1)===0?1/n:0);let s=lt(
i),o=1/Math.sqrt(t*n);return r.map((l,a)=>at(s,a)*o)}function ht({g:i,x:e,y:t,weight:n},r){let[s,o,l]=[i.kh*i.kw,e.h*e.w,
t.h*t.w];dt(i,t,e,(a,c,d)=>{for(let u=0;u<t.channels;u++)for(let m=0;m<e.channels;m++)r(u*l+a,m*o+c,n[(u*e.channels+m)*s+
d])})}function Wt(i){let{g:e,x:t,y:n,weight:r}=i;if(r!==null){ht(i,(o,l,a)=>n.data[o]+=t.data[l]*a);return}let s=i.winner=
new Int32Array(n.data.length).fill(-1);dt(e,n,t,(o,l)=>{for(let a=0;a<t.channels;a++){let[c,d]=[t.data[a*t.h*t.w+l],a*n.
h*n.w+o];s[d]>=0&&c<=n.data[d]||(n.data[d]=c,s[d]=a*t.h*t.w+l)}})}function Jt(i,e){let{winner:t,alive:n}=i,r=new Float64Array(
i.x.data.length);return n?.forEach((s,o)=>e[o]*=s),t===null&&ht(i,(s,o,l)=>r[o]+=e[s]*l),t?.forEach((s,o)=>{s>=0&&(r[s]+=
e[o])}),r}function Yt(i,{top:e,left:t,h:n,w:r},s,o){let l=new Float64Array(s*o);for(let a=0;a<n;a++)for(let c=0;c<r;c++)
l[(e+a)*o+t+c]=i[a*r+c];return l}function mt(i,e){for(let t=0;t<i.length;t++)i[t]+=Math.abs(e[t])}function pt(i){let e=i.reduce((t,n)=>t+n,0);return e>0?
i.map(t=>t/e):i}var Xt=3e6,Zt=160,Qt=6,le=class{constructor(e){this.changed=e}changed;key="";shown=null;total=null;count=0;timer;get(e){
let t=JSON.stringify([e.layers,e.size,e.axes,e.unit,e.weights]);if(t===this.key&&this.shown!==null)return this.shown;clearTimeout(
this.timer),this.key=t,this.total=null,this.count=0;let n=en(e),r=e.weights!=="equal"&&e.unit[0]>0,s={...e,relu:e.weights===
"relu"},o=r&&ct(s)>Xt,l=o?"This stack is too large to draw random networks of in a page: paths are counted instead. The \
Python call measures it.":null;return this.shown=ft(e,n,r&&!o?0:null,l),r&&!o&&(this.timer=setTimeout(()=>this.work(e,s),
Zt)),this.shown}dispose(){clearTimeout(this.timer)}work(e,t){let n=performance.now()+Qt;do{let r=ut(t,this.count++);this.
total??=new Float64Array(r.length),mt(this.total,r)}while(this.count<q&&performance.now()<n);this.shown=ft(e,pt(this.total),
this.count,null),this.count<q&&(this.timer=setTimeout(()=>this.work(e,t),16)),this.changed()}};function en({layers:i,sizes:e,
axes:t,unit:[n,r],down:s}){return qe(t===2?U(i,e,n,r)[0]:Float64Array.of(1),s[0])}function ft(i,e,t,n){let{axes:r,size:s,
steps:o,unit:[l,a,c]}=i,d=r===2?s:1,u=new Float64Array(s);for(let w=0,S=0;w<d;w++)for(let E=0;E<s;E++,S++)u[E]+=e[S];let{
r:m,j:p,start:f}=o[l],y=w=>f+p*w+(m-1)/2,g=De(e,d,s,[r===2?y(a):0,y(c)]);return{mass:e,rows:d,cols:s,profile:u,held:g,networks:t,
note:n}}var tn=["layer",`r ← r + (k${"−"}1)·d·j`,"j ← j·s",`start ← start ${"−"} p·j`,"units"],ce=class{constructor(e){
this.pick=e;let t=h("thead",{},h("tr",{},...tn.map(r=>h("th",{scope:"col"},r)))),n=h("table",{class:"cnn-ledger"},h("cap\
tion",{},"r: pixels that a unit sees along a side, its receptive field. j: the jump, pixels from one unit to the next. s\
tart: the first pixel that unit 0 sees. k kernel, s stride, d dilation, p padding"),t,this.body);this.element=h("div",{},
this.where,h("div",{class:"cnn-scroll",role:"region",tabindex:0,"aria-label":"Arithmetic of the layers"},n)),this.body.addEventListener(
"click",r=>{let s=r.target.closest("tr");s!==null&&this.pick([...this.body.children].indexOf(s))})}pick;element;body=h("\
tbody",{});where=h("p",{class:"cnn-where"});shown="";marked=null;update(e){b(this.where,We(e));let t=JSON.stringify([e.layers,
e.size]);t!==this.shown&&(this.shown=t,this.body.replaceChildren(...e.steps.map((r,s)=>this.row(e,s))),this.marked=null);
let n=this.body.children[e.unit[0]]??null;n!==this.marked&&(this.marked?.classList.remove("cnn-now"),n?.classList.add("c\
nn-now"),this.marked=n)}row({layers:e,steps:t,sizes:n},r){let{r:s,j:o,start:l}=t[r],a=e[r-1],c=t[r-1],d=(u,m)=>h("td",{},
a===void 0?"":`${u} = `,h("b",{},R(m)));return h("tr",{"data-layer":r},h("th",{scope:"row"},`${r} ${a===void 0?"input":W(
a).replace("causal conv","causal")}`),d(`${c?.r} + (${a?.kernel}${"−"}1)·${a?.dilation}·${c?.j}`,s),d(`${c?.j}·${a?.
stride}`,o),d(`${R(c?.start??0)} ${"−"} ${a?.padding}·${c?.j}`,l),h("td",{},String(n[r])))}};var nn=["data-theme","data-jp-theme-light","data-vscode-theme-kind","theme","class"];function ue(i){let e=new MutationObserver(
i);for(let n of[document.documentElement,document.body])e.observe(n,{attributeFilter:nn});let t=matchMedia("(prefers-col\
or-scheme: dark)");return t.addEventListener("change",i),()=>{e.disconnect(),t.removeEventListener("change",i)}}var de,yt=new Map;
function he(i,e){let t=i.appendChild(document.createElement("i"));t.style.color=`var(${e})`;let{color:n}=getComputedStyle(
t);t.remove();let r=yt.get(n);if(r===void 0){de??=document.createElement("canvas").getContext("2d",{willReadFrequently:!0}),
de.fillStyle=n,de.fillRect(0,0,1,1);let[s,o,l]=de.getImageData(0,0,1,1).data;yt.set(n,r=[s,o,l])}return r}var C=255,rn={ArrowUp:[-1,0],ArrowDown:[1,0],ArrowLeft:[0,-1],ArrowRight:[0,1]},K=class{constructor(e,t={}){this.events=
t;let n=Object.keys(t).length>0,r=n?{role:"application",tabindex:0,"aria-roledescription":"map"}:{role:"img"};this.element=
h("div",{class:"cnn-heat","aria-label":e,...r},this.canvas,this.outline),this.stop=ue(()=>{this.tables.clear(),this.paintAgain?.()}),
n&&this.listen()}events;element;canvas=h("canvas",{class:"cnn-heat-canvas",width:1,height:1});outline=h("div",{class:"cn\
n-heat-outline",hidden:!0});stop;tables=new Map;paintAgain=null;image=null;cursor=[0,0];get rows(){return this.canvas.height}get cols(){
return this.canvas.width}name(e){v(this.element,"aria-label",e)}paint(e,t,n,{hue:r,most:s}){this.draw(t,n,o=>{let l=new Uint32Array(
o.buffer),a=s>0?C/s:0;if(r==="image"){for(let d=0;d<l.length;d++)l[d]=sn(e[d]*a);return}let c=this.table(r);for(let d=0;d<
l.length;d++){let u=e[d]*a+C;l[d]=u!==u?0:c[u<0?0:u>2*C?2*C:u+.5|0]}})}paintPicture(e,t,n,r){let s=r-1;this.draw(t,n,o=>{
for(let l=0,a=0;l<t*n;l++,a+=r)o[4*l]=e[a],o[4*l+1]=e[a+Math.min(1,s)],o[4*l+2]=e[a+s],o[4*l+3]=255})}box(e){if(this.outline.
hidden=e===null,e===null)return;let t=(r,s)=>`${100*r/s}%`,{style:n}=this.outline;n.left=t(e.col,this.cols),n.top=t(e.row,
this.rows),n.width=t(e.cols,this.cols),n.height=t(e.rows,this.rows)}place(e,t){this.cursor=[I(e,this.rows),I(t,this.cols)]}at({
clientX:e,clientY:t}){let{left:n,top:r,width:s,height:o}=this.canvas.getBoundingClientRect();return[I(Math.floor((t-r)/o*
this.rows),this.rows),I(Math.floor((e-n)/s*this.cols),this.cols)]}dispose(){this.stop()}draw(e,t,n){this.canvas.width!==
t&&(this.canvas.width=t),this.canvas.height!==e&&(this.canvas.height=e),this.paintAgain=()=>{let r=this.canvas.getContext(
"2d");(this.image?.width!==t||this.image.height!==e)&&(this.image=r.createImageData(t,e));let{image:s}=this;n(s.data),r.
putImageData(s,0,0)},this.element.isConnected?this.paintAgain():requestAnimationFrame(()=>this.paintAgain?.())}table(e){
let t=this.tables.get(e);if(t!==void 0)return t;let n=he(this.element,"--cnn-ground"),r=he(this.element,`--cnn-${e}-plus`),
s=e==="input"?r:he(this.element,`--cnn-${e}-minus`),o=Uint32Array.from({length:2*C+1},(l,a)=>{let[c,d]=[a<C?s:r,Math.abs(
a-C)/C],[u,m,p]=n.map((f,y)=>Math.round(f+(c[y]-f)*d));return gt(u,m,p)});return this.tables.set(e,o),o}listen(){let{element:e,
events:t}=this,n=r=>this.move(...this.at(r));e.addEventListener("pointermove",n),e.addEventListener("pointerdown",n),e.addEventListener(
"pointerleave",r=>{r.pointerType!=="touch"&&t.leave?.()}),e.addEventListener("click",r=>t.pick?.(...this.at(r))),e.addEventListener(
"focus",()=>{e.matches(":focus-visible")&&this.move(...this.cursor)}),e.addEventListener("blur",()=>t.leave?.()),e.addEventListener(
"keydown",r=>{this.pressed(r)&&(r.preventDefault(),r.stopPropagation())})}pressed(e){let[t,n]=this.cursor;if(e.altKey||e.
ctrlKey||e.metaKey)return!1;let r=rn[e.key],s=e.shiftKey?10:1;if(r!==void 0)this.move(I(t+s*r[0],this.rows),I(n+s*r[1],this.
cols));else if(this.events.pick!==void 0&&(e.key==="Enter"||e.key===" "))this.events.pick(t,n);else return this.events.key?.(
e,t,n)??!1;return!0}move(e,t){this.cursor=[I(e,this.rows),I(t,this.cols)],this.events.point?.(...this.cursor)}},I=(i,e)=>Math.
max(0,Math.min(e-1,i)),gt=(i,e,t)=>(255<<24|t<<16|e<<8|i)>>>0;function sn(i){if(i!==i)return 0;let e=i<0?0:i>255?255:i+.5|
0;return gt(e,e,e)}function bt(i){let e=0;for(let t=0;t<i.length;t++)e=Math.max(e,Math.abs(i[t]));return e}var on=[["equal","count paths"],["random","random weights"],["relu","random + ReLU"]],me=class{element;weights;could;does;eyes=new K(
"The picture, each pixel as bright as its share of the gradient");held=h("div",{class:"cnn-held-box"});captions=[h("figc\
aption",{}),h("figcaption",{}),h("figcaption",{},"through its eyes")];figures;note=h("p",{class:"cnn-panel-note"});state=null;sample=null;drawn=null;constructor(e,t){
this.could=new K("What the unit could see: arrow keys move it over the picture",{point:(s,o)=>this.point(s,o,e)}),this.does=
new K("Share of each pixel in the gradient"),this.does.element.append(this.held),this.weights=Z("Effective field",on,s=>t(
s));let n=[this.could,this.does,this.eyes];this.figures=h("div",{class:"cnn-panels"},...n.map((s,o)=>h("figure",{},s.element,
this.captions[o])));let r=h("div",{class:"cnn-panel-head"},h("span",{class:"cnn-caption"},"how much each pixel matters:"),
this.weights.element);this.element=h("div",{},r,this.figures,this.note)}update(e,t,n){if(this.state=e,this.weights.show(
e.weights),this.figures.hidden=e.axes===1,b(this.note,an(e,t)),e.axes===1||n===null)return;let r=e.size;if(this.sample?.
picture!==n||this.sample.n!==r){let s=Ke(n.data,n.width,n.height,n.channels,r);this.sample={picture:n,n:r,data:s},this.could.
paintPicture(s,r,r,n.channels),this.drawn=null}this.drawn!==t&&(this.drawn=t,this.does.paint(t.mass,r,r,{hue:"activation",
most:bt(t.mass)}),this.eyes.paintPicture(Be(this.sample.data,n.channels,t.mass),r,r,n.channels),this.boxes(e,t))}dispose(){
for(let e of[this.could,this.does,this.eyes])e.dispose()}boxes({size:e,steps:t,unit:[n,r,s]},{held:o}){let{r:l,j:a,start:c}=t[n],
d=(f,y)=>{let g=Math.max(0,c+a*f+(l-y)/2);return[g,Math.min(e,c+a*f+(l+y)/2)-g]},u=f=>{let[[y,g],[w,S]]=[d(r,f),d(s,f)];
return g>0&&S>0?{row:y,col:w,rows:g,cols:S}:null};this.could.box(u(l)),this.does.box(u(l));let m=u(o),p=f=>`${100*f/e}%`;
this.held.hidden=m===null,m!==null&&(this.held.style.cssText=`left:${p(m.col)};top:${p(m.row)};width:${p(m.cols)};height\
:${p(m.rows)}`),document.activeElement!==this.could.element&&this.could.place(Math.floor(c+a*r+l/2),Math.floor(c+a*s+l/2)),
b(this.captions[0],`receptive field, ${l}${"×"}${l} of ${e}${"×"}${e}`),b(this.captions[1],`effective field: 95.45 % w\
ithin ${o}${"×"}${o} (dashed)`)}point(e,t,n){if(this.state===null)return;let{steps:r,sizes:s,unit:[o]}=this.state,l=a=>te(
r[o],s[o],a);n(l(e),l(t))}};function an(i,{networks:e,note:t,held:n}){if(t!==null)return t;let r=i.unit[0];if(r===0)return"\
A pixel of the input sees itself alone; point at a unit above it.";let{r:s}=i.steps[r];if(e===null){let l=i.down[0].filter(
p=>p>0),[a,c]=N(i.down[0])??[0,0];if(l.length===0)return"It sees nothing but padding.";if(l.every(p=>p===l[0]))return"Ev\
ery pixel it sees lies on equally many paths: nothing fades towards the edge.";let d=l.length<c-a+1?`Only ${l.length} of\
 ${c-a+1} columns lie on any path: the layers leave gaps. `:"",u=100*n**i.axes/s**i.axes,m=n<s?`The middle ${u.toFixed(0)}\
 % of the field holds 95.45 % of all paths, as much as two standard deviations of a bell. `:"";return`${d}${m}Many paths\
 lead through the middle, few to the edge. Stack more of the same, and the field grows like the depth, the bell in it on\
ly like its square root (Luo et al., 2016).`}return`Mean absolute gradient of ${e<q?`${e} of ${q}`:String(e)} random net\
works. Of convolutions alone, its mean square is proportional to the number of paths (Luo et al., 2016): the magnitude s\
hows the same bell, wider.`}var pe=class{constructor(e){this.root=e;this.element=h("div",{class:"cnn-editor",role:"group",hidden:!0},A("One less",()=>this.
nudge(-1),"minus"),this.field,A("One more",()=>this.nudge(1),"plus")),this.field.addEventListener("input",()=>this.read()),
this.element.addEventListener("keydown",t=>this.keydown(t)),this.element.addEventListener("focusout",t=>{this.element.contains(
t.relatedTarget)||this.close(!1)})}root;element;field=h("input",{type:"text",class:"cnn-entry",autocomplete:"off",spellcheck:"\
false"});edit=null;open(e){this.edit?.cell.classList.remove("cnn-editing"),this.edit=e,e.cell.classList.add("cnn-editing"),
this.element.hidden=!1,this.element.setAttribute("aria-label",`Edit ${e.label}`),this.field.setAttribute("aria-label",e.
label),this.place(e.cell),this.field.value=e.typed??ne(e.value,6),this.field.focus({preventScroll:!0}),e.typed===void 0?
this.field.select():this.read()}close(e){let{edit:t}=this;t!==null&&(this.edit=null,this.element.hidden=!0,t.cell.classList.
remove("cnn-editing"),e&&t.cell.focus({preventScroll:!0}))}read(){let e=Se(this.field.value);this.field.setAttribute("ar\
ia-invalid",String(e===null)),e!==null&&this.edit?.write(e)}nudge(e){let t=(Se(this.field.value)??0)+e;this.field.value=
ne(t,6),this.read()}keydown(e){e.stopPropagation();let{key:t}=e;if(t==="ArrowUp"||t==="ArrowDown")this.nudge(t==="ArrowU\
p"?1:-1);else if(t==="Escape"){let{edit:n}=this;n?.cancel!==void 0?n.cancel():n?.write(n.value),this.close(!0)}else if(t===
"Enter"&&e.target===this.field)this.close(!0);else return;e.preventDefault()}place(e){let[t,n]=[this.root.getBoundingClientRect(),
e.getBoundingClientRect()],{offsetWidth:r,offsetHeight:s}=this.element,o=n.left+n.width/2-r/2-t.left,l=Math.max(4,Math.min(
t.width-r-4,o)),a=n.bottom-t.top+6,c=a+s>t.height?n.top-t.top-s-6:a;this.element.style.translate=`${l}px ${c}px`}};function ze(i,e){let t=()=>{let r=i.get("_initial");return typeof r=="object"&&r!==null&&Object.keys(r).length>0?r:null},
n=t()===null?Object.fromEntries(e.map(r=>[r,structuredClone(i.get(r))])):{};return()=>t()??n}function vt(i,e,t){let n=0,
r=()=>{n||=requestAnimationFrame(()=>{n=0,t()})};for(let s of e)i.on(`change:${s}`,r);return{get:s=>i.get(s),set(s){let o=Object.
entries(s).filter(([l,a])=>!ln(i.get(l),a));for(let[l,a]of o)i.set(l,a);o.length>0&&i.save_changes()},schedule:r,dispose(){
cancelAnimationFrame(n),n=-1;for(let s of e)i.off(`change:${s}`,r)}}}var ln=(i,e)=>i===e||JSON.stringify(i)===JSON.stringify(
e);var wt=(i,e)=>i.some((t,n)=>t!==e[n]);function xt(i,e){let t,n=a=>i.get(a),r=a=>{for(let[c,d]of Object.entries(a))i.set(c,d);i.save_changes()},s=()=>{clearTimeout(
t),n("playing")===!0&&(t=setTimeout(o,1e3/Math.max(.25,Number(n("speed")))))},o=()=>{let[a,c]=[e.index(n)+1,e.length(n)-
1];r({...a<=c&&e.at(n,a),playing:a<c}),s()},l=["change:playing","change:speed"];for(let a of l)i.on(a,s);return s(),()=>{
clearTimeout(t);for(let a of l)i.off(a,s)}}var cn=[.25,.5,1,2,4,8].map(i=>[String(i),`${i} / s`]),fe=class{constructor(e,t){
this.binding=e;this.sequence=t;this.scrub.setAttribute("aria-label",`Position among the ${t.unit}s`),this.scrub.addEventListener(
"input",()=>this.go(Number(this.scrub.value))),this.playButton=A("Play",()=>this.toggle(),"play"),this.playButton.append(
ie("pause")),this.playButton.classList.add("cnn-play"),this.element=h("div",{class:"cnn-player",role:"group","aria-label":"\
Player",id:P("player")},h("div",{class:"cnn-transport"},A(`First ${t.unit}`,()=>this.go(0),"first",!0),A("Step back",()=>this.
step(-1),"back",!0),this.playButton,A("Step forward",()=>this.step(1),"forward",!0)),this.scrub,this.count,this.speed.element),
this.element.addEventListener("keydown",n=>this.keydown(n))}binding;sequence;element;playButton;scrub=h("input",{type:"r\
ange",min:0,step:1,class:"cnn-scrub"});count=h("span",{class:"cnn-count"});speed=D("Speed",cn,e=>this.binding.set({speed:Number(
e)}));toggle(){let e=this.binding.get("playing")===!0,t=this.sequence.index(this.binding.get)>=this.sequence.length(this.
binding.get)-1;this.binding.set({...!e&&t&&this.sequence.at(this.binding.get,0),playing:!e})}pause(){this.binding.get("p\
laying")===!0&&this.binding.set({playing:!1})}update(){let e=this.binding.get("playing")===!0,[t,n]=[this.sequence.index(
this.binding.get),this.sequence.length(this.binding.get)];v(this.playButton,"aria-label",e?"Pause":"Play"),v(this.playButton,
"title",e?"Pause":"Play"),v(this.playButton,"data-playing",String(e)),v(this.scrub,"max",String(n-1)),this.scrub.valueAsNumber!==
t&&(this.scrub.valueAsNumber=t),v(this.scrub,"aria-valuetext",`${this.sequence.unit} ${t+1} of ${n}`),this.scrub.style.setProperty(
"--done",String(n>1?t/(n-1):1)),b(this.count,`${t+1} / ${n}`),this.speed.show(String(this.binding.get("speed")))}step(e){
this.go(this.sequence.index(this.binding.get)+e)}go(e){let t=this.sequence.length(this.binding.get)-1,n=this.sequence.at(
this.binding.get,Math.max(0,Math.min(t,e)));this.binding.set({...n,playing:!1})}keydown(e){e.key!==" "||e.target!==this.
scrub||(e.preventDefault(),this.toggle())}};var ye=class{constructor(e){this.source=e;let t=h("pre",{tabindex:0,role:"group","aria-label":"Python source"},this.code),
n=A("Copy",()=>{this.copy()}),r=h("div",{class:"cnn-python-bar"},h("span",{},"The same in Python"),this.status,n);this.element=
h("div",{class:"cnn-python",hidden:!0},r,t)}source;element;code=h("code",{});status=h("span",{class:"cnn-copied",role:"s\
tatus"});update(){this.element.hidden||(b(this.code,this.source()),b(this.status,""))}async copy(){try{await navigator.clipboard.
writeText(this.source()),b(this.status,"Copied")}catch{getSelection()?.selectAllChildren(this.code),b(this.status,"Selec\
ted: press Ctrl+C to copy")}}};function St(i,e,t){let n=Object.entries(e).find(([r,s])=>t.includes(r)&&(dn(i(r))||!$t(i(r),s)));if(n!==void 0)throw new RangeError(
`the setting ${n[0]} is not what it should be`)}var dn=i=>typeof i=="number"&&Math.abs(i)>1e13;function $t(i,e){if(e==null)
return!0;if(typeof e=="number")return Number.isFinite(i);if(Array.isArray(e)){if(!Array.isArray(i)||i.length>20*(e.length+
1))return!1;let t=e.length===0||typeof e[0]=="string";return i.length===0?t:e.length===0||i.every(n=>e.some(r=>$t(n,r)))}
return typeof i==typeof e&&i!==null}var He=i=>i instanceof RangeError&&!/NaN|undefined|null|Invalid/.test(i.message)?`: ${i.
message.replace(/\.$/,"")}`:"";var un=["playing","speed"],hn=350,Mt=4;function kt(i){let{sequence:e}=i;return{initialize:({model:t})=>e===void 0?()=>{}:
xt(t,e),render({model:t,el:n}){try{return Et(i,t,n)}catch(r){return mn(i,t,n,`What was kept of this ${i.title.toLowerCase()}\
 could not be drawn${He(r)}.`)}}}}function mn(i,e,t,n){try{let r=ze(e,i.traits)();for(let s of i.traits)s in r&&e.set(s,
r[s]);return e.save_changes(),Et(i,e,t,`${n} This is how it began.`)}catch{let r=`${n} Run its cell again, or load the p\
age anew.`;return t.replaceChildren(h("div",{class:"cnn"},h("p",{class:"cnn-problem",role:"alert"},r))),()=>t.replaceChildren()}}
function Et(i,e,t,n=null){let r=[...i.traits,...i.sequence===void 0?[]:un],s=ze(e,r);St(x=>e.get(x),s(),i.traits.filter(
x=>i.loose?.includes(x)!==!0));let o=h("div",{class:"cnn",role:"group","aria-label":i.title,"data-explorer":i.name}),l=h(
"div",{class:"cnn-live",role:"status","aria-live":"polite","aria-atomic":"true"}),a=h("p",{class:"cnn-problem",role:"ale\
rt",hidden:!0}),c=x=>h("div",{class:`cnn-${x}`}),d,u=vt(e,r,()=>w()),m={binding:u,editor:new pe(o),player:i.sequence===void 0?
null:new fe(u,i.sequence),choices:c("choices"),more:c("more"),stage:c("stage"),detail:c("detail"),complain(x){a.hidden=x===
null,b(a,x??"")}},p;try{p=i.build(m)}catch(x){throw u.dispose(),x}let f=new ye(()=>p.python()),y=()=>{p.update(),m.player?.
update(),f.update()},g=null,w=()=>{clearTimeout(d);try{y()}catch(x){g=`This could not be drawn${He(x)}. Undo the last ch\
ange, or begin again.`,m.complain(g);return}g!==null&&a.textContent===g&&m.complain(null),g=null,d=setTimeout(()=>b(l,p.
describe()),hn)},S=fn(m,f,()=>{m.complain(null),p.reset?.(),u.set({...s(),...m.player!==null&&{playing:!1}})});o.append(
S,m.more,a,m.stage),m.player!==null&&o.append(m.player.element),o.append(m.detail,f.element,l,m.editor.element);let[E,T]=[
0,0],ee=x=>{x<=Mt||x===E||(E=x,p.resize(x-Mt))},B=new ResizeObserver(()=>{cancelAnimationFrame(T),T=requestAnimationFrame(
()=>ee(o.clientWidth))}),M=ue(()=>p.theme?.()),F=()=>{clearTimeout(d),cancelAnimationFrame(T),B.disconnect(),M(),p.dispose?.(),
u.dispose(),o.remove()};t.append(o),pn(m);try{ee(o.clientWidth||700),y(),b(l,p.describe())}catch(x){throw F(),x}return n!==
null&&m.complain(n),o.dataset.ready="true",B.observe(o),F}function pn({stage:i,player:e}){let t=n=>{n.target.closest("[r\
ole=gridcell]")!==null&&e?.pause()};i.addEventListener("pointermove",t),i.addEventListener("pointerdown",t),i.addEventListener(
"focusin",t)}function fn(i,e,t){i.more.hidden=!0;let n=Te("More",l=>{i.more.hidden=!l,n.show(l),i.binding.schedule()},i.
more),r=Te("Python",l=>{e.element.hidden=!l,r.show(l),e.update()},e.element),s=i.more.hasChildNodes()&&n.element,o=h("di\
v",{class:"cnn-ends"},s,r.element,A("Reset",t,"reset"));return h("div",{class:"cnn-bar",role:"group","aria-label":"Setti\
ngs"},i.choices,o)}async function yn(i){let e=new Image;try{if(!/^(data:image\/|blob:)/.test(i))throw new Error("not a picture, and nothing\
 is to be fetched");e.src=i,await e.decode()}catch{throw new Error("This file is no picture that the browser can read: t\
ry PNG, JPEG or WebP.")}return gn(e,e.naturalWidth,e.naturalHeight)}function gn(i,e,t){let n=bn(e,t);n.fillStyle="#fff",
n.fillRect(0,0,e,t),n.drawImage(i,0,0,e,t);let{data:r}=n.getImageData(0,0,e,t),s=!1;for(let a=0;a<r.length&&!s;a+=4)s=r[a]!==
r[a+1]||r[a]!==r[a+2];let o=s?3:1,l=new Uint8Array(e*t*o);for(let a=0,c=0;a<l.length;c+=4)for(let d=0;d<o;d++)l[a++]=r[c+
d];return{width:e,height:t,channels:o,data:l}}var ge=class{constructor(e){this.ready=e}ready;url="";picture=null;problem=null;get(e){return e!==this.url&&(this.url=e,
yn(e).then(t=>this.done(e,t,null),t=>this.done(e,null,t.message))),this.picture}done(e,t,n){e===this.url&&(this.picture=
t??this.picture,this.problem=n,this.ready())}};function bn(i,e){let t=document.createElement("canvas");return[t.width,t.
height]=[i,e],t.getContext("2d",{willReadFrequently:!0})}var vn={unit:"step",length(i){let e=L(i);return i("tour")==="layers"?e.layers.length+1:e.sizes[z(i,e)[0]]},index(i){let[
e,,t]=z(i,L(i));return i("tour")==="layers"?e:t},at(i,e){let t=L(i),n=z(i,t);return{unit:i("tour")==="layers"?Q(t,n,e,t.
axes):[n[0],n[1],e]}}},Oe=class{constructor(e){this.frame=e;let{binding:t}=e;this.effective=new le(()=>t.schedule()),this.
pictures=new ge(()=>t.schedule()),this.state=Re(t.get),this.shown=this.effective.get(this.state),this.controls=new ae(e,
n=>this.focused=n),this.cone=new oe({point:(n,r)=>this.point(n,r),pick:(n,r)=>{this.cone.centre(),this.point(n,r),t.schedule()},
key:n=>this.key(n.key,n.shiftKey?10:1),choose:n=>this.controls.choose(n)},P("window")),this.panels=new me((n,r)=>this.go(
[z(t.get,this.state)[0],n,r]),n=>t.set({weights:n})),this.ledger=new ce(n=>this.go(Q(this.state,this.state.unit,n,this.state.
axes))),this.cone.element.addEventListener("keydown",n=>this.reorder(n)),e.stage.append(this.controls.editor,this.cone.element,
this.hint),e.detail.append(this.panels.element,this.ledger.element)}frame;cone;controls;panels;ledger;hint=h("p",{class:"\
cnn-hint"});effective;pictures;state;shown;traits=[];width=700;focused=null;update(){let{get:e}=this.frame.binding,t=Fe.
map(e);wt(t,this.traits)&&(this.state=Re(e)),this.traits=t,this.draw()}resize(e){this.width=e,this.draw()}reset(){this.controls.
reset()}describe(){return _e(this.state,this.shown.held)}python(){return Je(this.state)}dispose(){this.effective.dispose(),
this.panels.dispose()}draw(){let{state:e}=this;this.shown=this.effective.get(e),this.controls.show(e),this.cone.update(e,
this.shown,this.width,this.controls.chosen),this.panels.update(e,this.shown,this.pictures.get(this.frame.binding.get("pi\
cture"))),this.ledger.update(e),b(this.hint,Ve(e)),this.focused!==null&&this.cone.focusName(this.focused),this.focused=null}point(e,t){
let{get:n}=this.frame.binding,r=L(n),[,s]=Q(r,z(n,r),e,r.axes);this.go([e,s,t])}go(e){this.frame.binding.set({unit:e,playing:!1})}key(e,t){
let{get:n}=this.frame.binding,r=L(n),s=z(n,r),[o,l,a]=s,[c,d]=[r.layers.length,r.sizes[o]-1],u=f=>this.go([o,l,Math.max(
0,Math.min(d,f))]),m=f=>this.go(Q(r,s,Math.max(0,Math.min(c,f)),r.axes)),p={ArrowLeft:()=>u(a-t),ArrowRight:()=>u(a+t),Home:()=>u(
0),End:()=>u(d),ArrowUp:()=>m(o+1),ArrowDown:()=>m(o-1),PageUp:()=>m(c),PageDown:()=>m(0)," ":()=>this.frame.player?.toggle(),
Enter:()=>this.controls.choose(o)};return p[e]?.(),e in p}reorder(e){let t=e.target.closest(".cnn-name");if(t===null||e.
ctrlKey||e.metaKey)return;let n=e.altKey?{ArrowUp:1,ArrowDown:-1}[e.key]:void 0;n===void 0&&e.key!=="Delete"&&e.key!=="+"||
(e.preventDefault(),e.stopPropagation(),this.focused===null&&t.click(),n!==void 0?this.controls.move(n):(e.key==="+"?this.
controls.add():this.controls.remove(),this.focused=this.controls.chosen))}},Zr=kt({name:"ReceptiveFieldExplorer",title:"\
Receptive field explorer",traits:Fe,sequence:vn,build:i=>new Oe(i)});export{Zr as default};
