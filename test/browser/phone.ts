import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import type { Simulator } from '../../bot/simulator/index.ts';
import { lastIn } from './chat-page-scene.ts';

/** Between two things that a person does; with it nobody gets more messages than the platform lets through in a minute. */
const THINKING_MS = 10_000;

/** A finger on the chat page. Each action resolves with what was said in answer, once a card that holds `then` ends it. */
export interface Phone {
  says(text: string, then?: string): Promise<string>;
  /** A voice message; what was said comes with its transcription. */
  speaks(text: string, then?: string): Promise<string>;
  /** A button of the last card, or of the given one. */
  taps(label: string, then?: string, card?: Locator): Promise<string>;
  /** An entry of the last card's drop-down list, handed in. */
  picks(label: string, then?: string): Promise<string>;
  /** Entries of the last card's vote, handed in. */
  ticks(labels: readonly string[], then?: string): Promise<string>;
  /** The title of the last card. */
  asked(): Promise<string>;
}

export function createPhone(page: Page, simulator: Simulator): Phone {
  const incoming = page.getByTestId('message-in');
  const lastCard = () => lastIn(page).getByTestId('card');

  async function does(act: () => Promise<void>, then = ''): Promise<string> {
    simulator.moveClock(THINKING_MS);
    const before = await incoming.count();
    await act();
    await incoming.nth(before).waitFor();
    await lastCard().filter({ hasText: then }).waitFor();
    return (await incoming.allInnerTexts()).slice(before).join('\n');
  }

  async function write(text: string): Promise<void> {
    await page.getByTestId('composer').fill(text);
    await page.getByTestId('send').click();
  }

  /** A tap that was taken leaves its mark on the card. */
  async function handIn(choose: (card: Locator) => Promise<void>, then?: string): Promise<string> {
    const card = incoming.nth((await incoming.count()) - 1).getByTestId('card');
    const told = await does(async () => {
      await choose(card);
      await card.getByTestId('card-submit').click();
    }, then);
    await card.getByTestId('card-used').waitFor();
    return told;
  }

  return {
    says: (text, then) => does(() => write(text), then),
    async speaks(text, then) {
      await page.getByTestId('voice-toggle').click();
      const told = await does(() => write(text), then);
      await page.getByTestId('voice-toggle').click();
      return told;
    },
    async taps(label, then, given) {
      const card = given ?? incoming.nth((await incoming.count()) - 1).getByTestId('card');
      const told = await does(() => card.getByRole('button', { name: label, exact: true }).click(), then);
      await card.getByTestId('card-used').getByText(`已选：${label}`).waitFor();
      return told;
    },
    picks: (label, then) =>
      handIn(async (card) => void (await card.getByTestId('card-select').selectOption({ label })), then),
    ticks: (labels, then) =>
      handIn(async (card) => {
        for (const label of labels) await card.getByLabel(label, { exact: true }).check();
        await expect.poll(() => card.locator('input:checked').count()).toBe(labels.length);
      }, then),
    asked: () => lastCard().locator('.card-title').innerText(),
  };
}
