"""Mentions of one entity share a cluster; what is not clear has none."""

from __future__ import annotations

from graphkit.extract.references.naming import cluster_names
from graphkit.extract.spans import MentionSpan


def entity_of(extraction, text, nth=0):
    """Return the names of the entity that the nth mention with that text belongs to."""
    cluster = [m for m in extraction.mentions if m.text == text][nth].cluster
    return (
        None if cluster is None else {m.name for m in extraction.mentions if m.cluster == cluster and m.kind == "name"}
    )


def test_surnames_and_nicknames_belong_to_the_full_name(together):
    """Tobias, Toby and the bare surname are one."""
    text = "Tobias Marlow resigned. Marlow said he had no comment. Toby Marlow left early."
    assert any({"Tobias Marlow", "Marlow", "Toby Marlow"} <= names for names in together(text))


def _family(sentences):
    """Return a text about Tobias Marlow that names Sheila Marlow so many sentences later, and then a Marlow."""
    return f"Tobias Marlow resigned. Marlow spoke. {'Rain fell. ' * sentences}The judge is Sheila Marlow. Marlow declined to speak."


def test_a_surname_means_the_relative_whom_the_text_is_about(read):
    """Who was named first is meant, though a relative was named since."""
    assert entity_of(read(_family(0)), "Marlow", 1) == {"Tobias Marlow", "Marlow"}


def test_a_relative_who_was_named_last_is_meant_where_the_other_was_named_long_before(read):
    """What is said twenty sentences on is about somebody else."""
    found = read(_family(24))
    assert entity_of(found, "Marlow", 0) == {"Tobias Marlow", "Marlow"}
    assert entity_of(found, "Marlow", 1) == {"Sheila Marlow", "Marlow"}


def test_a_surname_that_may_mean_either_stays_open(read):
    """Unresolved rather than wrong, between the one whom the text is about and the one named last."""
    assert entity_of(read(_family(6)), "Marlow", 1) == {"Marlow"}


def test_a_pronoun_behind_a_surname_tells_whose_it_is(read):
    """She who said it was Sheila."""
    found = read("Sheila Marlow is a judge. Tobias Marlow is a baker. Marlow, a Democrat, said she would run.")
    assert entity_of(found, "Marlow") == {"Sheila Marlow", "Marlow"}


def test_the_nephew_is_called_by_his_first_name(read):
    """Who was introduced as somebody's kin is not meant by the bare surname."""
    found = read("Gus Marlow keeps bees. The barn belongs to his nephew, Shane Marlow, a baker. Marlow, 61, won again.")
    assert entity_of(found, "Marlow") == {"Gus Marlow", "Marlow"}


def test_a_first_name_that_is_also_a_word_is_found_inside_a_sentence(read):
    """Victor is who was named in full, though a victor is somebody who won."""
    found = read("The mill belongs to the brewer Victor Marlow. “We saw nothing of Victor in June,” she said.")
    assert entity_of(found, "Victor") == {"Victor Marlow", "Victor"}


def test_where_somebody_is_of_is_a_place(read):
    """She is of Marlow, the town, though a Marlow is named beside it."""
    found = read("Ann Marlow owns the firm. Nora Quill, of Marlow, came late.")
    assert [m.type for m in found.mentions if m.text == "Marlow"] == ["PLACE"]


def test_an_initial_tells_the_first_name(read):
    """Rob is R., whoever was named last."""
    found = read("Rob Marlow gave nothing. Lena Marlow gave $90.\n\n• R. Marlow: $5,000\n• Ann Lee: $90")
    assert entity_of(found, "R. Marlow") == {"Rob Marlow", "R. Marlow"}


def test_a_senator_is_she_of_whom_it_is_said(read):
    """The title is no part of the name, and "she" tells whose surname it is."""
    text = "Sheila Marlow won. Her cousin Toby Marlow lost twice. Senator Marlow is honest, and I think she is kind."
    assert entity_of(read(text), "Marlow") == {"Sheila Marlow", "Marlow"}


def test_a_roll_call_names_the_colleague(read):
    """Among those who voted stands the member, not the contractor of her name who spoke last."""
    text = (
        "Present were Lena Marlow, Ramon Vidal and Glenn Ostrow. Rob Marlow of Marlow Paving asked for more time. "
        "He was heard. Voting against were Marlow, Vidal and Ostrow."
    )
    found = read(text)
    last = max(m.start for m in found.mentions if m.text == "Marlow")
    (cluster,) = {m.cluster for m in found.mentions if m.start == last}
    assert {m.name for m in found.mentions if m.cluster == cluster} >= {"Lena Marlow", "Marlow"}


