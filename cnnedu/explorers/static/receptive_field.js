var B={conv:"conv",causal:"causal conv",max:"max pool",avg:"average pool"};function be([i,e,t,n,r]){let s=r==="causal"?(i-
1)*n:t;return{kernel:i,stride:e,padding:s,after:r==="causal"?0:s,dilation:n,kind:r}}var ge=({kernel:i,stride:e,padding:t,
dilation:n,kind:r})=>[i,e,t,n,r];function V({kernel:i,stride:e,dilation:t,kind:n}){return`${B[n]} ${i}${e>1?`, stride ${e}`:
""}${t>1?`, dilation ${t}`:""}`}var ye=({kernel:i,dilation:e})=>(i-1)*e+1;function ve(i,e){let t=[e];for(let n of i)t.push(
Math.floor((t.at(-1)+n.padding+n.after-ye(n))/n.stride)+1);return t}function ze(i,e){let t=ve(i,e);for(let[n,r]of i.entries()){
let s=`Layer ${n+1} (${V(r)})`;if(r.kind==="avg"&&r.dilation>1)return`${s}: an average pooling has no dilation; make it \
1.`;let o=Math.floor(r.kernel/2);if((r.kind==="max"||r.kind==="avg")&&r.padding>o)return`${s}: a pooling may be padded b\
y at most half its kernel, ${o}.`;let l=t[n]+r.padding+r.after;if(ye(r)>l){let a=`its window spans ${ye(r)} units, but o\
nly ${l} are there, padding included`;return`${s}: ${a}. A smaller kernel, dilation or earlier stride fits, or a larger \
input.`}}return null}function He(i){let e=[{r:1,j:1,start:0,place:0}];for(let{kernel:t,stride:n,padding:r,dilation:s,kind:o}of i){
let{r:l,j:a,start:c,place:d}=e.at(-1),u=(t-1)*s,m=o==="causal"?1:.5;e.push({r:l+u*a,j:a*n,start:c-r*a,place:d+a*(m*u-r)})}
return e}var Ce=({kernel:i,stride:e,padding:t,dilation:n},r)=>Array.from({length:i},(s,o)=>r*e-t+o*n);function Ie(i,e){let t=new Float64Array(
i);return t[e]=1,t}function U(i,e,t,n){let r=[Ie(e[t],n)];for(let s=t;s>0;s--){let{kernel:o,stride:l,padding:a,dilation:c}=i[s-
1],[d,u]=[r.at(-1),new Float64Array(e[s-1])];for(let m=0;m<d.length;m++)if(d[m]!==0)for(let p=0;p<o;p++){let f=m*l-a+p*c;
f>=0&&f<u.length&&(u[f]+=d[m])}r.push(u)}return r.reverse()}function Oe(i,e,t,n){let r=[Ie(e[t],n)];for(let s=t+1;s<e.length;s++){
let{kernel:o,stride:l,padding:a,dilation:c}=i[s-1],[d,u]=[r.at(-1),new Float64Array(e[s])];for(let m=0;m<u.length;m++)for(let p=0;p<
o;p++){let f=m*l-a+p*c;f>=0&&f<d.length&&(u[m]+=d[f])}r.push(u)}return r}function N(i){let[e,t]=[0,i.length-1];for(;e<=t&&
i[e]===0;)e++;for(;t>=e&&i[t]===0;)t--;return e>t?null:[e,t]}var xt=.9545;function Ue(i,e,t,[n,r]){let s=new Float64Array(
4*(e+t)+2*Math.ceil(Math.abs(n)+Math.abs(r))+4),o=0;for(let a=0,c=0;a<e;a++){let d=Math.abs(2*(a-n));for(let u=0;u<t;u++,
c++)s[Math.max(d,Math.abs(2*(u-r)))]+=i[c],o+=i[c]}let l=0;for(let a=0;a<s.length;a++)if(l+=s[a],l>=xt*o*(1-1e-12))return Math.
trunc(a)+1;return 1}function je(i,e){let t=s=>s.reduce((o,l)=>o+l,0),n=t(i)*t(e)||1,r=new Float64Array(i.length*e.length);
return i.forEach((s,o)=>{s>0&&r.set(e.map(l=>s*l/n),o*e.length)}),r}function De(i,e,t,n,r){let s=Math.min(e,t),[o,l]=[Math.
floor((e-s)/2),Math.floor((t-s)/2)],a=d=>Math.floor(d*s/r),c=new Uint8Array(r*r*n);for(let d=0,u=0;d<r;d++){let[m,p]=[a(
d),Math.max(a(d+1),a(d)+1)];for(let f=0;f<r;f++){let[y,b]=[a(f),Math.max(a(f+1),a(f)+1)];for(let g=0;g<n;g++,u++){let x=0;
for(let E=m;E<p;E++)for(let T=y;T<b;T++)x+=i[((l+E)*e+o+T)*n+g];c[u]=Math.round(x/((p-m)*(b-y)))}}}return c}function qe(i,e,t){
let n=0;for(let s=0;s<t.length;s++)n=Math.max(n,t[s]);let r=new Uint8Array(i.length);for(let s=0;s<r.length;s++)r[s]=n>0?
i[s]*t[Math.floor(s/e)]/n:0;return r}function Q({place:i,j:e},t,n){return Math.max(0,Math.min(t-1,Math.round((n-i)/e)))}function ee(i,e=2){if(!Number.isFinite(i))return Number.isNaN(i)?"nan":i>0?"∞":"−∞";let t=Math.abs(i);if(t<1e-9)return"\
0";let n=i<0?"−":"";return Number(t.toFixed(e))!==0?n+String(Number(t.toFixed(e))):t>=1e-4?n+String(Number(t.toPrecision(
2))):n+t.toExponential(1).replace(".0e","e").replace(/-(\d)$/,"-0$1")}function we(i){let e=i.trim().replaceAll("−","-").replace(",","."),t=/^([+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?)(?:\/(\d+\.?\d*))?$/i.
exec(e);if(t===null)return null;let n=Number(t[1])/(t[2]===void 0?1:Number(t[2]));return Number.isFinite(n)?n:null}var W=(i,e)=>`${i}\
 ${e}${i===1?"":"s"}`;var P=i=>i<0?`${"−"}${-i}`:String(i);function J({steps:i,unit:[e,,t]}){let{r:n,j:r,start:s}=i[e];return[s+r*t,s+r*t+n-
1]}function te(i){let[e,t]=J(i);return Math.min(t-e+1,Math.max(0,-e)+Math.max(0,t-i.size+1))}var St=i=>te(i)>0?` (${te(i)}\
 of them beyond the border)`:"";function Ge(i,e){let[t,,n]=i.unit;if(t===0)return`Pixel ${n} of the input. It reaches ${xe(
i)}.`;let[r,s]=J(i),o=s-r+1,l=i.axes===2?`${o}${"×"}${o} pixels, columns`:`${W(o,"sample")},`,a=i.axes===2?`${e}${"×"}${e}`:
String(e),c=i.weights==="equal"?"all paths":"the gradient";return`Layer ${t}, unit ${n}: could see ${l} ${P(r)} to ${P(s)}${St(
i)}. 95.45 % of ${c} stay within ${a}.`}function xe(i){let e=i.up.at(-1).reduce((t,n)=>t+(n>0?1:0),0);return`${W(e,"unit")}\
 of the last layer`}function Ke(i){let[e,,t]=i.unit,n=i.layers.length;return e===0?`Upwards from input ${i.axes===2?"col\
umn":"sample"} ${t}: the rings are the units it can change, ${xe(i)}.`:`The stronger a unit, the more paths lead from it\
 to the one pointed at; numbers count them.${e<n?` Upwards, it reaches ${xe(i)} (rings).`:""} Point anywhere; click a la\
yer's name to change it.`}function _e(i){let[e,,t]=i.unit,{r:n,j:r,start:s}=i.steps[e],[o,l]=J(i);return`Unit ${t} of la\
yer ${e} begins at pixel start + ${t}·j = ${P(s)} + ${t}·${r} = ${P(o)} and ends at ${P(o)} + ${n} ${"−"} 1 = ${P(l)}\
.`}function Be({layers:i,unit:[e,,t],axes:n,weights:r,size:s}){let o=["from cnnedu.analysis import effective_receptive_f\
ield, receptive_field","from torch import nn",""];o.push("layers = [  # kernel size, stride, padding, dilation");for(let c of i)
o.push(`    (${c.kernel}, ${c.stride}, ${c.padding}, ${c.dilation}),  # ${B[c.kind]}`);o.push("]","fields = receptive_fi\
eld(layers)","for number, field in enumerate(fields, 1):","    print(number, field)",""),e>0&&(o.push(`field = fields[${e-
1}]  # of layer ${e}`,`first = field.start + ${t} * field.jump`),o.push(`print(f"its unit ${t} sees pixels {first} to {f\
irst + field.size - 1}")`,"")),o.push("model = nn.Sequential(");let l=Math.max(1,e);i.slice(0,l).forEach((c,d)=>{o.push(
...$t(c,n,r==="equal").map(u=>`    ${u},`)),r==="relu"&&(c.kind==="conv"||c.kind==="causal")&&d+1<l&&o.push("    nn.ReLU\
(),")}),o.push(")"),r==="equal"&&o.push("for weight in model.parameters():","    nn.init.ones_(weight)  # every path cou\
nts the same");let a=[1,1,...Array(n).fill(s)].join(", ");return o.push(`effective = effective_receptive_field(model, (${a}\
))  # of the centre unit`),o.push("print(effective.size, effective.theoretical, effective.ratio)"),`${o.join(`
`)}
`}function $t({kernel:i,stride:e,padding:t,dilation:n,kind:r},s,o){let l=(m,p,f)=>p>f?`, ${m}=${p}`:"",[a,c]=[l("padding",
t,0),l("dilation",n,1)],d=m=>`nn.Conv${s}d(1, 1, ${i}${l("stride",e,1)}${m}${c}, bias=False)`;if(r==="conv")return[d(a)];
if(r==="causal"){let m=Array(s).fill(`${t}, 0`).join(", ");return[...t>0?[`nn.ConstantPad${s}d((${m}), 0)`]:[],d("")]}return[
`nn.${r==="avg"||o&&n===1?"Avg":"Max"}Pool${s}d(${i}, ${e}${a}${c})`]}function h(i,e={},...t){let n=document.createElement(i);for(let[r,s]of Object.entries(e))typeof s=="function"?n.addEventListener(
r.slice(2),s):s===!0?n.setAttribute(r,""):s!==!1&&s!=null&&n.setAttribute(r,String(s));return n.append(...t.filter(r=>r!=
null&&r!==!1)),n}var kt={first:"M4 3v10M13 3.5v9L6 8z",back:"M11.5 3.5v9L5 8z",play:"M5 3v10l8-5z",pause:"M5 3.5v9M11 3.\
5v9",forward:"M4.5 3.5v9L11 8z",reset:"M3.5 8a4.5 4.5 0 1 0 1.6-3.4M5.5 1.8 4.8 4.9l3.1.5",minus:"M4 8h8",plus:"M4 8h8M8\
 4v8"};function ne(i){let e="http://www.w3.org/2000/svg",t=document.createElementNS(e,"svg");t.setAttribute("viewBox","0\
 0 16 16"),t.setAttribute("class",`cnn-icon cnn-icon-${i}`),t.setAttribute("aria-hidden","true");let n=document.createElementNS(
e,"path");return n.setAttribute("d",kt[i]),t.append(n),t}function v(i,e){i.textContent!==e&&(i.textContent=e)}function w(i,e,t){
i.getAttribute(e)!==t&&(t===null?i.removeAttribute(e):i.setAttribute(e,t))}var Mt=0,Et=Math.random().toString(36).slice(
2,8),R=i=>`cnn-${i}-${Et}-${++Mt}`;function S(i,e={},...t){let n=document.createElementNS("http://www.w3.org/2000/svg",i);for(let[r,s]of Object.entries(e))
s!=null&&s!==!1&&n.setAttribute(r,String(s));return n.append(...t.filter(r=>r!==null&&r!==!1)),n}var j=({x0:i,step:e},t)=>i+e*t,$=i=>String(Math.round(i*10)/10);function Se(i,e,t){return`M${$(i-t)} ${$(e)}a${$(t)} ${$(
t)} 0 1 0 ${$(2*t)} 0a${$(t)} ${$(t)} 0 1 0 ${$(-2*t)} 0z`}var At=(i,e,t,n)=>`M${$(i)} ${$(t-n/2)}H${$(e)}v${$(n)}H${$(i)}\
z`;function Y(i,e,t,n){let{x0:r,step:s,side:o,y:l}=i,a=Math.max(e,Math.ceil((n[0]-r)/s)),c=Math.min(t,Math.floor((n[1]-r)/
s));if(a>c)return"";if(s<4)return At(r+(a-.5)*s,r+(c+.5)*s,l,o);let d="";for(let u=a;u<=c;u++)d+=Se(r+u*s,l,o/2);return d}
function $e(i,e,t){let n=Array(6).fill(""),r=0;for(let o=0;o<e.length;o++)r=Math.max(r,e[o]);let s=o=>e[o]>0?Math.min(5,
Math.floor(e[o]/r*6)):-1;for(let o=0,l=0;o<e.length;o=l){let a=s(o);for(l=o+1;l<e.length&&s(l)===a;)l++;a>=0&&(n[a]+=Y(i,
o,l-1,t))}return n}function ke(i,e,t){let n="",[r,s]=[e.y+e.side/2,t.y-t.side/2];for(let[o,l]of i)n+=`M${$(j(e,o))} ${$(
r)}L${$(j(t,l))} ${$(s)}`;return n}function Ve(i,e,t,n){let r=(u,[m,p])=>[$(j(u,m-.5)),$(j(u,p+.5))],[[s,o],[l,a]]=[r(i,
e),r(t,n)],[c,d]=[$(i.y+i.side/2),$(t.y-t.side/2)];return`M${s} ${c}H${o}L${a} ${d}H${l}z`}var We=40,re=class{element=S("g",{class:"cnn-profile"});words=S("g",{class:"cnn-profile-words"});bars=S("path",{class:"c\
nn-share"});theory=S("path",{class:"cnn-theory"});held=S("path",{class:"cnn-held"});base=S("path",{class:"cnn-base"});could=S(
"text",{class:"cnn-could"});does=S("text",{class:"cnn-does"});constructor(){this.element.append(this.bars,this.base,this.
theory,this.held),this.words.append(this.could,this.does)}update(e,{profile:t,held:n},r,s){let l=r.y+r.side/2+12+We,a=t.
reduce((k,L)=>Math.max(k,L),0),c=k=>k.toFixed(1),d="",u=Math.max(1,Math.ceil(1/r.step)),m=r.step>8?1:0;for(let k=0;k<t.length;k+=
u){let L=We*Math.max(...t.subarray(k,k+u))/a,[F,_]=[r.x0+(k-.5)*r.step+m,u*r.step-2*m];L>0&&F+_>s[0]&&F<s[1]&&(d+=`M${c(
F)} ${c(l)}v${c(-Math.max(1,L))}h${c(_)}V${c(l)}z`)}w(this.bars,"d",d),w(this.base,"d",`M${c(s[0])} ${c(l)}H${c(s[1])}`);
let[p,f]=J(e),y=r.x0+(p+f)/2*r.step,b=[r.x0-.5*r.step,r.x0+(e.size-.5)*r.step],g=(k,L)=>{let[F,_]=[Math.max(b[0],y-k/2*r.
step),Math.min(b[1],y+k/2*r.step)];return`M${c(F)} ${c(L-4)}v8M${c(F)} ${c(L)}H${c(_)}M${c(_)} ${c(L-4)}v8`},x=f-p+1;w(this.
theory,"d",g(x,l+8)),w(this.held,"d",g(n,l+18));let E=k=>e.axes===2?`${k}${"×"}${k}`:String(k),T=te(e),wt=T>0&&s[1]-s[0]>
300?`, ${W(T,e.axes===2?"column":"sample")} beyond the border`:"";v(this.could,`could see ${E(x)}${wt}`),v(this.does,`95\
.45 % within ${E(n)}`);let Re=(k,L)=>{let F=(k.textContent?.length??0)*3.4;w(k,"x",c(Math.max(s[0]+F,Math.min(s[1]-F,y)))),
w(k,"y",c(L))};Re(this.could,l+36),Re(this.does,l+52)}};var Lt=260,Ee=8,Tt=96,ie=class{constructor(e,t){this.events=e;let n=S("g",{"clip-path":`url(#${t})`},this.wires,this.body,
this.current,this.profile.element);this.svg.append(S("defs",{},S("clipPath",{id:t},this.clip)),n,this.profile.words),this.
names.append(h("p",{class:"cnn-axis"},"share of the gradient")),this.element=h("div",{class:"cnn-stack"},this.names,this.
svg,this.sizes),this.listen()}events;element;svg=S("svg",{class:"cnn-cone",role:"application",tabindex:0,"aria-roledescr\
iption":"stack of units","aria-label":"Stack of layers: arrow keys move from unit to unit and from layer to layer"});wires=S(
"g",{class:"cnn-wires"});body=S("g",{});current=S("path",{class:"cnn-current"});clip=S("path",{});profile=new re;names=h(
"div",{class:"cnn-names",role:"group","aria-label":"Layers"});sizes=h("div",{class:"cnn-sizes"});rows=[];scales=[];layout="";area=[
0,1];view=[0,1];zoom=1;stack="";state=null;update(e,t,n,r){this.state=e,this.build(e.layers.length+1),this.arrange(e,n),
this.rows.forEach((o,l)=>this.mark(o,l,e));let s=this.scales[e.unit[0]];w(this.current,"d",Se(j(s,e.unit[2]),s.y,Math.max(
5,s.side/2+2.5))),this.rows.forEach(({name:o},l)=>w(o,"aria-pressed",String(l===r))),this.profile.update(e,t,this.scales[0],
this.area)}focusName(e){this.rows[e]?.name.focus()}build(e){for(;this.rows.length>e;){let t=this.rows.pop();for(let n of[
t.element,t.wires,t.seen,t.rises,t.name,t.beside])n.remove()}for(;this.rows.length<e;)this.rows.push(this.row(this.rows.
length))}row(e){let t=x=>S("path",{class:`cnn-${x}`}),[n,r,s,o,l,a]=[t("idle"),t("pads"),t("reached"),t("wire"),t("edge"),
t("rise")],c=Array.from({length:6},(x,E)=>S("path",{class:"cnn-seen",style:`--t:${((E+1)/6).toFixed(2)}`})),d=S("g",{class:"\
cnn-numerals"}),u=S("g",{"data-layer":e},r,n,...c,s,d),[m,p]=[h("b",{}),h("span",{})],f=h("button",{type:"button",class:"\
cnn-name",onclick:()=>this.events.choose(e)},m,p),[y,b]=[h("b",{}),h("span",{})],g=h("div",{},y,b);return this.wires.append(
o,l,a),this.body.append(u),this.names.prepend(f),this.sizes.prepend(g),{element:u,idle:n,pads:r,shades:c,reached:s,numbers:d,
numerals:[],wires:o,seen:l,rises:a,name:f,title:m,more:p,beside:g,r:y,j:b}}arrange(e,t){let n=matchMedia("(pointer: coar\
se)").matches,r=Math.max(n?44:24,Math.min(58,400/e.layers.length,330)),s=JSON.stringify([e.layers,e.size,e.zoom]),o=this.
window(e,s),l=`${s}|${t}|${r}|${o.join()}`;if(l===this.layout)return;this.layout=l;let a=t<520,[c,d]=[a?84:112,t-(a?46:110)],
u=(d-c)/o[1];this.area=[c,d];let m=e.layers.length;this.scales=e.steps.map(({place:f,j:y},b)=>{let g=y*u,x=g<4?Math.min(
10,r*.3):Math.min(22,r*.6,g*.94);return{x0:c+(f+.5-o[0])*u,step:g,side:x,y:Ee+(m-b+.5)*r}});let p=Ee+(m+1)*r+Tt;w(this.svg,
"width",String(t)),w(this.svg,"height",String(p)),w(this.clip,"d",`M${c-3} 0H${d+3}V${p}H${c-3}z`),this.element.style.cssText=
`--top:${Ee}px;--left:${c-12}px;--right:${d+8}px;--pitch:${r}px`,this.element.classList.toggle("cnn-two",r>=36),this.rows.
forEach((f,y)=>this.settle(f,y,e,r))}window(e,t){let{size:n,zoom:r,layers:s,steps:o,unit:[l,,a]}=e,c=Math.min(.06*n+.5,Math.
max(0,...s.map((y,b)=>y.padding*o[b].j-o[b].place))),d=(n+2*c)/r,u=o[l].place+o[l].j*a+.5,[m,p]=this.view;return(t!==this.
stack||r!==this.zoom||p!==d||u<m||u>m+p)&&(this.view=[Math.max(-c,Math.min(n+c-d,u-d/2)),d]),[this.stack,this.zoom]=[t,r],
this.view}settle(e,t,n,r){let[s,o,{r:l,j:a}]=[this.scales[t],n.sizes[t],n.steps[t]],c=n.layers[t-1],d=n.layers[t];e.element.
classList.toggle("cnn-bars",s.step<4),w(e.idle,"d",Y(s,0,o-1,this.area));let u=d!==void 0&&s.step>=8;w(e.pads,"d",u?Y(s,
-d.padding,-1,this.area)+Y(s,o,o+d.after-1,this.area):"");let m="";c!==void 0&&o*c.kernel<=600&&this.scales[t-1].step>=4&&
(m=ke(this.pairs(n,t,0,o-1),s,this.scales[t-1])),w(e.wires,"d",m);let[p="input",...f]=c===void 0?["input"]:V(c).split(",\
 "),y=r>=36;v(e.title,`${t} ${p.replace("causal conv","causal")}`);let b=f.map(g=>g.replace("stride ","/").replace("dila\
tion ","d"));v(e.more,f.length===0?"":` ${y?f.join(", "):b.join(" ")}`),w(e.name,"aria-label",`Layer ${e.name.textContent}`),
v(e.r,`r = ${l} `),v(e.j,`j = ${a}`)}*pairs(e,t,n,r,s){let[o,l]=[e.layers[t-1],e.sizes[t-1]];for(let a=n;a<=r;a++)if(!(s!==
void 0&&s[a]===0))for(let c of Ce(o,a))(c>=0&&c<l||this.scales[t-1].step>=8)&&(yield[a,c])}mark(e,t,n){let[r]=n.unit,s=this.
scales[t],o=t<=r?n.down[t]:null,l=t>r?n.up[t-r]:null,a=o===null?[]:$e(s,o,this.area);e.shades.forEach((u,m)=>w(u,"d",a[m]??
"")),w(e.reached,"d",l===null?"":$e(s,l,this.area).join("")),this.number(e,s,o),o!==null&&t>0?this.edges(n,t,o,n.down[t-
1],e.seen):w(e.seen,"d",""),l!==null?this.edges(n,t,l,n.up[t-r-1],e.rises):w(e.rises,"d","");let c=N(o??l),{dataset:d}=e.
element;d.side=t===r?"unit":o===null?"reached":"seen",d.first=c===null?"":String(c[0]),d.last=c===null?"":String(c[1])}edges(e,t,n,r,s){
let[o,l]=[N(n),N(r)],[a,c]=[this.scales[t],this.scales[t-1]],d="";if(o!==null&&l!==null){let u=n.reduce((p,f)=>p+(f>0?1:
0),0)*e.layers[t-1].kernel>Lt||c.step<2.5;s.classList.toggle("cnn-band",u);let m=p=>s.matches(".cnn-edge")||(r[p]??0)>0;
d=u?Ve(a,o,c,l):ke([...this.pairs(e,t,o[0],o[1],n)].filter(([,p])=>m(p)),a,c)}w(s,"d",d)}number(e,t,n){let r=0;if(n!==null&&
t.side>=13&&n.every(s=>String(s).length*7.2<=t.side))for(let s=0;s<n.length;s++){let o=j(t,s);if(n[s]===0||o<this.area[0]||
o>this.area[1])continue;let l=e.numerals[r++]??=e.numbers.appendChild(S("text",{}));v(l,String(n[s])),w(l,"x",o.toFixed(
1)),w(l,"y",(t.y+4.3).toFixed(1))}for(;e.numerals.length>r;)e.numerals.pop().remove()}listen(){let{svg:e,events:t}=this,
n=r=>{let s=this.at(r);s!==null&&t.point(...s)};e.addEventListener("pointermove",r=>{(r.pointerType!=="touch"||r.buttons>
0)&&n(r)}),e.addEventListener("pointerdown",n),e.addEventListener("click",r=>{let s=this.at(r);s!==null&&t.pick(...s)}),
e.addEventListener("keydown",r=>{r.altKey||r.ctrlKey||r.metaKey||!t.key(r)||(r.preventDefault(),r.stopPropagation())})}centre(){
this.stack=""}at({clientX:e,clientY:t}){if(this.state===null)return null;let{left:n,top:r}=this.svg.getBoundingClientRect(),
[s,o]=[e-n,t-r];if(s<this.area[0]-6||s>this.area[1]+6)return null;let l=this.scales.length>1?this.scales[0].y-this.scales[1].
y:40,a=this.scales.findIndex(p=>Math.abs(p.y-o)<=l/2);if(a<0)return null;let{x0:c,step:d}=this.scales[a],u=Math.round((s-
c)/d),m=this.state.sizes[a]-1;return u<-1||u>m+1?null:[a,Math.max(0,Math.min(m,u))]}};function M(i,e,t,n=!1){let r=t===void 0?i:ne(t),s={type:"button",class:`cnn-button${n?" cnn-quiet":""}`,onclick:e};return h(
"button",t===void 0?s:{...s,"aria-label":i,title:i},r)}function Ae(i,e,t){let n=t===void 0?"aria-pressed":"aria-expanded",
r=M(i,()=>e(r.getAttribute(n)!=="true"));return r.setAttribute(n,"false"),t!==void 0&&(t.id||=R("panel"),r.setAttribute(
"aria-controls",t.id)),{element:r,show:s=>r.setAttribute(n,String(s))}}var Ft=(i,e)=>(e.id||=R("field"),h("div",{class:"\
cnn-field"},h("label",{for:e.id},i),e));function q(i,e,t){let n=h("select",{class:"cnn-select",onchange:()=>t(n.value)});
for(let[s,o]of e)n.append(h("option",{value:s},o));let r=s=>{n.value!==s&&(n.value=s)};return{element:Ft(i,n),show:r}}function X(i,e,t){
let n=R("choice"),r=e.map(([a])=>h("input",{type:"radio",name:n,value:a,onchange:()=>t(a)})),s=e.map(([,a],c)=>h("label",
{},r[c],h("span",{},a)));return{element:h("div",{class:"cnn-segmented",role:"radiogroup","aria-label":i},...s),show:a=>r.
forEach(c=>c.checked=c.value===a)}}function Ye(i,e,[t,n],r){let s=t,o=null,l=y=>{o===null&&requestAnimationFrame(()=>o=null),o=Math.max(t,Math.min(n,(o??s)+
y)),r(o)},a=M(`Decrease ${e}`,()=>l(-1),"minus"),c=M(`Increase ${e}`,()=>l(1),"plus"),d=h("output",{class:"cnn-number"}),
u=R("stepper"),m=h("span",{id:u,class:"cnn-caption"},i),p=h("div",{class:"cnn-stepper",role:"group","aria-labelledby":u},
a,d,c),f=y=>{s=y[0];let b=y.every(g=>g===s);v(d,b?String(s):y.join("×")),D(a,s<=t&&b),D(c,s>=n&&b)};return{element:h("d\
iv",{class:"cnn-field"},m,p),show:f}}var D=(i,e)=>i.setAttribute("aria-disabled",String(e));var Le=["layers","size","axes","unit","weights","zoom","tour","picture"],Xe=24,Te={1:1200,2:512};function Ze(i,e,t){return{
layers:i,size:e,axes:t,sizes:ve(i,e),steps:He(i)}}function A(i){let e=i("layers").map(be);return Ze(e,i("size"),i("axes"))}
function z(i,{sizes:e,axes:t}){let[n,r,s]=i("unit"),o=Math.max(0,Math.min(e.length-1,n)),l=a=>Math.max(0,Math.min(e[o]-1,
a));return[o,t===2?l(r):0,l(s)]}function Fe(i){let e=A(i),t=z(i,e),[n,,r]=t;return{...e,unit:t,weights:i("weights"),zoom:i(
"zoom"),tour:i("tour"),down:U(e.layers,e.sizes,n,r),up:Oe(e.layers,e.sizes,n,r)}}function Z({steps:i,sizes:e},[t,n,r],s,o){
let[l,a]=[i[t],i[s]],c=d=>Q(a,e[s],l.place+l.j*d);return[s,o===2?c(n):0,c(r)]}function Nt(i,[e,t,n],r){let s=e===i.layers.
length?r.layers.length:Math.min(e,r.layers.length),[o,l]=[i.sizes[e],Math.max(1,r.sizes[s])],a=c=>Math.min(l-1,Math.floor(
(2*c+1)*l/(2*o)));return[s,r.axes===2?a(i.axes===1?n:t):0,a(n)]}function Qe(i,e){let t=A(i.get),n=Ze(e.layers??t.layers,
e.size??t.size,e.axes??t.axes),r=n.layers.length;if(r<1)return"The last layer has to stay: without one, every pixel sees\
 only itself.";if(r>Xe)return`A stack of ${Xe} layers is the most that is drawn here; remove one first.`;let s=ze(n.layers,
n.size);if(s!==null)return s;let o={size:n.size,axes:n.axes,unit:e.unit??Nt(t,z(i.get,t),n)};return e.layers!==void 0&&(o.
layers=e.layers.map(ge)),i.set(o),null}var et=({layers:i,size:e,axes:t,unit:n})=>({layers:i.map(be),size:e,axes:t,unit:n});
function tt({layers:i,size:e,axes:t},n){let r=JSON.stringify(i.map(ge)),s=o=>o.size===e&&o.axes===t&&JSON.stringify(o.layers)===
r;return Object.keys(n).find(o=>s(n[o]))??""}var Pt=Object.entries(B),Rt=[["units","across"],["layers","upward"]],zt=[["2","picture"],["1","signal"]],Ht=[1,2,4,8,16,
32,64].map(i=>[String(i),`×${i}`]),Ct={kernel:31,stride:16,padding:512,dilation:512},se=class{constructor(e,t){this.frame=
e;this.focus=t;this.presets();let n=X("Play moves",Rt,s=>e.binding.set({tour:s,playing:!1}));e.choices.append(h("div",{class:"\
cnn-field"},h("span",{class:"cnn-caption"},"play"),n.element));let r=q("zoom",Ht,s=>e.binding.set({zoom:Number(s)}));this.
editor=h("div",{class:"cnn-editing-layer",role:"group","aria-label":"The chosen layer"},this.title,this.layer(),this.input(),
this.order()),this.editor.append(r.element),this.shows.push(s=>{n.show(s.tour),r.show(String(2**Math.round(Math.log2(s.zoom)))),
r.element.hidden=s.size<40&&s.zoom===1})}frame;focus;editor;chosen=1;shows=[];title=h("strong",{});show(e){this.chosen=Math.
min(this.chosen,e.layers.length),v(this.title,this.chosen===0?`Input, ${e.size} ${e.axes===2?"pixels a side":"samples"}`:
`Layer ${this.chosen}`),this.shows.forEach(t=>t(e))}choose(e){this.chosen=e,this.frame.complain(null),this.frame.binding.
schedule()}move(e){let{layers:t}=A(this.frame.binding.get),[n,r]=[this.chosen-1,this.chosen-1+e];if(n<0||r<0||r>=t.length)
return;let s=[...t];[s[n],s[r]]=[t[r],t[n]],this.change({layers:s})&&(this.chosen+=e,this.focus(this.chosen))}add(){let{
layers:e}=A(this.frame.binding.get),t=e[this.chosen-1]??{kernel:3,stride:1,padding:1,after:1,dilation:1,kind:"conv"};this.
change({layers:[...e.slice(0,this.chosen),t,...e.slice(this.chosen)]})&&this.choose(this.chosen+1)}remove(){if(this.chosen===
0)return;let{layers:e}=A(this.frame.binding.get);this.change({layers:e.filter((t,n)=>n!==this.chosen-1)})&&this.choose(Math.
max(1,this.chosen-1))}change(e){let t=Qe(this.frame.binding,e);return this.frame.complain(t),this.frame.player?.pause(),
this.frame.binding.schedule(),t===null}presets(){let e=this.frame.binding.get("presets")??{},t=[["","your own"],...Object.
entries(e).map(([r,{title:s}])=>[r,s])],n=q("Stack",t,r=>{let s=e[r];s!==void 0&&(this.change(et(s))&&this.frame.binding.
set({zoom:1}),this.chosen=1)});this.frame.choices.append(n.element),this.shows.push(r=>n.show(tt(r,e)))}layer(){let e=q(
"kind",Pt,r=>this.edit({kind:r}));e.element.classList.add("cnn-kind");let t=["kernel","stride","dilation","padding"].map(
r=>[r,Ye(r,r,[r==="padding"?0:1,Ct[r]],o=>this.edit({[r]:o}))]),n=h("div",{class:"cnn-fields"},e.element,...t.map(([,{element:r}])=>r));
return this.shows.push(r=>{let s=r.layers[this.chosen-1];if(n.hidden=s===void 0,s!==void 0){e.show(s.kind);for(let[o,l]of t)
l.show([s[o]])}}),n}edit(e){let{layers:t}=A(this.frame.binding.get),n=t[this.chosen-1];if(n!==void 0){if(n.kind==="causa\
l"&&e.padding!==void 0){this.frame.complain("A causal convolution is padded in front only, by (k−1)·d, so that no output\
 sees what comes after it: there is nothing to choose."),this.frame.binding.schedule();return}this.change({layers:t.map(
(r,s)=>s===this.chosen-1?It(n,{...r,...e},e.padding===void 0):r)})}}input(){let e=h("input",{type:"range",class:"cnn-sli\
der",min:1,step:1,"aria-label":"Input size",oninput:()=>{this.change({size:e.valueAsNumber})}}),t=X("The input is a",zt,
r=>{let s=Te[Number(r)];this.change({axes:Number(r),size:Math.min(s,A(this.frame.binding.get).size)})}),n=h("div",{class:"\
cnn-fields"},t.element,e);return this.shows.push(r=>{n.hidden=this.chosen!==0,t.show(String(r.axes)),e.max=String(Te[r.axes]),
e.valueAsNumber=r.size}),n}order(){let e=M("Up",()=>this.move(1)),t=M("Down",()=>this.move(-1)),n=M("Remove",()=>this.remove()),
r=M("Add above",()=>this.add());return this.shows.push(({layers:s})=>{D(e,this.chosen===0||this.chosen===s.length),D(t,this.
chosen<2),D(n,this.chosen===0)}),h("div",{class:"cnn-fields"},r,e,t,n)}};function It(i,e,t){let n=({kernel:a,dilation:c})=>Math.
floor((a-1)*c/2),r=i.padding===n(i)&&i.padding>0,s=e.padding;e.kind==="causal"?s=(e.kernel-1)*e.dilation:t&&(r||i.kind===
"causal")&&(s=n(e)),(e.kind==="max"||e.kind==="avg")&&t&&(s=Math.min(s,Math.floor(e.kernel/2)));let l=e.kind==="avg"&&i.
kind!=="avg"?1:e.dilation;return{...e,padding:s,after:e.kind==="causal"?0:s,dilation:l}}var G=24,nt=4;function rt(i){return i=Math.imul(i^i>>>16,2146121005),i=Math.imul(i^i>>>15,2221713035),(i^i>>>16)>>>0}var it=(i,e)=>(2*
(rt((e^i)>>>0)/2**32)-1)*Math.sqrt(3),st=i=>rt(i+1);function Ot({layers:i,sizes:e,axes:t,unit:[n,r,s]}){let o=U(i,e,n,s).
map(a=>N(a)??[0,0]),l=t===2?U(i,e,n,r).map(a=>N(a)??[0,0]):null;return o.map((a,c)=>[l?.[c]??[0,0],a])}function ot({layers:i,
axes:e,relu:t,unit:[n]}){let[r,s]=[0,1];for(let{kernel:o,stride:l,dilation:a}of i.slice(0,n).reverse())r+=(s*o)**e*(t?2*
nt**2:2),s=(s-1)*l+(o-1)*a+1;return r}function Ut({kernel:i,stride:e,padding:t,dilation:n},r){let s=r===2;return{kh:s?i:
1,kw:i,sh:s?e:1,sw:e,ph:s?t:0,pw:t,dh:s?n:1,dw:n}}function at(i,e,t,n){for(let r=0;r<e.h;r++)for(let s=0;s<e.w;s++)for(let o=0;o<
i.kh;o++){let l=(e.top+r)*i.sh-i.ph+o*i.dh-t.top;if(!(l<0||l>=t.h))for(let a=0;a<i.kw;a++){let c=(e.left+s)*i.sw-i.pw+a*
i.dw-t.left;c>=0&&c<t.w&&n(r*e.w+s,l*t.w+c,o*i.kw+a)}}}var Ne=({kind:i})=>i==="conv"||i==="causal";function lt(i,e){let{
layers:t,sizes:n,axes:r,unit:[s],relu:o}=i,l=Ot(i),a=(p,f)=>{let[[y,b],[g,x]]=l[p],[E,T]=[b-y+1,x-g+1];return{channels:f,
top:y,left:g,h:E,w:T,data:new Float64Array(f*E*T)}},c=a(0,1),d=st(64*e);for(let p=0,f=0;p<c.h;p++)for(let y=0;y<c.w;y++,
f++)c.data[f]=it(d,(c.top+p)*n[0]+c.left+y);let u=[];for(let p=1;p<=s;p++){let f=t[p-1],y=a(p,Ne(f)?o?nt:1:c.channels),b={
g:Ut(f,r),x:c,y,weight:null,winner:null,alive:null};f.kind!=="max"&&(b.weight=jt(Ne(f)?64*e+p:null,y.channels,c.channels,
b.g.kh*b.g.kw)),Dt(b),o&&Ne(f)&&p<s&&(b.alive=y.data.map(g=>g>0?1:0),y.data.forEach((g,x)=>y.data[x]=Math.max(0,g))),u.push(
b),c=y}let m=new Float64Array(c.data.length);m[0]=1;for(let p of u.reverse())m=qt(p,m);return Gt(m,a(0,1),r===2?n[0]:1,n[0])}
function jt(i,e,t,n){let r=new Float64Array(e*t*n);if(i===null)return r.map((l,a)=>Math.floor(a/n)%(t+1)===0?1/n:0);let s=st(
i),o=1/Math.sqrt(t*n);return r.map((l,a)=>it(s,a)*o)}function ct({g:i,x:e,y:t,weight:n},r){let[s,o,l]=[i.kh*i.kw,e.h*e.w,
t.h*t.w];at(i,t,e,(a,c,d)=>{for(let u=0;u<t.channels;u++)for(let m=0;m<e.channels;m++)r(u*l+a,m*o+c,n[(u*e.channels+m)*s+
d])})}function Dt(i){let{g:e,x:t,y:n,weight:r}=i;if(r!==null){ct(i,(o,l,a)=>n.data[o]+=t.data[l]*a);return}let s=i.winner=
new Int32Array(n.data.length).fill(-1);at(e,n,t,(o,l)=>{for(let a=0;a<t.channels;a++){let[c,d]=[t.data[a*t.h*t.w+l],a*n.
h*n.w+o];s[d]>=0&&c<=n.data[d]||(n.data[d]=c,s[d]=a*t.h*t.w+l)}})}function qt(i,e){let{winner:t,alive:n}=i,r=new Float64Array(
i.x.data.length);return n?.forEach((s,o)=>e[o]*=s),t===null&&ct(i,(s,o,l)=>r[o]+=e[s]*l),t?.forEach((s,o)=>{s>=0&&(r[s]+=
e[o])}),r}function Gt(i,{top:e,left:t,h:n,w:r},s,o){let l=new Float64Array(s*o);for(let a=0;a<n;a++)for(let c=0;c<r;c++)
l[(e+a)*o+t+c]=i[a*r+c];return l}function dt(i,e){for(let t=0;t<i.length;t++)i[t]+=Math.abs(e[t])}function ut(i){let e=i.reduce((t,n)=>t+n,0);return e>0?
i.map(t=>t/e):i}var Kt=3e6,_t=160,Bt=6,oe=class{constructor(e){this.changed=e}changed;key="";shown=null;total=null;count=0;timer;get(e){
let t=JSON.stringify([e.layers,e.size,e.axes,e.unit,e.weights]);if(t===this.key&&this.shown!==null)return this.shown;clearTimeout(
this.timer),this.key=t,this.total=null,this.count=0;let n=Vt(e),r=e.weights!=="equal"&&e.unit[0]>0,s={...e,relu:e.weights===
"relu"},o=r&&ot(s)>Kt,l=o?"This stack is too large to draw random networks of in a page: paths are counted instead. The \
Python call measures it.":null;return this.shown=ht(e,n,r&&!o?0:null,l),r&&!o&&(this.timer=setTimeout(()=>this.work(e,s),
_t)),this.shown}dispose(){clearTimeout(this.timer)}work(e,t){let n=performance.now()+Bt;do{let r=lt(t,this.count++);this.
total??=new Float64Array(r.length),dt(this.total,r)}while(this.count<G&&performance.now()<n);this.shown=ht(e,ut(this.total),
this.count,null),this.count<G&&(this.timer=setTimeout(()=>this.work(e,t),16)),this.changed()}};function Vt({layers:i,sizes:e,
axes:t,unit:[n,r],down:s}){return je(t===2?U(i,e,n,r)[0]:Float64Array.of(1),s[0])}function ht(i,e,t,n){let{axes:r,size:s,
steps:o,unit:[l,a,c]}=i,d=r===2?s:1,u=new Float64Array(s);for(let g=0,x=0;g<d;g++)for(let E=0;E<s;E++,x++)u[E]+=e[x];let{
r:m,j:p,start:f}=o[l],y=g=>f+p*g+(m-1)/2,b=Ue(e,d,s,[r===2?y(a):0,y(c)]);return{mass:e,rows:d,cols:s,profile:u,held:b,networks:t,
note:n}}var Wt=["layer",`r ← r + (k${"−"}1)·d·j`,"j ← j·s",`start ← start ${"−"} p·j`,"units"],ae=class{constructor(e){
this.pick=e;let t=h("thead",{},h("tr",{},...Wt.map(r=>h("th",{scope:"col"},r)))),n=h("table",{class:"cnn-ledger"},h("cap\
tion",{},"What r and j come to, from the input up: k kernel, s stride, d dilation, p padding"),t,this.body);this.element=
h("div",{},this.where,h("div",{class:"cnn-scroll",role:"region",tabindex:0,"aria-label":"Arithmetic of the layers"},n)),
this.body.addEventListener("click",r=>{let s=r.target.closest("tr");s!==null&&this.pick([...this.body.children].indexOf(
s))})}pick;element;body=h("tbody",{});where=h("p",{class:"cnn-where"});shown="";marked=null;update(e){v(this.where,_e(e));
let t=JSON.stringify([e.layers,e.size]);t!==this.shown&&(this.shown=t,this.body.replaceChildren(...e.steps.map((r,s)=>this.
row(e,s))),this.marked=null);let n=this.body.children[e.unit[0]]??null;n!==this.marked&&(this.marked?.classList.remove("\
cnn-now"),n?.classList.add("cnn-now"),this.marked=n)}row({layers:e,steps:t,sizes:n},r){let{r:s,j:o,start:l}=t[r],a=e[r-1],
c=t[r-1],d=(u,m)=>h("td",{},a===void 0?"":`${u} = `,h("b",{},P(m)));return h("tr",{"data-layer":r},h("th",{scope:"row"},
`${r} ${a===void 0?"input":V(a)}`),d(`${c?.r} + (${a?.kernel}${"−"}1)·${a?.dilation}·${c?.j}`,s),d(`${c?.j}·${a?.stride}`,
o),d(`${P(c?.start??0)} ${"−"} ${a?.padding}·${c?.j}`,l),h("td",{},String(n[r])))}};var Jt=["data-theme","data-jp-theme-light","data-vscode-theme-kind","theme","class"];function ce(i){let e=new MutationObserver(
i);for(let n of[document.documentElement,document.body])e.observe(n,{attributeFilter:Jt});let t=matchMedia("(prefers-col\
or-scheme: dark)");return t.addEventListener("change",i),()=>{e.disconnect(),t.removeEventListener("change",i)}}var le;function de(i,e){
le??=document.createElement("canvas").getContext("2d",{willReadFrequently:!0});let t=i.appendChild(document.createElement(
"i"));t.style.color=`var(${e})`,le.fillStyle=getComputedStyle(t).color,t.remove(),le.fillRect(0,0,1,1);let[n,r,s]=le.getImageData(
0,0,1,1).data;return[n,r,s]}var I=255,Yt={ArrowUp:[-1,0],ArrowDown:[1,0],ArrowLeft:[0,-1],ArrowRight:[0,1]},K=class{constructor(e,t={}){this.events=
t;let n=Object.keys(t).length>0,r=n?{role:"application",tabindex:0,"aria-roledescription":"map"}:{role:"img"};this.element=
h("div",{class:"cnn-heat","aria-label":e,...r},this.canvas,this.outline),this.stop=ce(()=>{this.tables.clear(),this.paintAgain?.()}),
n&&this.listen()}events;element;canvas=h("canvas",{class:"cnn-heat-canvas",width:1,height:1});outline=h("div",{class:"cn\
n-heat-outline",hidden:!0});stop;tables=new Map;paintAgain=null;image=null;cursor=[0,0];get rows(){return this.canvas.height}get cols(){
return this.canvas.width}name(e){w(this.element,"aria-label",e)}paint(e,t,n,{hue:r,most:s}){this.draw(t,n,o=>{let l=new Uint32Array(
o.buffer),a=s>0?I/s:0;if(r==="image"){for(let d=0;d<l.length;d++)l[d]=Xt(e[d]*a);return}let c=this.table(r);for(let d=0;d<
l.length;d++){let u=e[d]*a+I;l[d]=u!==u?0:c[u<0?0:u>2*I?2*I:u+.5|0]}})}paintPicture(e,t,n,r){let s=r-1;this.draw(t,n,o=>{
for(let l=0,a=0;l<t*n;l++,a+=r)o[4*l]=e[a],o[4*l+1]=e[a+Math.min(1,s)],o[4*l+2]=e[a+s],o[4*l+3]=255})}box(e){if(this.outline.
hidden=e===null,e===null)return;let t=(r,s)=>`${100*r/s}%`,{style:n}=this.outline;n.left=t(e.col,this.cols),n.top=t(e.row,
this.rows),n.width=t(e.cols,this.cols),n.height=t(e.rows,this.rows)}place(e,t){this.cursor=[O(e,this.rows),O(t,this.cols)]}at({
clientX:e,clientY:t}){let{left:n,top:r,width:s,height:o}=this.canvas.getBoundingClientRect();return[O(Math.floor((t-r)/o*
this.rows),this.rows),O(Math.floor((e-n)/s*this.cols),this.cols)]}dispose(){this.stop()}draw(e,t,n){this.canvas.width!==
t&&(this.canvas.width=t),this.canvas.height!==e&&(this.canvas.height=e),this.paintAgain=()=>{let r=this.canvas.getContext(
"2d");(this.image?.width!==t||this.image.height!==e)&&(this.image=r.createImageData(t,e));let{image:s}=this;n(s.data),r.
putImageData(s,0,0)},this.element.isConnected?this.paintAgain():requestAnimationFrame(()=>this.paintAgain?.())}table(e){
let t=this.tables.get(e);if(t!==void 0)return t;let n=de(this.element,"--cnn-ground"),r=de(this.element,`--cnn-${e}-plus`),
s=e==="input"?r:de(this.element,`--cnn-${e}-minus`),o=Uint32Array.from({length:2*I+1},(l,a)=>{let[c,d]=[a<I?s:r,Math.abs(
a-I)/I],[u,m,p]=n.map((f,y)=>Math.round(f+(c[y]-f)*d));return mt(u,m,p)});return this.tables.set(e,o),o}listen(){let{element:e,
events:t}=this,n=r=>this.move(...this.at(r));e.addEventListener("pointermove",n),e.addEventListener("pointerdown",n),e.addEventListener(
"pointerleave",r=>{r.pointerType!=="touch"&&t.leave?.()}),e.addEventListener("click",r=>t.pick?.(...this.at(r))),e.addEventListener(
"focus",()=>{e.matches(":focus-visible")&&this.move(...this.cursor)}),e.addEventListener("blur",()=>t.leave?.()),e.addEventListener(
"keydown",r=>{this.pressed(r)&&(r.preventDefault(),r.stopPropagation())})}pressed(e){let[t,n]=this.cursor;if(e.altKey||e.
ctrlKey||e.metaKey)return!1;let r=Yt[e.key],s=e.shiftKey?10:1;if(r!==void 0)this.move(O(t+s*r[0],this.rows),O(n+s*r[1],this.
cols));else if(this.events.pick!==void 0&&(e.key==="Enter"||e.key===" "))this.events.pick(t,n);else return this.events.key?.(
e,t,n)??!1;return!0}move(e,t){this.cursor=[O(e,this.rows),O(t,this.cols)],this.events.point?.(...this.cursor)}},O=(i,e)=>Math.
max(0,Math.min(e-1,i)),mt=(i,e,t)=>(255<<24|t<<16|e<<8|i)>>>0;function Xt(i){if(i!==i)return 0;let e=i<0?0:i>255?255:i+.5|
0;return mt(e,e,e)}function pt(i){let e=0;for(let t=0;t<i.length;t++)e=Math.max(e,Math.abs(i[t]));return e}var Zt=[["equal","count paths"],["random","random weights"],["relu","random + ReLU"]],ue=class{element;weights;could;does;eyes=new K(
"The picture, each pixel as bright as its share of the gradient");held=h("div",{class:"cnn-held-box"});captions=[h("figc\
aption",{}),h("figcaption",{}),h("figcaption",{},"through its eyes")];figures;note=h("p",{class:"cnn-panel-note"});state=null;sample=null;drawn=null;constructor(e,t){
this.could=new K("What the unit could see: arrow keys move it over the picture",{point:(s,o)=>this.point(s,o,e)}),this.does=
new K("Share of each pixel in the gradient"),this.does.element.append(this.held),this.weights=X("Effective field",Zt,s=>t(
s));let n=[this.could,this.does,this.eyes];this.figures=h("div",{class:"cnn-panels"},...n.map((s,o)=>h("figure",{},s.element,
this.captions[o])));let r=h("div",{class:"cnn-panel-head"},h("span",{class:"cnn-caption"},"how much each pixel matters:"),
this.weights.element);this.element=h("div",{},r,this.figures,this.note)}update(e,t,n){if(this.state=e,this.weights.show(
e.weights),this.figures.hidden=e.axes===1,v(this.note,Qt(e,t)),e.axes===1||n===null)return;let r=e.size;if(this.sample?.
picture!==n||this.sample.n!==r){let s=De(n.data,n.width,n.height,n.channels,r);this.sample={picture:n,n:r,data:s},this.could.
paintPicture(s,r,r,n.channels),this.drawn=null}this.drawn!==t&&(this.drawn=t,this.does.paint(t.mass,r,r,{hue:"activation",
most:pt(t.mass)}),this.eyes.paintPicture(qe(this.sample.data,n.channels,t.mass),r,r,n.channels),this.boxes(e,t))}dispose(){
for(let e of[this.could,this.does,this.eyes])e.dispose()}boxes({size:e,steps:t,unit:[n,r,s]},{held:o}){let{r:l,j:a,start:c}=t[n],
d=(f,y)=>{let b=Math.max(0,c+a*f+(l-y)/2);return[b,Math.min(e,c+a*f+(l+y)/2)-b]},u=f=>{let[[y,b],[g,x]]=[d(r,f),d(s,f)];
return{row:y,col:g,rows:b,cols:x}};this.could.box(u(l)),this.does.box(u(l));let m=u(o),p=f=>`${100*f/e}%`;this.held.style.
cssText=`left:${p(m.col)};top:${p(m.row)};width:${p(m.cols)};height:${p(m.rows)}`,document.activeElement!==this.could.element&&
this.could.place(Math.floor(c+a*r+l/2),Math.floor(c+a*s+l/2)),v(this.captions[0],`could see ${l}${"×"}${l} of ${e}${"×"}${e}`),
v(this.captions[1],`95.45 % within ${o}${"×"}${o} (dashed)`)}point(e,t,n){if(this.state===null)return;let{steps:r,sizes:s,
unit:[o]}=this.state,l=a=>Q(r[o],s[o],a);n(l(e),l(t))}};function Qt(i,{networks:e,note:t,held:n}){if(t!==null)return t;let r=i.
unit[0];if(r===0)return"A pixel of the input sees itself alone; point at a unit above it.";let{r:s}=i.steps[r];if(e===null){
let l=i.down[0].filter(p=>p>0),[a,c]=N(i.down[0])??[0,0];if(l.length===0)return"It sees nothing but padding.";if(l.every(
p=>p===l[0]))return"Every pixel it sees lies on equally many paths: nothing fades towards the edge.";let d=l.length<c-a+
1?`Only ${l.length} of ${c-a+1} columns lie on any path: the layers leave gaps. `:"",u=100*n**i.axes/s**i.axes,m=n<s?`Th\
e middle ${u.toFixed(0)} % of the field holds 95.45 % of all paths. `:"";return`${d}${m}Many paths lead through the midd\
le, few to the edge. Stack more of the same, and the field grows like the depth, the bell in it only like its square roo\
t (Luo et al., 2016).`}return`Mean absolute gradient of ${e<G?`${e} of ${G}`:String(e)} random networks. Of convolutions\
 alone, its mean square is proportional to the number of paths (Luo et al., 2016): the magnitude shows the same bell, wi\
der.`}var he=class{constructor(e){this.root=e;this.element=h("div",{class:"cnn-editor",role:"group",hidden:!0},M("One less",()=>this.
nudge(-1),"minus"),this.field,M("One more",()=>this.nudge(1),"plus")),this.field.addEventListener("input",()=>this.read()),
this.element.addEventListener("keydown",t=>this.keydown(t)),this.element.addEventListener("focusout",t=>{this.element.contains(
t.relatedTarget)||this.close(!1)})}root;element;field=h("input",{type:"text",class:"cnn-entry",autocomplete:"off",spellcheck:"\
false"});edit=null;open(e){this.edit?.cell.classList.remove("cnn-editing"),this.edit=e,e.cell.classList.add("cnn-editing"),
this.element.hidden=!1,this.element.setAttribute("aria-label",`Edit ${e.label}`),this.field.setAttribute("aria-label",e.
label),this.place(e.cell),this.field.value=e.typed??ee(e.value,6),this.field.focus({preventScroll:!0}),e.typed===void 0?
this.field.select():this.read()}close(e){let{edit:t}=this;t!==null&&(this.edit=null,this.element.hidden=!0,t.cell.classList.
remove("cnn-editing"),e&&t.cell.focus({preventScroll:!0}))}read(){let e=we(this.field.value);this.field.setAttribute("ar\
ia-invalid",String(e===null)),e!==null&&this.edit?.write(e)}nudge(e){let t=(we(this.field.value)??0)+e;this.field.value=
ee(t,6),this.read()}keydown(e){e.stopPropagation();let{key:t}=e;if(t==="ArrowUp"||t==="ArrowDown")this.nudge(t==="ArrowU\
p"?1:-1);else if(t==="Escape")this.edit?.write(this.edit.value),this.close(!0);else if(t==="Enter"&&e.target===this.field)
this.close(!0);else return;e.preventDefault()}place(e){let[t,n]=[this.root.getBoundingClientRect(),e.getBoundingClientRect()],
{offsetWidth:r,offsetHeight:s}=this.element,o=n.left+n.width/2-r/2-t.left,l=Math.max(4,Math.min(t.width-r-4,o)),a=n.bottom-
t.top+6,c=a+s>t.height?n.top-t.top-s-6:a;this.element.style.translate=`${l}px ${c}px`}};function ft(i,e){let t=i.get("_initial"),n=()=>Object.fromEntries(e.map(r=>[r,structuredClone(i.get(r))]));return t!=null&&
Object.keys(t).length>0?t:n()}function yt(i,e,t){let n=0,r=()=>{n||=requestAnimationFrame(()=>{n=0,t()})};for(let s of e)
i.on(`change:${s}`,r);return{get:s=>i.get(s),set(s){let o=Object.entries(s).filter(([l,a])=>!en(i.get(l),a));for(let[l,a]of o)
i.set(l,a);o.length>0&&i.save_changes()},schedule:r,dispose(){cancelAnimationFrame(n);for(let s of e)i.off(`change:${s}`,
r)}}}var en=(i,e)=>i===e||JSON.stringify(i)===JSON.stringify(e);function bt(i,e){let t,n=a=>i.get(a),r=a=>{for(let[c,d]of Object.entries(a))i.set(c,d);i.save_changes()},s=()=>{clearTimeout(
t),n("playing")===!0&&(t=setTimeout(o,1e3/Math.max(.25,Number(n("speed")))))},o=()=>{let[a,c]=[e.index(n)+1,e.length(n)-
1];r({...a<=c&&e.at(n,a),playing:a<c}),s()},l=["change:playing","change:speed"];for(let a of l)i.on(a,s);return s(),()=>{
clearTimeout(t);for(let a of l)i.off(a,s)}}var tn=[.25,.5,1,2,4,8].map(i=>[String(i),`${i} / s`]),me=class{constructor(e,t){
this.binding=e;this.sequence=t;this.scrub.setAttribute("aria-label",`Position among the ${t.unit}s`),this.scrub.addEventListener(
"input",()=>this.go(Number(this.scrub.value))),this.playButton=M("Play",()=>this.toggle(),"play"),this.playButton.append(
ne("pause")),this.playButton.classList.add("cnn-play"),this.element=h("div",{class:"cnn-player",role:"group","aria-label":"\
Player",id:R("player")},h("div",{class:"cnn-transport"},M(`First ${t.unit}`,()=>this.go(0),"first",!0),M("Step back",()=>this.
step(-1),"back",!0),this.playButton,M("Step forward",()=>this.step(1),"forward",!0)),this.scrub,this.count,this.speed.element),
this.element.addEventListener("keydown",n=>this.keydown(n))}binding;sequence;element;playButton;scrub=h("input",{type:"r\
ange",min:0,step:1,class:"cnn-scrub"});count=h("span",{class:"cnn-count"});speed=q("Speed",tn,e=>this.binding.set({speed:Number(
e)}));toggle(){let e=this.binding.get("playing")===!0,t=this.sequence.index(this.binding.get)>=this.sequence.length(this.
binding.get)-1;this.binding.set({...!e&&t&&this.sequence.at(this.binding.get,0),playing:!e})}pause(){this.binding.get("p\
laying")===!0&&this.binding.set({playing:!1})}update(){let e=this.binding.get("playing")===!0,[t,n]=[this.sequence.index(
this.binding.get),this.sequence.length(this.binding.get)];w(this.playButton,"aria-label",e?"Pause":"Play"),w(this.playButton,
"title",e?"Pause":"Play"),w(this.playButton,"data-playing",String(e)),w(this.scrub,"max",String(n-1)),this.scrub.valueAsNumber!==
t&&(this.scrub.valueAsNumber=t),w(this.scrub,"aria-valuetext",`${this.sequence.unit} ${t+1} of ${n}`),this.scrub.style.setProperty(
"--done",String(n>1?t/(n-1):1)),v(this.count,`${t+1} / ${n}`),this.speed.show(String(this.binding.get("speed")))}step(e){
this.go(this.sequence.index(this.binding.get)+e)}go(e){let t=this.sequence.length(this.binding.get)-1,n=this.sequence.at(
this.binding.get,Math.max(0,Math.min(t,e)));this.binding.set({...n,playing:!1})}keydown(e){e.key!==" "||e.target!==this.
scrub||(e.preventDefault(),this.toggle())}};var pe=class{constructor(e){this.source=e;let t=h("pre",{tabindex:0,role:"group","aria-label":"Python source"},this.code),
n=M("Copy",()=>{this.copy()}),r=h("div",{class:"cnn-python-bar"},h("span",{},"The same in Python"),this.status,n);this.element=
h("div",{class:"cnn-python",hidden:!0},r,t)}source;element;code=h("code",{});status=h("span",{class:"cnn-copied",role:"s\
tatus"});update(){this.element.hidden||(v(this.code,this.source()),v(this.status,""))}async copy(){try{await navigator.clipboard.
writeText(this.source()),v(this.status,"Copied")}catch{getSelection()?.selectAllChildren(this.code),v(this.status,"Selec\
ted: press Ctrl+C to copy")}}};var nn=["playing","speed"],rn=350,gt=4;function vt(i){let{sequence:e}=i;return{initialize:({model:t})=>e===void 0?()=>{}:
bt(t,e),render({model:t,el:n}){try{return sn(i,t,n)}catch(r){let s=`${i.name} could not be drawn: ${r instanceof Error?r.
message:String(r)}`;return n.replaceChildren(h("div",{class:"cnn"},h("p",{class:"cnn-problem",role:"alert"},s))),()=>n.replaceChildren()}}}}
function sn(i,e,t){let n=[...i.traits,...i.sequence===void 0?[]:nn],r=ft(e,n),s=h("div",{class:"cnn",role:"group","aria-\
label":i.title,"data-explorer":i.name}),o=h("div",{class:"cnn-live",role:"status","aria-live":"polite","aria-atomic":"tr\
ue"}),l=h("p",{class:"cnn-problem",role:"alert",hidden:!0}),a=x=>h("div",{class:`cnn-${x}`}),c,d=yt(e,n,()=>f()),u={binding:d,
editor:new he(s),player:i.sequence===void 0?null:new me(d,i.sequence),choices:a("choices"),more:a("more"),stage:a("stage"),
detail:a("detail"),complain(x){l.hidden=x===null,v(l,x??"")}},m=i.build(u),p=new pe(()=>m.python()),f=()=>{m.update(),u.
player?.update(),p.update(),clearTimeout(c),c=setTimeout(()=>v(o,m.describe()),rn)},y=an(u,p,()=>{u.complain(null),m.reset?.(),
d.set({...r,...u.player!==null&&{playing:!1}})});s.append(y,u.more,l,u.stage),u.player!==null&&s.append(u.player.element),
s.append(u.detail,p.element,o,u.editor.element);let b=new ResizeObserver(()=>m.resize(s.clientWidth-gt)),g=ce(()=>m.theme?.());
return t.append(s),on(u),m.resize((s.clientWidth||700)-gt),f(),v(o,m.describe()),s.dataset.ready="true",b.observe(s),()=>{
clearTimeout(c),b.disconnect(),g(),m.dispose(),d.dispose(),s.remove()}}function on({stage:i,player:e}){let t=n=>{n.target.
closest("[role=gridcell]")!==null&&e?.pause()};i.addEventListener("pointermove",t),i.addEventListener("pointerdown",t),i.
addEventListener("focusin",t)}function an(i,e,t){i.more.hidden=!0;let n=Ae("More",l=>{i.more.hidden=!l,n.show(l),i.binding.
schedule()},i.more),r=Ae("Python",l=>{e.element.hidden=!l,r.show(l),e.update()},e.element),s=i.more.hasChildNodes()&&n.element,
o=h("div",{class:"cnn-ends"},s,r.element,M("Reset",t,"reset"));return h("div",{class:"cnn-bar",role:"group","aria-label":"\
Settings"},i.choices,o)}async function ln(i){let e=new Image;e.src=i;try{await e.decode()}catch{throw new Error("This file is no picture that th\
e browser can read: try PNG, JPEG or WebP.")}return cn(e,e.naturalWidth,e.naturalHeight)}function cn(i,e,t){let n=dn(e,t);
n.fillStyle="#fff",n.fillRect(0,0,e,t),n.drawImage(i,0,0,e,t);let{data:r}=n.getImageData(0,0,e,t),s=!1;for(let a=0;a<r.length&&
!s;a+=4)s=r[a]!==r[a+1]||r[a]!==r[a+2];let o=s?3:1,l=new Uint8Array(e*t*o);for(let a=0;a<e*t;a++)for(let c=0;c<o;c++)l[a*
o+c]=r[4*a+c];return{width:e,height:t,channels:o,data:l}}var fe=class{constructor(e){this.ready=e}ready;url="";picture=null;problem=null;get(e){return e!==this.url&&(this.url=e,
ln(e).then(t=>this.done(e,t,null),t=>this.done(e,null,t.message))),this.picture}done(e,t,n){e===this.url&&(this.picture=
t??this.picture,this.problem=n,this.ready())}};function dn(i,e){let t=document.createElement("canvas");return[t.width,t.
height]=[i,e],t.getContext("2d",{willReadFrequently:!0})}var un={unit:"step",length(i){let e=A(i);return i("tour")==="layers"?e.layers.length+1:e.sizes[z(i,e)[0]]},index(i){let[
e,,t]=z(i,A(i));return i("tour")==="layers"?e:t},at(i,e){let t=A(i),n=z(i,t);return{unit:i("tour")==="layers"?Z(t,n,e,t.
axes):[n[0],n[1],e]}}},Pe=class{constructor(e){this.frame=e;let{binding:t}=e;this.effective=new oe(()=>t.schedule()),this.
pictures=new fe(()=>t.schedule()),this.state=Fe(t.get),this.shown=this.effective.get(this.state),this.controls=new se(e,
n=>this.focused=n),this.cone=new ie({point:(n,r)=>this.point(n,r),pick:(n,r)=>{this.cone.centre(),this.point(n,r),t.schedule()},
key:n=>this.key(n.key,n.shiftKey?10:1),choose:n=>this.controls.choose(n)},R("window")),this.panels=new ue((n,r)=>this.go(
[z(t.get,this.state)[0],n,r]),n=>t.set({weights:n})),this.ledger=new ae(n=>this.go(Z(this.state,this.state.unit,n,this.state.
axes))),this.cone.element.addEventListener("keydown",n=>this.reorder(n)),e.stage.append(this.controls.editor,this.cone.element,
this.hint),e.detail.append(this.panels.element,this.ledger.element)}frame;cone;controls;panels;ledger;hint=h("p",{class:"\
cnn-hint"});effective;pictures;state;shown;traits=[];width=700;focused=null;update(){let{get:e}=this.frame.binding,t=Le.
map(e);t.some((n,r)=>n!==this.traits[r])&&(this.state=Fe(e)),this.traits=t,this.draw()}resize(e){this.width=e,this.draw()}describe(){
return Ge(this.state,this.shown.held)}python(){return Be(this.state)}dispose(){this.effective.dispose(),this.panels.dispose()}draw(){
let{state:e}=this;this.shown=this.effective.get(e),this.controls.show(e),this.cone.update(e,this.shown,this.width,this.controls.
chosen),this.panels.update(e,this.shown,this.pictures.get(this.frame.binding.get("picture"))),this.ledger.update(e),v(this.
hint,Ke(e)),this.focused!==null&&this.cone.focusName(this.focused),this.focused=null}point(e,t){let{get:n}=this.frame.binding,
r=A(n),[,s]=Z(r,z(n,r),e,r.axes);this.go([e,s,t])}go(e){this.frame.binding.set({unit:e,playing:!1})}key(e,t){let{get:n}=this.
frame.binding,r=A(n),s=z(n,r),[o,l,a]=s,[c,d]=[r.layers.length,r.sizes[o]-1],u=f=>this.go([o,l,Math.max(0,Math.min(d,f))]),
m=f=>this.go(Z(r,s,Math.max(0,Math.min(c,f)),r.axes)),p={ArrowLeft:()=>u(a-t),ArrowRight:()=>u(a+t),Home:()=>u(0),End:()=>u(
d),ArrowUp:()=>m(o+1),ArrowDown:()=>m(o-1),PageUp:()=>m(c),PageDown:()=>m(0)," ":()=>this.frame.player?.toggle(),Enter:()=>this.
controls.choose(o)};return p[e]?.(),e in p}reorder(e){let t=e.target.closest(".cnn-name");if(t===null||e.ctrlKey||e.metaKey)
return;let n=e.altKey?{ArrowUp:1,ArrowDown:-1}[e.key]:void 0;n===void 0&&e.key!=="Delete"&&e.key!=="+"||(e.preventDefault(),
e.stopPropagation(),this.focused===null&&t.click(),n!==void 0?this.controls.move(n):(e.key==="+"?this.controls.add():this.
controls.remove(),this.focused=this.controls.chosen))}},Dr=vt({name:"ReceptiveFieldExplorer",title:"Receptive field expl\
orer",traits:Le,sequence:un,build:i=>new Pe(i)});export{Dr as default};
