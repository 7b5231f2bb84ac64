/** What a member can do in the chat with the app (WeCom developer docs path/90239 and path/90240). */
export type Inbound =
  | { type: 'text'; text: string }
  | { type: 'image'; mediaId?: string }
  /** `recognition` is the transcription, where the administrator switched it on. */
  | { type: 'voice'; recognition?: string }
  | { type: 'video' }
  | { type: 'location'; latitude: number; longitude: number; label: string }
  | { type: 'link'; title: string; description: string; url: string }
  | { type: 'click'; key: string }
  | { type: 'view'; url: string }
  | { type: 'enter_agent' }
  | { type: 'subscribe' }
  | { type: 'unsubscribe' }
  | CardTap;

export interface CardTap {
  type: 'template_card_event' | 'template_card_menu_event';
  key: string;
  taskId: string;
  cardType: string;
  responseCode: string;
  selected: readonly SelectedItem[];
}

export interface SelectedItem {
  questionKey: string;
  optionIds: readonly string[];
}

/** One try at handing a callback over. */
export interface CallbackAttempt {
  /** Epoch milliseconds by the stand-in's clock. */
  at: number;
  /** Real milliseconds. */
  durationMs: number;
  /** Null where no answer came. */
  status: number | null;
  /** Why it counts as failed, in Chinese; null where it was accepted. */
  error: string | null;
  /** The answer's body as it came, at most 64 KB of it. */
  body: string;
}

/** A callback and everything behind it: what the drawer 回调 shows. */
export interface CallbackRecord {
  id: number;
  userid: string;
  type: Inbound['type'];
  at: number;
  /** The decrypted XML. */
  plain: string;
  /** The request as it goes over the wire: the same bytes in every attempt. */
  url: string;
  body: string;
  attempts: readonly CallbackAttempt[];
  state: 'pending' | 'delivered' | 'failed';
  /** The decrypted XML of a passive reply. */
  reply: string | null;
}