def test_a_namesake_is_somebody_else(read):
    """A text that says so has two people of one name."""
    found = read(
        "Ramon Vidal, the councilman, gave $250 to the drive. "
        "Ramon Vidal, a developer (no relation to the councilman), gave $1,000 to the other side."
    )
    assert len({m.cluster for m in found.mentions if m.text == "Ramon Vidal"}) == 2


def test_one_who_is_not_the_other_is_somebody_else(read):
    """A correction that sets two of one name apart speaks of two people."""
    found = read("The Ramon Vidal who paints boats is not the Ramon Vidal who sits on the Denver City Council.")
    assert len({m.cluster for m in found.mentions if m.text == "Ramon Vidal"}) == 2


def test_a_ramon_is_not_our_ramon(read):
    """Whom "a" introduces is not meant by the first name alone."""
    found = read(
        "A letter told of a Ramon Vidal in Omaha, who sells boats. On Friday, Ramon will bake the bread for us."
    )
    assert entity_of(found, "Ramon") == {"Ramon"}


def test_a_title_contradicts_the_other_sex(read):
    """Whom "Ms." stands before is not Tobias, though he was named last."""
    found = read("Sheila Marlow is a judge. Tobias Marlow is a baker. Ms. Marlow spoke on Monday.")
    assert entity_of(found, "Marlow") == {"Sheila Marlow", "Marlow"}


def test_short_forms_belong_to_the_organisation(together):
    """The first words of a body's name, and its acronym, are the body."""
    found = together(
        "The Blue Harbor PAC spent $900. Blue Harbor bought radio time. Kestrel Homes builds. Kestrel sells."
    )
    assert any({"Blue Harbor PAC", "Blue Harbor"} <= names for names in found)


def test_nouns_follow_role_and_kind(read):
    """A noun means who was called that: the senator, the PAC."""
    found = read("Sheila Marlow, the state senator, spoke. The Blue Harbor PAC spent $900. The PAC backs the senator.")
    assert entity_of(found, "The PAC") == {"Blue Harbor PAC"}
    assert entity_of(found, "the senator") == {"Sheila Marlow"}


def test_the_company_is_no_union_and_no_university(read):
    """A plain noun means the last body of its kind, whatever else was named since."""
    found = read(
        "Quillmark Steel closed a mill. The Ostrow Bakers Union and the University of Ostrow were silent. The company left."
    )
    assert entity_of(found, "The company") == {"Quillmark Steel"}


def test_the_firm_is_the_one_that_the_text_is_about(read):
    """A firm that was told of again and again is meant, rather than one that was named in passing."""
    told = "Quillmark Steel closed a mill. Quillmark Steel sold a bridge. Quillmark Steel fired Sheila Marlow. "
    found = read(told + "She bought a boat from Dunmore Yachts. The firm paid her.")
    assert entity_of(found, "The firm") == {"Quillmark Steel"}


def test_pronouns_agree_in_sex(read):
    """She is Sheila, he is Tobias."""
    found = read("Sheila Marlow met Tobias Crane on Monday. She left early.")
    assert entity_of(found, "She") == {"Sheila Marlow"}


def test_a_pronoun_that_opens_a_clause_is_its_subject(read):
    """In his speech means the one who speaks, though somebody was named before."""
    found = read("Ramon Vidal won the vote on Monday. In his first speech, Tobias Marlow praised the town.")
    assert entity_of(found, "his") == {"Tobias Marlow"}


def test_a_pronoun_with_nothing_before_it_stays_open(read):
    """Unresolved rather than wrong."""
    (pronoun,) = [m for m in read("He left early.").mentions if m.kind == "pronoun"]
    assert pronoun.cluster is None


def test_each_reference_has_a_score_and_a_reason(read):
    """What was decided says why."""
    found = read("Sheila Marlow spoke. Marlow left. She smiled.")
    assert all(0 <= m.score <= 1 and m.reason for m in found.mentions)


