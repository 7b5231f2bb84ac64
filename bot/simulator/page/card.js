import { h, icon } from './dom.js';
import { asPlayed, command, isWeb, state } from './store.js';

/** A template card as a phone draws it (WeCom developer docs path/90236). */
export function drawCard(entry) {
  const { card, replaced } = entry.content;
  const live = replaced === null && !entry.recalled;
  const tap = (choice) => command('taps', { userid: state.current, msgid: entry.id, choice });
  return h(
    'section.card',
    {
      'data-testid': 'card',
      'data-kind': card.card_type,
      'data-used': replaced !== null,
      'aria-label': `卡片：${card.main_title?.title ?? card.sub_title_text ?? ''}`,
    },
    drawHead(card, tap),
    picture(card),
    title(card),
    card.emphasis_content
      ? h(
          '.card-emphasis',
          {},
          h('p', {}, card.emphasis_content.title ?? ''),
          h('p', {}, card.emphasis_content.desc ?? ''),
        )
      : null,
    quote(card.quote_area),
    card.sub_title_text ? h('p.card-sub', {}, card.sub_title_text) : null,
    list(card.vertical_content_list).map((row) =>
      h('.card-vertical', {}, h('p', {}, row.title), h('p.card-sub', {}, row.desc ?? '')),
    ),
    rows(card.horizontal_content_list),
    list(card.jump_list).map((jump) => h('p.card-jump', {}, anchor(jump, jump.title))),
    interaction(entry, live, tap),
    card.card_action?.type === 1 ? h('p.card-more', {}, anchor(card.card_action, '查看详情')) : null,
  );
}

const list = (value) => (Array.isArray(value) ? value : []);
const anchor = ({ url }, label) =>
  url && isWeb(url)
    ? h('a', { href: asPlayed(url), target: '_blank', rel: 'noreferrer noopener' }, label)
    : h('span', {}, label);

function drawHead({ source, action_menu: menu }, tap) {
  if (!source?.desc && !menu) return null;
  return h(
    `.card-head${source?.desc ? '' : '.bare'}`,
    {},
    source?.icon_url ? h('img', { src: source.icon_url, alt: '' }) : null,
    h('span', { 'data-colour': source?.desc_color ?? 0 }, source?.desc ?? ''),
    menu ? cornerMenu(menu, tap) : null,
  );
}

function cornerMenu(menu, tap) {
  const items = h(
    'ul.card-menu',
    { hidden: true },
    list(menu.action_list).map(({ text, key }) => {
      const choose = () => {
        toggle(false);
        void tap(key);
      };
      return h(
        'li',
        {},
        h('button', { type: 'button', 'data-testid': 'card-action', onclick: choose }, text),
      );
    }),
  );
  const button = h(
    'button.icon',
    {
      type: 'button',
      'aria-label': menu.desc || '更多操作',
      'aria-expanded': 'false',
      'data-testid': 'card-menu',
      onclick: () => toggle(items.hidden),
    },
    icon('tools'),
  );
  const toggle = (open) => {
    items.hidden = !open;
    button.setAttribute('aria-expanded', String(open));
    if (open) items.querySelector('button')?.focus();
  };
  const corner = h('.card-corner', {}, button, items);
  corner.addEventListener('keydown', ({ key }) => {
    if (key !== 'Escape') return;
    toggle(false);
    button.focus();
  });
  corner.addEventListener('focusout', ({ relatedTarget }) => {
    if (!corner.contains(relatedTarget)) toggle(false);
  });
  return corner;
}

function title({ main_title: main }) {
  if (!main) return null;
  return h(
    '.card-main',
    {},
    main.title ? h('p.card-title', {}, main.title) : null,
    main.desc ? h('p.card-desc', {}, main.desc) : null,
  );
}

function picture({ card_image: image, image_text_area: area }) {
  const wide = image ? h('img.card-image', { src: image.url, alt: '' }) : null;
  if (!area) return wide;
  const beside = h(
    '.card-beside',
    {},
    h('img', { src: area.image_url, alt: '' }),
    h('div', {}, h('p', {}, area.title ?? ''), h('p.card-sub', {}, area.desc ?? '')),
  );
  return [wide, beside];
}

