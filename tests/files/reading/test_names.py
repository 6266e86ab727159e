from glutetimer.files.reading.names import Named, nearest, slug, title

THINGS = {"clam": ("Clam", "clams", "hydrant"), "fire-hydrant": ("Fire hydrant", "a_b")}
NAMED = Named(THINGS, lambda names: names)


def test_ids_names_and_aliases_in_any_case_and_with_any_gap():
    for word in ("clam", "CLAM", "Clams", " clam "):
        assert NAMED.find(word) == THINGS["clam"]
    for word in ("fire-hydrant", "Fire Hydrant", "fire_hydrant", "A B"):
        assert NAMED.find(word) == THINGS["fire-hydrant"]
    assert NAMED.find("fire") is None


def test_an_id_goes_before_a_name_and_a_name_before_an_alias():
    named = Named({"x": ("b", "y"), "y": ("a", "b"), "z": ("c", "a")}, lambda names: names)
    assert [named.find(word) for word in ("y", "b", "a")] == [("a", "b"), ("b", "y"), ("a", "b")]


def test_the_nearest_is_offered_by_its_id():
    assert NAMED.suggestion("clamm") == "; did you mean 'clam'?"
    assert NAMED.suggestion("Fire hydrent") == "; did you mean 'fire-hydrant'?"
    assert NAMED.suggestion("plank") == ""
    assert nearest("clam" * 100, ["clam" * 100]) is None


def test_what_begins_so_is_taken_where_it_is_the_only_one_and_else_named():
    things = {
        "clam": ("Clam", "opener"),
        "lunge": ("Classic lunge",),
        "plank": ("Plank",),
        "plank-side": ("Side plank",),
    }
    named = Named(things, lambda names: names)
    assert named.complete("cl") is things["clam"], "an id goes before a name"
    assert named.complete("classic") is things["lunge"] and named.complete("open") is things["clam"]
    assert named.complete("pla") is None and named.complete("") is None
    assert named.suggestion("pla") == "; did you mean 'plank' or 'plank-side'?"


def test_file_names_and_ids():
    assert [slug(name) for name in ("My plan", "five_a-day", "Übung 1")] == ["my-plan", "five-a-day", "übung-1"]
    assert title("my-plan") == "My plan"