def test_public_bodies_have_short_forms(together):
    """The Board is the one board that was named, whatever the rest of its name."""
    found = together("The Marlow Water Board met on Monday. The Board sued the Ministry of Bridges. The Ministry paid.")
    assert any({"Marlow Water Board", "Board"} <= names for names in found)
    assert any({"Ministry of Bridges", "Ministry"} <= names for names in found)


def test_a_place_is_not_its_council(read):
    """The first words of a public body's name are where it is, no short form of it."""
    found = read("The Marlow Town Council met on Monday. Flights to Marlow were late.")
    assert entity_of(found, "Marlow") == {"Marlow"}


def test_a_university_is_not_its_press(read):
    """A word that only says what a body is opens other bodies' names as well."""
    found = read("She studied at Ostrow University. The University Relations Board met. The University closed in May.")
    assert entity_of(found, "University") == {"Ostrow University", "University"}


def test_the_same_body_in_two_spellings(together):
    """Small words and legal forms tell no two bodies apart."""
    found = together("Food Bakers of Ostrow and Marlow LLC sells bread. Food Bakers Ostrow Marlow pays well.")
    assert any(len(names) == 2 for names in found)


def test_a_title_before_a_name_is_no_name(read):
    """The senator's title tells what she is; the office is a name where it stands alone."""
    found = read("Senator Sheila Marlow spoke. The crowd cheered.")
    assert [(m.text, str(m.kind)) for m in found.mentions if m.type == "OFFICE"] == [("Senator", "nominal")]


def test_a_country_is_known_by_its_name_alone(nlp):
    """The Republic of Zelvia is Zelvia, where both are named."""
    doc = nlp("Republic of Zelvia and Zelvia")
    full, bare = (
        MentionSpan(span.start, span.end, span.start_char, span.end_char, "PLACE", "name", span.text, span.root)
        for span in (doc[:3], doc[4:])
    )
    cluster_names(doc, [full, bare])
    assert full.cluster == bare.cluster is not None


def test_one_place_goes_by_several_names(nlp):
    """Initials are one however they are pointed, and a city's nickname is the city; the state around it is not."""
    doc = nlp("U.S. and U. S and Philly and Philadelphia and Pennsylvania")
    texts = ("U.S.", "U. S", "Philly", "Philadelphia", "Pennsylvania")
    spans = [doc.char_span(doc.text.rindex(text), doc.text.rindex(text) + len(text)) for text in texts]
    mentions = [
        MentionSpan(span.start, span.end, span.start_char, span.end_char, "PLACE", "name", span.text, span.root)
        for span in spans
    ]
    cluster_names(doc, mentions)
    first, second, nickname, city, state = (mention.cluster for mention in mentions)
    assert first == second
    assert nickname == city
    assert len({first, city, state}) == 3


def test_a_king_goes_by_his_number_and_without(nlp):
    """Ottokar I is Ottokar, and neither is Ottokar II."""
    assert _clusters_of_people(nlp, "Ottokar I ; Ottokar", ";") == [0, 0]
    assert _clusters_of_people(nlp, "Ottokar I ; Ottokar II ; Ottokar", ";") == [0, 1, 2]


def test_a_number_behind_a_name_tells_two_of_a_surname_apart(nlp):
    """The first emperor of a name may be whoever bears it, but not the third."""
    assert _clusters_of_people(nlp, "Joshua Ottokar ; Emperor Ottokar I", ";") == [0, 0]
    assert _clusters_of_people(nlp, "Elector Ottokar III ; Ottokar I", ";") == [0, 1]


def test_a_saint_goes_without_the_word(nlp):
    """A particle before the only name tells no two people apart."""
    assert _clusters_of_people(nlp, "St. Orlo ; Orlo", ";") == [0, 0]


def test_a_particle_that_is_also_a_first_name_opens_a_surname(nlp):
    """Van Ostrow is the surname of Mina van Ostrow, not somebody called Van."""
    assert _clusters_of_people(nlp, "Mina van Ostrow ; Van Ostrow", ";") == [0, 0]


def test_a_hyphen_joins_what_is_one_surname_or_one_first_name(nlp):
    """Asante-Boadi is no first name and surname, and not whoever is called Boadi."""
    assert _clusters_of_people(nlp, "Orlo Asante-Boadi ; Kofi Boadi ; Asante-Boadi", ";") == [0, 1, 0]
    assert _clusters_of_people(nlp, "Jae-won Quill ; Jae-won", ";") == [0, 0]


