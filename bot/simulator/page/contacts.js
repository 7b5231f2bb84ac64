import { byId, h, initials } from './dom.js';
import { choose, command, on, state } from './store.js';

const row = byId('people');
const form = byId('add-person');

/** Whom one plays: a row of faces, and a form for one more. */
export function startContacts() {
  on('all', draw);
  on('contacts', draw);
  on('current', draw);
  on('entry', (entry) => entry.userid !== state.current && entry.from === 'app' && markNews(entry.userid));
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void add();
  });
  row.addEventListener('keydown', move);
}

function draw() {
  const faces = state.contacts.map(({ userid, name, inScope }) => {
    const current = userid === state.current;
    return h(
      'button.person',
      {
        type: 'button',
        role: 'radio',
        'aria-checked': String(current),
        tabindex: current ? 0 : -1,
        'data-testid': 'contact',
        'data-userid': userid,
        title: userid,
        onclick: () => choose(userid),
      },
      h('span.avatar', { 'aria-hidden': 'true' }, initials(name)),
      h('span.person-name', {}, name),
      inScope ? null : h('span.person-out', {}, '范围外'),
    );
  });
  const more = h(
    'button.person.more',
    {
      type: 'button',
      'data-testid': 'new-contact',
      'aria-expanded': String(!form.hidden),
      'aria-controls': 'add-person',
      onclick: toggleForm,
    },
    h('span.avatar', { 'aria-hidden': 'true' }, '+'),
    h('span.person-name', {}, '添加'),
  );
  row.replaceChildren(...faces, more);
}

function toggleForm() {
  form.hidden = !form.hidden;
  row.querySelector('.more').setAttribute('aria-expanded', String(!form.hidden));
  if (!form.hidden) form.elements.name.focus();
}

/** A new member is put into the app's scope, which the bot hears of as a subscription. */
async function add() {
  const { name, userid } = form.elements;
  const added = await command('contacts', { name: name.value.trim(), userid: userid.value.trim() });
  if (!added) return;
  form.reset();
  form.hidden = true;
  choose(added.userid);
  if (state.callbackUrl) await command('messages', { userid: added.userid, message: { type: 'subscribe' } });
}

function markNews(userid) {
  row.querySelector(`[data-userid="${CSS.escape(userid)}"]`)?.classList.add('news');
}

/** Arrow keys move through the faces, as through any group of radio buttons. */
function move(event) {
  const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
  if (!step || !event.target.matches('[role=radio]')) return;
  event.preventDefault();
  const at = state.contacts.findIndex(({ userid }) => userid === state.current);
  const next = state.contacts[(at + step + state.contacts.length) % state.contacts.length];
  choose(next.userid);
  row.querySelector('[aria-checked=true]').focus();
}
