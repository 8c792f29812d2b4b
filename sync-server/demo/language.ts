export type Language = 'es' | 'fr' | 'en';
