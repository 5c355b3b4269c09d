// Runs before the first paint: the server learns by cookie which theme to render, so that pages do not flash.
(() => {
  const system = matchMedia('(prefers-color-scheme: dark)');
  const wanted = () => {
    const chosen = localStorage.getItem('nas-theme');
    return chosen ? chosen === 'dark' : system.matches;
  };
  const tell = dark => {
    document.cookie = `nas-dark=${dark ? 1 : 0}; path=/; max-age=31536000; samesite=lax`;
    document.documentElement.dataset.theme = dark ? 'dark' : 'light';
  };
  const rendered = document.documentElement.dataset.theme === 'dark';
  const dark = wanted();
  tell(dark);
  if (dark !== rendered && !sessionStorage.getItem('nas-theme-told')) {
    // Once: where cookies are off, the theme comes with the circuit.
    sessionStorage.setItem('nas-theme-told', '1');
    location.reload();
  }

  let listener = null;
  const apply = () => {
    tell(wanted());
    listener?.invokeMethodAsync('SetDark', wanted());
    dispatchEvent(new Event('nas-theme'));
  };
  system.addEventListener('change', apply);
  window.nas = {
    theme: {
      watch(reference) {
        listener = reference;
        return wanted();
      },
      toggle() {
        const next = !wanted();
        if (next === system.matches) localStorage.removeItem('nas-theme');
        else localStorage.setItem('nas-theme', next ? 'dark' : 'light');
        apply();
      },
    },
  };
})();
