/** English words that say nothing about what a text is about, folded as `foldWord` does. */
export const stopWords: ReadonlySet<string> = new Set(
  (
    'a an the this that these those such same other another each every either neither both all any some no none few many much more most less least several own ' +
    'i me my mine myself we us our ours ourselves you your yours yourself yourselves he him his himself she her hers herself it its itself they them their theirs themselves ' +
    'who whom whose which what whatever whoever when where why how whether while as than then there here ' +
    'am is are was were be been being do does did doing done have has had having will would shall should can could may might must ought need ' +
    'isnt arent wasnt werent dont doesnt didnt hasnt havent hadnt wont wouldnt shouldnt cant cannot couldnt mightnt mustnt neednt ' +
    'im ive ill id youre youve youll youd hes shes theyre theyve theyll theyd weve thats theres whats lets ' +
    'and or but nor so yet if because since unless until though although however therefore thus hence also too ' +
    'of in on at by for with without within from into onto upon to toward towards up down out off over under above below between among amid against about around across along ' +
    'through throughout during before after behind beyond beside besides near next per via like unlike despite ' +
    'not only just even still very quite rather almost already again once ever never always often now ' +
    'said say says saying told tell tells telling added adds adding according reported report reports reportedly ' +
    'mr mrs ms dr one ones get gets got getting go goes going went gone come comes came coming make makes made making take takes took taken taking ' +
    's t re ve ll d m'
  ).split(' '),
)
