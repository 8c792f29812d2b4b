import { wordList } from '../word-list.ts';
import type { NameStock } from './name-stock.ts';

export const englishNames: NameStock = {
	female: wordList(`
		Abigail, Aisha, Alison, Amelia, Amy, Andrea, Angela, Anna, Anya, Ava, Bethany, Bridget, Caitlin,
		Carol, Catherine, Charlotte, Chloe, Claire, Daisy, Deborah, Diane, Eleanor, Elizabeth, Ella,
		Emily, Emma, Erin, Esther, Evelyn, Faith, Fiona, Florence, Frances, Freya, Georgia, Grace, Hannah,
		Harriet, Hazel, Heather, Helen, Holly, Imogen, Isla, Ivy, Jane, Janet, Jasmine, Jennifer, Jessica,
		Joan, Joanna, Julia, Karen, Kate, Kimberly, Laura, Leah, Lily, Linda, Lucy, Margaret, Martha,
		Megan, Michelle, Molly, Naomi, Natalie, Nicole, Niamh, Olivia, Pamela, Patricia, Phoebe, Poppy,
		Priya, Rachel, Rebecca, Rose, Rosemary, Ruby, Ruth, Samantha, Sarah, Shannon, Sinéad, Sophie,
		Stella, Susan, Tamsin, Theresa, Valerie, Victoria, Violet, Wendy, Zara`),
	male: wordList(`
		Adam, Aidan, Alan, Alastair, Albert, Alexander, Alfie, Andrew, Anthony, Arthur, Barry, Benjamin,
		Brandon, Brian, Callum, Cameron, Charles, Christopher, Colin, Connor, Craig, Daniel, David,
		Dennis, Derek, Desmond, Dominic, Donald, Douglas, Duncan, Dylan, Edward, Elliot, Eric, Ethan, Evan,
		Finlay, Francis, Frank, Frederick, Gareth, Gary, George, Gerald, Graham, Gregory, Harold, Harrison,
		Harry, Henry, Howard, Hugh, Ian, Isaac, Jack, Jacob, James, Jason, Jeffrey, Jonathan, Joseph,
		Joshua, Keith, Kenneth, Kevin, Kieran, Leon, Lewis, Liam, Logan, Malcolm, Marcus, Mark, Matthew,
		Michael, Nathan, Neil, Nicholas, Nigel, Noah, Oliver, Oscar, Owen, Patrick, Paul, Peter, Philip,
		Raymond, Rhys, Richard, Robert, Rory, Russell, Ryan, Samuel, Scott, Sean, Simon, Stephen, Stuart,
		Theodore, Thomas, Timothy, Toby, Trevor, Victor, Walter, William, Zachary`),
	joinedFemale: wordList(`
		Anna Louise, Elizabeth Anne, Emma Jane, Mary Ann, Mary Beth, Mary Catherine, Mary Kate,
		Rose Marie, Sarah Jane, Sarah Louise`),
	joinedMale: wordList(`
		Charles Edward, George Henry, James Arthur, John Paul, Peter James, Robert Lee, Thomas Edward,
		William Henry, William James`),
	surnames: wordList(`
		Abbott, Adams, Ahmed, Allen, Anderson, Andrews, Armstrong, Atkinson, Bailey, Baker, Barker, Barnes,
		Bartlett, Baxter, Beckett, Bell, Bennett, Berry, Bishop, Black, Blackwell, Booth, Bowen, Bradley,
		Brennan, Brooks, Brown, Bryant, Burgess, Burke, Burton, Butler, Byrne, Campbell, Carpenter, Carr,
		Carroll, Carter, Chambers, Chapman, Clarke, Clayton, Cole, Coleman, Collins, Cooper, Cox, Crawford,
		Cunningham, Curtis, Davies, Dawson, Dixon, Doyle, Duncan, Dunn, Edwards, Elliott, Ellis, Evans,
		Farrell, Ferguson, Fisher, Fitzgerald, Fletcher, Ford, Foster, Fox, Fraser, Gardner, Gibson,
		Gordon, Graham, Grant, Gray, Green, Griffiths, Hall, Hamilton, Harper, Harris, Harrison, Hart,
		Harvey, Hawkins, Henderson, Higgins, Hill, Holland, Holmes, Howard, Hudson, Hughes, Hunt, Hunter,
		Hussain, Jackson, James, Jenkins, Johnson, Johnston, Jones, Kaur, Kelly, Kennedy, King, Knight,
		Lawson, Lewis, Lloyd, MacDonald, MacKenzie, Marshall, Mason, Matthews, McCarthy, McKay, McLean,
		Miller, Mills, Mitchell, Moore, Morgan, Morris, Morrison, Murphy, Murray, Nelson, Nguyen,
		Nicholls, Norris, Palmer, Parker, Parsons, Patel, Patterson, Pearce, Pearson, Perkins, Perry,
		Phillips, Poole, Porter, Powell, Price, Quinn, Ramsey, Reid, Reynolds, Richards, Richardson,
		Robertson, Robinson, Rogers, Ross, Russell, Ryan, Saunders, Scott, Sharma, Sharp, Shaw, Simpson,
		Sinclair, Singh, Slater, Smith, Spencer, Stevens, Stewart, Sullivan, Sutherland, Sutton, Taylor,
		Thompson, Thornton, Tucker, Turner, Walker, Wallace, Walsh, Ward, Warren, Watkins, Watson, Watts,
		Webb, Wells, West, Wheeler, White, Whittaker, Wilkinson, Williams, Wilson, Wood, Woodward, Wright,
		Yates, Young`),
	longSurnames: wordList(`
		Clarke-Hughes, Davies-Jones, de Vere, Fitz-Gibbon, Fox-Pitt, Hastings-Bass, Lloyd-Williams,
		Mac Giolla, Nic Dhonnchadha, O'Brien, O'Connell, O'Connor, O'Donoghue, O'Hara, O'Leary, O'Neill,
		O'Reilly, O'Sullivan, Parker-Bowles, Rees-Davies, Smith-Jones, St. Clair, St. John, Taylor-Wood,
		Van der Berg, Wynne-Jones`)
};