function quote(area) {
  if (!area?.title && !area?.quote_text) return null;
  return h('blockquote.card-quote', {}, area.title ? h('p', {}, area.title) : null, area.quote_text ?? '');
}

function rows(content) {
  if (list(content).length === 0) return null;
  return h(
    'dl.card-rows',
    {},
    list(content).flatMap((row) => [
      h('dt', {}, row.keyname),
      h('dd', {}, row.type === 1 ? anchor(row, row.value ?? '') : (row.value ?? '')),
    ]),
  );
}

/** What can be tapped; once the card is used, one grey button says what became of it. */
function interaction(entry, live, tap) {
  const { card } = entry.content;
  if (card.checkbox) return form(entry, live, tap, [options(entry, live)]);
  if (card.select_list)
    return form(
      entry,
      live,
      tap,
      list(card.select_list).map((one, at) => selector(one, at, entry, live)),
    );
  if (!card.button_list) return null;
  const selection = card.button_selection ? selector(card.button_selection, 0, entry, live) : null;
  return h('.card-interaction', {}, selection, live ? buttons(entry, tap) : usedButton(entry));
}

const usedButton = ({ content, recalled }) =>
  h(
    'button.card-button.used',
    { type: 'button', disabled: true, 'data-testid': 'card-used' },
    content.replaced ?? (recalled ? '已撤回' : ''),
  );

function buttons({ content }, tap) {
  const all = list(content.card.button_list);
  const short = all.every(({ text }) => [...text].length <= 6);
  return h(
    `.card-buttons${short && all.length > 1 ? '.pairs' : ''}`,
    {},
    all.map((button) => {
      const attributes = { 'data-testid': 'card-option', 'data-style': button.style ?? 1 };
      if (button.type === 1)
        return h(
          'a.card-button',
          {
            ...attributes,
            href: isWeb(button.url) ? asPlayed(button.url) : undefined,
            target: '_blank',
            rel: 'noreferrer noopener',
          },
          button.text,
        );
      return h(
        'button.card-button',
        { ...attributes, type: 'button', 'data-key': button.key, onclick: () => tap(button.key) },
        button.text,
      );
    }),
  );
}

function form(entry, live, tap, parts) {
  const { card } = entry.content;
  const multiple = card.checkbox?.mode === 1;
  const submit = h(
    'button.card-button',
    { type: 'submit', 'data-testid': 'card-submit', 'data-style': 1 },
    card.submit_button?.text ?? '提交',
  );
  const chosen = () =>
    [...element.querySelectorAll('input:checked, option:checked')].map(({ value }) => value);
  const refresh = () => {
    const count = chosen().length;
    submit.disabled = count === 0;
    if (multiple)
      submit.textContent = count > 0 ? `${card.submit_button.text}（${count}）` : card.submit_button.text;
  };
  const element = h(
    'form.card-interaction',
    {
      onchange: refresh,
      onsubmit: (event) => {
        event.preventDefault();
        void tap(chosen());
      },
    },
    parts,
    live ? submit : usedButton(entry),
  );
  refresh();
  return element;
}

function options({ id: msgid, content }, live) {
  const { checkbox, main_title: main } = content.card;
  const type = checkbox.mode === 1 ? 'checkbox' : 'radio';
  return h(
    'fieldset.card-options',
    { disabled: !live || checkbox.disable === true },
    h('legend.unseen', {}, main?.title ?? '选项'),
    list(checkbox.option_list).map(({ id, text, is_checked: preset }) => {
      const checked = content.chosen.length > 0 ? content.chosen.includes(id) : preset === true;
      return h(
        'label',
        { 'data-testid': 'card-option', 'data-key': id },
        h('input', { type, name: `${msgid}-${checkbox.question_key}`, value: id, checked }),
        h('span', {}, text),
      );
    }),
  );
}

function selector(one, at, { content }, live) {
  const chosen = content.chosen[at + 1] ?? one.selected_id;
  return h(
    'label.card-select',
    {},
    h('span', {}, one.title ?? '请选择'),
    h(
      'select',
      { disabled: !live || one.disable === true, 'data-testid': 'card-select' },
      list(one.option_list).map(({ id, text }) => h('option', { value: id, selected: id === chosen }, text)),
    ),
  );
}
