/** Makes an element: `h('button.icon', { type: 'button', onclick }, 'text', child)`. Text is never read as markup. */
export function h(selector, attributes = {}, ...children) {
  const [tag, ...classes] = selector.split('.');
  const element = document.createElement(tag || 'div');
  if (classes.length > 0) element.className = classes.join(' ');
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? '' : value);
  }
  element.append(...children.flat().filter((child) => child !== null && child !== undefined));
  return element;
}

const SVG = 'http://www.w3.org/2000/svg';

/** An icon of the sprite in index.html. */
export function icon(name) {
  const svg = document.createElementNS(SVG, 'svg');
  const use = document.createElementNS(SVG, 'use');
  use.setAttribute('href', `#i-${name}`);
  svg.append(use);
  return svg;
}

export const byId = (id) => document.getElementById(id);

/** A name's last two characters, as WeCom shows it where there is no picture. */
export const initials = (name) => [...name].slice(-2).join('');

let toastTimer;
export function toast(message) {
  const element = byId('toast');
  element.textContent = message;
  element.hidden = false;
  clearTimeout(toastTimer);
  toastTimer = setTimeout(() => (element.hidden = true), 5000);
}

const ZONE = 'Asia/Shanghai';
const format = (options) => new Intl.DateTimeFormat('zh-CN', { timeZone: ZONE, hour12: false, ...options });
const HOUR = format({ hour: '2-digit', minute: '2-digit' });
const SECOND = format({ hour: '2-digit', minute: '2-digit', second: '2-digit' });
const DAY = format({ year: 'numeric', month: 'numeric', day: 'numeric' });
const MONTH = format({ month: 'long', day: 'numeric' });
const FULL = format({
  year: 'numeric',
  month: 'long',
  day: 'numeric',
  weekday: 'short',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
});

export const hour = (at) => HOUR.format(at);
export const second = (at) => SECOND.format(at);
export const full = (at) => FULL.format(at);

/** As a chat tells the time: today, yesterday, else the day. */
export function chatTime(at, now) {
  if (DAY.format(at) === DAY.format(now)) return hour(at);
  if (DAY.format(at) === DAY.format(now - 86_400_000)) return `昨天 ${hour(at)}`;
  return `${MONTH.format(at)} ${hour(at)}`;
}