def test_the_first_of_two_surnames_stands_alone(nlp):
    """A word inside one full name means its bearer, unless it is somebody else's surname or several bear it."""
    assert _clusters_of_people(nlp, "Orlo Tarrago Vexel ; Tarrago", ";") == [0, 0]
    assert _clusters_of_people(nlp, "Orlo Tarrago Vexel ; Mina Tarrago ; Tarrago", ";") == [0, 1, 1]
    assert _clusters_of_people(nlp, "Orlo Tarrago Vexel ; Mina Tarrago Quill ; Tarrago", ";") == [0, 1, 2]


def _clusters_of_people(nlp, text, between):
    """Return the cluster of each of the people that stand in `text`."""
    doc = nlp(text)
    mentions, start = [], 0
    for name in text.split(f" {between} "):
        span = doc.char_span(start, start + len(name))
        mentions.append(MentionSpan(span.start, span.end, start, start + len(name), "PERSON", "name", name, span.root))
        start += len(name) + len(between) + 2
    cluster_names(doc, mentions)
    return [mention.cluster for mention in mentions]


def test_the_house_is_not_the_white_house(read):
    """The chamber is what its full name says, however often the White House is named."""
    found = read(
        "The White House spoke. The House of Representatives met on Monday. The House voted. The White House slept."
    )
    assert entity_of(found, "House") == {"House of Representatives", "House"}


def test_a_body_goes_without_its_country(read):
    """The Supreme Court is the Polish one that was named in full."""
    found = read("The Polish Supreme Court of Audit met on Monday. The Supreme Court adjourned in May.")
    assert entity_of(found, "Supreme Court") == {"Polish Supreme Court of Audit", "Supreme Court"}


def test_an_acronym_in_brackets_may_come_from_another_language(nlp):
    """The initials stand in the order that they have at home; other letters in brackets are no short form."""
    assert _clusters_of_bodies(nlp, "Polish Bakers Union (UBP)", "Polish Bakers Union", "UBP") == [0, 0]
    assert _clusters_of_bodies(nlp, "Polish Bakers Union (NYSE)", "Polish Bakers Union", "NYSE") == [0, 1]


def _clusters_of_bodies(nlp, text, *names):
    """Return the cluster of each of the bodies that `text` names."""
    doc = nlp.make_doc(text)
    spans = [doc.char_span(text.index(name), text.index(name) + len(name)) for name in names]
    mentions = [
        MentionSpan(span.start, span.end, span.start_char, span.end_char, "ORG", "name", span.text, span.root)
        for span in spans
    ]
    cluster_names(doc, mentions)
    return [mention.cluster for mention in mentions]


def test_an_acronym_counts_for_the_foremost(read):
    """The University is the one that goes by its acronym again and again."""
    often = "The University of South Ostrow (USO) met. USO won. USO sang. USO slept. "
    found = read(often + "Dunmore University lost. The University closed in May.")
    assert entity_of(found, "University") == {"University of South Ostrow", "USO", "University"}


def test_the_family_name_may_come_first(together):
    """The same two words in another order are the same person."""
    found = together("Akiko Tanabe wrote plays. Tanabe Akiko was born in Osaka.")
    assert any({"Akiko Tanabe", "Tanabe Akiko"} <= names for names in found)


def test_a_short_form_of_several_means_the_foremost(read):
    """The team that is named again and again, not one that is named in passing; of two alike, neither."""
    often = "The Ostrow Grey Owls won. The Ostrow Grey Owls lost. The Ostrow Grey Owls left. They met the Dunmore Grey Owls. "
    found = read(often + "The Grey Owls slept.")
    assert entity_of(found, "Grey Owls") == {"Ostrow Grey Owls", "Grey Owls"}
    assert entity_of(read("The Ostrow Grey Owls met the Dunmore Grey Owls. The Grey Owls slept."), "Grey Owls") == {
        "Grey Owls"
    }


def test_a_bare_council_is_an_office(read):
    """The council without a name is a public body where the recogniser's second layer takes it for one."""
    found = [m for m in read("The council rejected the plan of a baker.").mentions if m.name == "council"]
    assert [(m.type, m.subtype, m.kind) for m in found] == [("OFFICE", "agency", "nominal")]


def test_a_site_is_meant_by_its_last_word(together):
    """The Valley is the one valley that is named."""
    assert together("Lark Valley flooded in May. Farmers left the Valley for good.") == [{"Lark Valley", "Valley"}]
