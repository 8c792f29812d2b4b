/** Each is drawn with a shape of its own: colour is never the only difference. */
export type MarkTone = 'good' | 'busy' | 'wait' | 'off' | 'bad';
