import { wordList } from '../word-list.ts';
import type { NameStock } from './name-stock.ts';

export const frenchNames: NameStock = {
	female: wordList(`
		Adèle, Agathe, Agnès, Alice, Aline, Amandine, Amélie, Anaïs, Apolline, Audrey, Aurélie, Béatrice,
		Bénédicte, Brigitte, Camille, Capucine, Caroline, Cécile, Céline, Chantal, Charlotte, Chloé,
		Claire, Clémence, Colette, Coralie, Corinne, Delphine, Élise, Élodie, Émilie, Estelle, Fanny,
		Françoise, Gabrielle, Geneviève, Hélène, Inès, Isabelle, Jeanne, Joséphine, Juliette, Justine,
		Laurence, Léa, Léonie, Louise, Lucie, Madeleine, Maëlle, Manon, Margaux, Marguerite, Marine,
		Mathilde, Mélanie, Mireille, Monique, Nadège, Nathalie, Noémie, Océane, Odile, Pascale, Pauline,
		Romane, Sabine, Salomé, Sandrine, Solène, Sophie, Stéphanie, Sylvie, Thérèse, Valérie, Véronique,
		Virginie, Yasmine, Zoé`),
	male: wordList(`
		Adrien, Alain, Alexandre, Alexis, Antoine, Arnaud, Arthur, Augustin, Aurélien, Baptiste, Bastien,
		Benoît, Bernard, Bertrand, Bruno, Cédric, Christophe, Clément, Corentin, Cyril, Damien, Denis,
		Didier, Édouard, Éric, Étienne, Fabien, Fabrice, Florian, François, Frédéric, Gaël, Gaspard,
		Gilles, Grégoire, Guillaume, Gustave, Henri, Hervé, Hugo, Jacques, Jérôme, Joël, Jules, Julien,
		Laurent, Léo, Loïc, Louis, Luc, Lucas, Marc, Mathieu, Maxime, Mehdi, Mickaël, Nathan, Nicolas,
		Noël, Olivier, Pascal, Patrice, Philippe, Pierre, Quentin, Raphaël, Rémi, Romain, Sébastien,
		Serge, Simon, Stéphane, Sylvain, Théo, Thibault, Thierry, Thomas, Tristan, Valentin, Vincent,
		Xavier, Yann, Yves`),
	joinedFemale: wordList(`
		Anne-Laure, Anne-Marie, Anne-Sophie, Marie-Andrée, Marie-Ange, Marie-Christine, Marie-Claude,
		Marie-Ève, Marie-France, Marie-Hélène, Marie-Josée, Marie-Laure, Marie-Noëlle, Marie-Pierre,
		Rose-Marie`),
	joinedMale: wordList(`
		Charles-Henri, François-Xavier, Jean-Baptiste, Jean-Christophe, Jean-Claude, Jean-François,
		Jean-Louis, Jean-Luc, Jean-Marc, Jean-Michel, Jean-Paul, Jean-Philippe, Jean-Pierre,
		Jean-Sébastien, Louis-Philippe, Marc-André, Marc-Antoine, Paul-Émile, Pierre-Yves`),
	surnames: wordList(`
		Adam, André, Arnaud, Aubert, Aubry, Bailly, Barbier, Baron, Barthélemy, Beaulieu, Bélanger,
		Benoît, Bérard, Berger, Bernard, Bertin, Bertrand, Besson, Blanchard, Boisvert, Bonnet, Bouchard,
		Boucher, Boulanger, Bourgeois, Bouvier, Boyer, Brun, Brunet, Caron, Carpentier, Chevalier,
		Chevallier, Clément, Cloutier, Colin, Cordier, Cousin, Côté, Courtois, Daigle, David, Delattre,
		Delaunay, Delmas, Denis, Deschamps, Desjardins, Dubois, Duchêne, Dufour, Dumas, Dumont, Dupont,
		Dupuis, Durand, Duval, Étienne, Fabre, Faure, Fleury, Fontaine, Fortin, Fournier, Gagnon, Gaillard,
		Garnier, Gauthier, Gautier, Gérard, Germain, Gilbert, Girard, Giraud, Grégoire, Guérin, Guichard,
		Guillaume, Guillot, Hamel, Hébert, Henry, Hervé, Hubert, Huet, Jacquet, Joly, Julien, Labbé,
		Lacroix, Lambert, Langlois, Laporte, Lavoie, Leblanc, Leclerc, Lecomte, Lefèvre, Léger, Legrand,
		Lemaire, Lemoine, Leroux, Leroy, Lévesque, Lévêque, Maillard, Marchand, Maréchal, Martel, Martin,
		Marty, Masson, Mathieu, Mercier, Meunier, Meyer, Michaud, Michel, Millet, Moreau, Morel, Morin,
		Moulin, Nadeau, Noël, Olivier, Ouellet, Paquette, Paris, Payet, Pelletier, Perrault, Perrin,
		Perrot, Petit, Philippe, Picard, Pichon, Poirier, Prévost, Rémy, Renard, Renaud, Rey, Richard,
		Rivière, Robert, Robin, Roche, Roger, Rolland, Rousseau, Roussel, Roux, Roy, Royer, Schmitt,
		Simon, Tessier, Thibault, Thomas, Tremblay, Vallée, Vasseur, Vidal, Villeneuve, Vincent, Weber`),
	longSurnames: wordList(`
		Aubin-Girard, d'Aboville, d'Arcy, de Beaumont, de Courcy, de La Fontaine, de La Tour, de Lestrange,
		de Montalembert, de Saint-Exupéry, de Villiers, des Rosiers, du Bellay, du Plessis, Dupont-Aignan,
		Fournier-Lacasse, L'Écuyer, L'Heureux, La Salle, Le Bihan, Le Corre, Le Gall, Le Goff, Le Guen,
		Le Roux, Lefebvre-Desnouettes, Martin-Leroy, Saint-Amand, Saint-Pierre, Tremblay-Gagnon`)
};
