// Light or dark: as the system has it, until the button says otherwise.
function startTheme() {
  const button = document.getElementById('theme');
  const system = matchMedia('(prefers-color-scheme: dark)');
  let chosen = null;
  const isDark = () => (chosen === null ? system.matches : chosen);
  const show = () => {
    document.documentElement.style.colorScheme = chosen === null ? '' : chosen ? 'dark' : 'light';
    button.textContent = isDark() ? 'Light' : 'Dark';
  };
  button.addEventListener('click', () => {
    chosen = !isDark();
    show();
  });
  system.addEventListener('change', show);
  show();
}
