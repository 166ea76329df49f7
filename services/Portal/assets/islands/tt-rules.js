// Renews the findings of the rules while the form is typed: sends the form as the "check" button does and takes over that part of the page.
customElements.define('tt-rules', class extends HTMLElement {
  connectedCallback() {
    const form = this.closest('form');
    let timer, asked = 0;
    const renew = async () => {
      const mine = ++asked, body = new FormData(form);
      body.set('Input.Then', 'check');
      try {
        const answer = await fetch(form.action || location.href, { method: 'POST', body });
        const found = new DOMParser().parseFromString(await answer.text(), 'text/html').getElementById('findings');
        const shown = this.querySelector('#findings');
        if (answer.ok && found && mine === asked && shown.innerHTML !== found.innerHTML) shown.innerHTML = found.innerHTML;
      } catch { /* Away for a moment; the next change asks again, and submitting repeats every rule. */ }
    };
    form.addEventListener('change', () => { clearTimeout(timer); timer = setTimeout(renew, 50); });
  }
});
