import { byId } from './dom.js';

const TABS = ['callbacks', 'faults', 'problems'];
const narrow = matchMedia('(max-width: 959px)');

/** The panel beside the phone; on a phone it lies over the chat. */
export function startTools() {
  for (const name of TABS) byId(`tab-${name}`).addEventListener('click', () => select(name));
  document.querySelector('.tabs').addEventListener('keydown', (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    const at = TABS.findIndex((name) => event.target.id === `tab-${name}`);
    if (!step || at === -1) return;
    const next = TABS[(at + step + TABS.length) % TABS.length];
    select(next);
    byId(`tab-${next}`).focus();
  });
  byId('open-tools').addEventListener('click', () => showTools());
  byId('close-tools').addEventListener('click', hideTools);
  document.addEventListener('keydown', ({ key }) => key === 'Escape' && hideTools());
  narrow.addEventListener('change', place);
  place();
}

/** What is out of sight is out of the tab order too. */
function place() {
  const open = !narrow.matches || byId('tools').classList.contains('open');
  byId('tools').inert = !open;
  byId('open-tools').setAttribute('aria-expanded', String(open));
}

export function showTools(tab) {
  if (tab) select(tab);
  byId('tools').classList.add('open');
  place();
  if (narrow.matches) byId('close-tools').focus();
}

export function hideTools() {
  if (!byId('tools').classList.contains('open')) return;
  byId('tools').classList.remove('open');
  place();
  if (narrow.matches) byId('open-tools').focus();
}

function select(chosen) {
  for (const name of TABS) {
    const selected = name === chosen;
    byId(`tab-${name}`).setAttribute('aria-selected', String(selected));
    byId(`tab-${name}`).tabIndex = selected ? 0 : -1;
    byId(`panel-${name}`).hidden = !selected;
  }
}
