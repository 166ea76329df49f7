// Writes an amount's Chinese capital figures (大写) beside the input while it is typed; the server writes the same on every page it sends.
const digits = '零壹贰叁肆伍陆柒捌玖', units = ['', '拾', '佰', '仟'], groups = ['', '万', '亿', '万亿'];

export function read(text) {
  const found = /^([\d]+(?:\.\d+)?)(万|亿)?元?$/.exec(text.replace(/[,，\s]/g, '').normalize('NFKC'));
  const cents = found ? Number(found[1]) * ({ 万: 1e4, 亿: 1e8 }[found[2]] ?? 1) * 100 : null;
  return cents !== null && Math.abs(cents - Math.round(cents)) < 1e-3 ? Math.round(cents) : null; // finer than a fen is no amount
}

export function capitals(cents) {
  const yuan = Math.floor(cents / 100), rest = cents % 100;
  const parts = String(yuan).split('').reverse().join('').match(/\d{1,4}/g).map((part) => part.split('').reverse().join(''));
  let text = '';
  for (let index = parts.length - 1; index >= 0; index--) {
    const part = parts[index];
    let group = '';
    [...part].forEach((digit, place) => {
      group += digit === '0' ? '零' : digits[digit] + units[part.length - 1 - place];
    });
    group = group.replace(/零+/g, '零').replace(/零$/, '');
    text += group ? group + groups[index] : '零';
    if (part.endsWith('0') && group && index > 0) text += '零';
  }
  text = text.replace(/零+/g, '零').replace(/零$/, '').replace(/^零(?=.)/, '');
  const jiao = Math.floor(rest / 10), fen = rest % 10;
  text = text ? text + '元' : rest ? '' : '零元';
  if (!rest) return text + '整';
  return text + (jiao ? digits[jiao] + '角' : text ? '零' : '') + (fen ? digits[fen] + '分' : '整');
}

customElements.define('tt-amount', class extends HTMLElement {
  connectedCallback() {
    const input = this.querySelector('input'), output = this.querySelector('output');
    input.addEventListener('input', () => {
      const cents = read(input.value);
      output.textContent = cents === null || cents > 1e15 ? '' : capitals(cents);
    });
  }
});
