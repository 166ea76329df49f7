// Search box: suggests listings while typing, never during the composition of an input method; the Enter that confirms a candidate never submits.
customElements.define('tt-search', class extends HTMLElement {
  connectedCallback() {
    const input = this.querySelector('input'), { kind = '', label, need, result } = this.dataset;
    const list = Object.assign(document.createElement('ul'), { className: 'suggestions', id: `${input.id}-suggestions`, hidden: true });
    let ended = 0, composing = false, timer, asked = 0, chosen = -1;
    list.setAttribute('role', 'listbox');
    list.setAttribute('aria-label', label);
    this.append(list);
    for (const [name, value] of Object.entries({ role: 'combobox', 'aria-autocomplete': 'list', 'aria-expanded': 'false', 'aria-controls': list.id })) input.setAttribute(name, value);

    const choose = (at) => {
      chosen = at;
      [...list.children].forEach((option, place) => option.setAttribute('aria-selected', String(place === at)));
      if (at < 0) input.removeAttribute('aria-activedescendant'); else input.setAttribute('aria-activedescendant', list.children[at].id);
    };
    const show = (items) => {
      list.replaceChildren(...items.map(({ id, kind: sort, title }, place) => {
        const option = Object.assign(document.createElement('li'), { id: `${list.id}-${place}`, textContent: title });
        option.setAttribute('role', 'option');
        option.dataset.href = `${sort === 'need' ? 'needs' : 'results'}/${id}`;
        if (!kind) option.append(Object.assign(document.createElement('small'), { textContent: sort === 'need' ? need : result }));
        return option;
      }));
      list.hidden = items.length === 0;
      input.setAttribute('aria-expanded', String(!list.hidden));
      choose(-1);
    };
    const close = () => { asked++; clearTimeout(timer); show([]); };
    const go = (option) => { location.href = new URL(option.dataset.href, document.baseURI); };
    const suggest = async () => {
      const mine = ++asked;
      try {
        const answer = await fetch(new URL(`api/search/suggest?${new URLSearchParams({ q: input.value, kind })}`, document.baseURI));
        if (mine === asked && answer.ok) show((await answer.json()).items);
      } catch { /* Away for a moment: searching itself says so. */ }
    };

    this.addEventListener('compositionstart', () => { composing = true; close(); });
    this.addEventListener('compositionend', () => { composing = false; ended = performance.now(); });
    for (const name of ['input', 'compositionend']) {
      input.addEventListener(name, () => {
        clearTimeout(timer);
        if (name === 'input' && composing) return;
        if (input.value.trim()) timer = setTimeout(suggest, 150); else close();
      });
    }
    input.addEventListener('blur', () => setTimeout(close, 150));
    list.addEventListener('mousedown', (event) => event.preventDefault());
    list.addEventListener('click', (event) => { const option = event.target.closest('li'); if (option) go(option); });
    this.addEventListener('keydown', (event) => {
      // Safari reports the confirming Enter just after the composition has ended.
      const confirms = event.isComposing || event.keyCode === 229 || performance.now() - ended < 40;
      if (event.key === 'Enter' && confirms) event.preventDefault();
      if (confirms || list.hidden) return;
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (step) {
        event.preventDefault();
        const many = list.children.length;
        choose(chosen < 0 && step < 0 ? many - 1 : chosen + step >= many ? -1 : chosen + step);
      } else if (event.key === 'Escape') {
        event.preventDefault();
        close();
      } else if (event.key === 'Enter' && chosen >= 0) {
        event.preventDefault();
        go(list.children[chosen]);
      }
    });
  }
});
