import sharp from 'sharp'; import {readdirSync} from 'node:fs';
const dir=process.argv[2], out=process.argv[3]; const names=[...new Set(readdirSync(dir).filter(f=>f.endsWith('-light.png')).map(f=>f.slice(0,-10)))];
for(const n of names){const imgs=[];let x=0,h=0;for(const l of ['light','dark','large','small']){const f=`${dir}/${n}-${l}.png`;const m=await sharp(f).metadata();imgs.push({input:f,left:x,top:0});x+=m.width+10;h=Math.max(h,m.height)}
await sharp({create:{width:x,height:h,channels:3,background:'#888'}}).composite(imgs).png().toFile(`${out}/${n.replace('applications-application___________','app')}.png`)}
