import { randomUUID } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import iconv from 'iconv-lite'
import { runSource } from '../server/mirror/run'
import { startTestStore, temporaryFolder } from './support/store'
import { enterpriseSource } from './support/sources'
import { readWhole } from './support/parse'
import { Source } from '../server/mirror/sources'
async function main() {
const s = await startTestStore(); const { dir, remove } = temporaryFolder()
let time = Date.parse('2026-05-20T02:00:00.000Z'); let n=0
const scenario = async (what: string, files: (string|Buffer)[], over: Record<string, unknown> = {}, key=['代码']) => {
  const name='t'+(n++); const path=join(dir,name+'.csv')
  const source = enterpriseSource({ name, path, key, columns:{name:'名称',uscc:'代码',address:'地址',registeredOn:'成立日期','grades.0.scheme':{value:'city'},'grades.0.grade':'等级'}, ignore:[], settleSeconds:0, ...over })
  const out:string[]=[]
  for (const f of files) { writeFileSync(path,f); time+=86_400_000; try { const r = await runSource(source,{shelves:s.shelves, now:()=>new Date(time+=1000), newId:randomUUID, spool:dir} as never); out.push(`${r.state} ${JSON.stringify(r.counts).replace(/"/g,'').slice(0,170)} ${r.reason??''} ${JSON.stringify((r as never as {remarks?:unknown}).remarks??'')}`) } catch(e) { out.push('THROW '+(e as Error).message) } }
  console.log('## '+what+'\n   '+out.slice(-Math.max(1,files.length-1)).join('\n   '))
}
const T=['东港','西塘','南湖','北岭']
const firms=(c:number)=>Array.from({length:c},(_,i)=>[`云帆${T[i%4]}第${(i*7)%c}建材有限公司`,`K${String(i).padStart(4,'0')}`,`云帆市${T[i%4]}区临江路${i*3+1}号`,`20${String(10+(i%10))}-0${1+(i%9)}-${String(1+(i%28)).padStart(2,'0')}`,'ABCD'[i%4]!])
const H='名称,代码,地址,成立日期,等级'
const txt=(r:string[][],h=H)=>[h,...r.map(x=>x.join(','))].join('\n')+'\n'
const R=firms(200); const ch=(by:(r:string[],i:number)=>string[])=>txt(R.map((r,i)=>by([...r],i)))
const A=txt(R)
await scenario('grade column reversed', [A, ch((r,i)=>{r[4]=R[199-i]![4]!;return r})])
await scenario('grade col shifted 1', [A, ch((r,i)=>{r[4]=R[(i+1)%200]![4]!;return r})])
await scenario('all grades A', [A, ch((r)=>{r[4]='A';return r})])
await scenario('grades D->A upgraded 25%', [A, ch((r)=>{if(r[4]==='D')r[4]='A';return r})])
await scenario('code column sorted desc', [A, ch((r,i)=>{r[1]=R[199-i]![1]!;return r})])
await scenario('name<->address exchanged', [A, ch((r)=>{[r[0],r[2]]=[r[2]!,r[0]!];return r})])
await scenario('header exchanged name/address', [A, txt(R,'地址,代码,名称,成立日期,等级')])
await scenario('names ????', [A, ch((r)=>{r[0]='????????';return r})])
await scenario('names ？？', [A, ch((r)=>{r[0]=r[0]!.replace(/[^\x00-\x7f]/g,'?');return r})])
await scenario('utf8 as latin1', [A, ch((r)=>{r[0]=Buffer.from(r[0]!).toString('latin1').replace(/[,\n"]/g,'x');return r})])
await scenario('utf8 as gbk', [A, ch((r)=>{r[0]=iconv.decode(Buffer.from(r[0]!),'gb18030').replace(/[,\n"]/g,'x');return r})])
await scenario('gbk as latin1', [A, ch((r)=>{r[0]=iconv.encode(r[0]!,'gb18030').toString('latin1').replace(/[,\n"]/g,'x');return r})])
await scenario('gbk as big5', [A, ch((r)=>{r[0]=iconv.decode(iconv.encode(r[0]!,'gb18030'),'big5').replace(/[,\n"]/g,'x');return r})])
await scenario('gbk as shift_jis', [A, ch((r)=>{r[0]=iconv.decode(iconv.encode(r[0]!,'gb18030'),'shift_jis').replace(/[,\n"]/g,'x');return r})])
await scenario('names half mojibake (40%)', [A, ch((r,i)=>{if(i%5<2)r[0]='???'+i;return r})])
await scenario('names 10% mojibake', [A, ch((r,i)=>{if(i%10<1)r[0]='????????';return r})])
await scenario('yesterday again', [A, ch((r,i)=>{if(i<30)r[4]='AAAA'[0]!;return r}), A])
await scenario('yesterday again with other line ends', [A, ch((r,i)=>{if(i<30)r[2]+='甲';return r}), A.replace(/\n/g,'\r\n')])
await scenario('yesterday again rows reordered', [A, ch((r,i)=>{if(i<30)r[2]+='甲';return r}), txt([...R].reverse())])
await scenario('cut at line end 95%, no final nl', [A, A.split('\n').slice(0,191).join('\n')])
await scenario('cut at line end 95%, with nl', [A, A.split('\n').slice(0,191).join('\n')+'\n'])
await scenario('cut mid line 95%', [A, A.slice(0, A.length*0.95|0)])
await scenario('half refused', [A, ch((r,i)=>{if(i%5<3)r[3]='坏';return r})])
await scenario('dup keys', [A, ch((r,i)=>{r[1]='K'+String(i%100).padStart(4,'0');return r})])
await scenario('all same key', [A, ch((r)=>{r[1]='K0000';return r})])
await scenario('first file all keys same', [ch((r)=>{r[1]='K0';return r})])
await scenario('empty file', [A, '']); await scenario('header only', [A, H+'\n'])
await scenario('html error', [A, '<html><body>系统繁忙，请稍后再试</body></html>'])
await scenario('login html', [A, '<!DOCTYPE html><html><title>登录</title><form></form></html>'])
await scenario('other table', [A, '姓名,工号\n张三,1\n'])
await scenario('prefix all names', [A, ch((r)=>{r[0]='云帆市'+r[0];return r})])
await scenario('dates one day earlier', [A, ch((r)=>{r[3]=r[3]!.replace(/-(\d\d)$/,(_,d)=>'-'+String(Math.max(1,Number(d)-1)).padStart(2,'0'));return r})])
await scenario('dates day/month swapped', [A, ch((r)=>{r[3]=r[3]!.replace(/-(\d\d)-(\d\d)$/,(m,a,b)=>Number(b)<=12?`-${b}-${a}`:m);return r})])
await scenario('address truncated 6', [A, ch((r)=>{r[2]=r[2]!.slice(0,6);return r})])
await scenario('honest: 15% address changes', [A, ch((r,i)=>{if(i%7===0)r[2]+='2室';return r})])
await scenario('honest: +300 rows', [A, txt([...R,...firms(500).slice(200)])])
await scenario('honest: grades new year', [A, ch((r,i)=>{r[4]='ABCB'[(i*3+1)%4]!;return r})])
await scenario('full width key 5%', [A, ch((r,i)=>{if(i%20===0)r[1]=[...r[1]!].map(c=>String.fromCharCode(c.charCodeAt(0)+0xfee0)).join('');return r})])
await scenario('lower case + spaces key', [A, ch((r,i)=>{if(i%20===0)r[1]=' '+r[1]!.toLowerCase()+'\u200b';return r})])
await scenario('key by name: brackets, spaces', [A, ch((r,i)=>{if(i%3===0)r[0]=r[0]!.replace('有限',' 有限\u200d');return r})],{},['名称'])
await scenario('key by date', [A, ch((r)=>{r[3]=r[3]!.replace(/-0?/g,'/');return r})],{},['名称','成立日期'])
await scenario('key date 年月日', [A, ch((r)=>{r[3]=r[3]!.replace(/(\d+)-(\d+)-(\d+)/,'$1年$2月$3日');return r})],{},['名称','成立日期'])
await scenario('twice two spellings', [A, txt([...R,[...R[0]!.slice(0,1),'ｋ００００',...R[0]!.slice(2)],[...R[1]!.slice(0,1),'k0001','别处',...R[1]!.slice(3)]])])
const foreign:[string,Buffer|string][]=[
['mhtml','MIME-Version: 1.0\nContent-Type: multipart/related; boundary="x"\n\n--x\nContent-Type: text/html\n\n<table><tr><td>名称</td></tr></table>\n--x--\n'],
['jsonp','callback({"data":[{"名称":"甲"}]});'],['jsonp2','var data = [{"名称":"甲"}];'],['js literal',"[{名称:'甲',代码:'1'}]"],['ndjson','{"名称":"甲","代码":"1"}\n{"名称":"乙","代码":"2"}\n'],['json','[{"名称":"甲"}]'],['sql',"INSERT INTO `firms` (`名称`) VALUES ('甲');\n"],['sql2','-- MySQL dump 10.13\nDROP TABLE IF EXISTS x;\n'],['7z',Buffer.from('377abcaf271c0004','hex')],['rar',Buffer.from('526172211a0700','hex')],['rar5',Buffer.from('526172211a070100','hex')],['xz',Buffer.from('fd377a585a0000','hex')],['bz2',Buffer.from('BZh91AY&SY')],['zst',Buffer.from('28b52ffd00','hex')],['gz',Buffer.from('1f8b0800','hex')],['png',Buffer.from('89504e470d0a1a0a0000','hex')],['jpg',Buffer.from('ffd8ffe000104a464946','hex')],['gif',Buffer.from('GIF89a....')],['tiff',Buffer.from('49492a0008000000','hex')],['webp',Buffer.concat([Buffer.from('RIFF'),Buffer.alloc(4),Buffer.from('WEBPVP8 ')])],['bmp',Buffer.concat([Buffer.from('BM'),Buffer.alloc(60)])],['heic',Buffer.concat([Buffer.from('00000018','hex'),Buffer.from('ftypheic')])],['pdf','%PDF-1.4\n%âã'],['ofd',Buffer.from('504b0304','hex')],['ole',Buffer.from('d0cf11e0a1b11ae1'+'00'.repeat(600),'hex')],['xml','<?xml version="1.0"?><rows><row><名称>甲</名称></row></rows>'],['rtf','{\\rtf1\\ansi 甲}'],['tab',H.replace(/,/g,'\t')+'\n'+R.map(r=>r.join('\t')).join('\n')],['semicolon',txt(R).replace(/,/g,';')],['pipe',txt(R).replace(/,/g,'|')],['caret',txt(R).replace(/,/g,'^')],['fullcomma',txt(R).replace(/,/g,'，')],['gbk',iconv.encode(txt(R),'gb18030')],['big5',iconv.encode(txt(R),'big5')],['utf16',iconv.encode(txt(R),'utf16le',{addBOM:true})],['utf16 nobom',iconv.encode(txt(R),'utf16le')],['utf16be tab',iconv.encode(txt(R).replace(/,/g,'\t'),'utf16be',{addBOM:true})],['utf32',iconv.encode(txt(R),'utf32le',{addBOM:true})],['sqlite','SQLite format 3\0aaaa'],['dbf',Buffer.concat([Buffer.from([3,126,5,3,2,0,0,0,65,0,20,0]),Buffer.alloc(80)])],['yaml','- 名称: 甲\n  代码: 1\n'],['markdown','| 名称 | 代码 |\n|---|---|\n| 甲 | 1 |\n'],['lnk',Buffer.from('4c0000000114020000','hex')],['exe',Buffer.from('MZ........')],['parquet','PAR1....'],['eml','From: a@b\nTo: c@d\nSubject: 名单\nMIME-Version: 1.0\n\nbody\n'],['url','[InternetShortcut]\nURL=http://x\n'],['txt','您好，附件是名单。\n'],['base64','data:text/csv;base64,5ZCN56ew'],['json error','{"code":500,"msg":"系统错误"}'],['http','HTTP/1.1 200 OK\nContent-Type: text/csv\n\n名称\n'],['slk','ID;PWXL;N;E\nC;Y1;X1;K"名称"\n'],['kml','<?xml version="1.0"?><kml></kml>'],['geojson','{"type":"FeatureCollection","features":[]}'],['mdb',Buffer.concat([Buffer.from('00010000','hex'),Buffer.from('Standard Jet DB')])],['wps et',Buffer.from('d0cf11e0','hex')],['tar',Buffer.concat([Buffer.from('list.csv'),Buffer.alloc(249),Buffer.from('ustar\0'+'00'),Buffer.alloc(249)])],['ps','%!PS-Adobe\n'],['lz4',Buffer.from('04224d18','hex')],['hwp','HWP Document'],['php',"<?php echo 1; ?>"],['csv in quotes','"名称,代码,地址,成立日期,等级"\n"甲,1,a,2020-01-01,A"\n']]
for (const [k,b] of foreign) for (const fmt of ['csv','xlsx','json'] as const) {
  const over:Record<string,unknown>={format:fmt, key:['代码'], columns:{name:'名称',uscc:'代码',address:'地址',registeredOn:'成立日期','grades.0.scheme':{value:'city'},'grades.0.grade':'等级'}, ignore:[]}
  try { const r=await readWhole(Buffer.from(b as never), Source.parse(JSON.parse(JSON.stringify({...enterpriseSource(),...over, ...(fmt==='csv'?{}:{delimiter:undefined,encoding:undefined})})))); console.log('BODY',k,fmt,'read',r.counts.accepted,r.counts.refused, r.findings.slice(0,1).map(f=>f.reason).join()) } catch(e) { console.log('BODY',k,fmt,(e as Error).message.slice(0,200)) }
}
await s.stop(); remove()
}
void main()
