"""The code of the charts is cut out of plotly's own file: what they need stays as it came, the rest is left out."""

import re

import pytest

from lagesbild.publish.chart_code import DRAWN, cut, published_code

START = "/* licence */\nvar w=(e,t)=>()=>{try{return t||e((t={exports:{}}).exports,t),t.exports}catch(r){throw r}};"
CORE = 'var a=w((x,y)=>{y.exports={moduleType:"trace",name:"scatter",help:b()}});'
HELP = "var b=w(x=>{x.help=1});"
BAR = 'var c=w((x,y)=>{y.exports={moduleType:"trace",name:"bar"}});'
LOADS_BAR = "var d=w((x,y)=>{y.exports=c()});"
GLOBE = 'var e1=w(()=>{large()});var f=w((x,y)=>{e1();y.exports={moduleType:"trace",name:"globe"}});'
LOADS_GLOBE = "var g=w((x,y)=>{y.exports=f()});"
LAST = "var z=w((x,y)=>{var k=a();k.register([{}]);y.exports=k});return z();"
WHOLE = START + CORE + HELP + BAR + LOADS_BAR + GLOBE + LOADS_GLOBE + LAST.replace("{}", "d(),g()")


def test_modules_that_only_other_kinds_of_trace_need_are_left_out() -> None:
    assert cut(WHOLE, ["bar"]) == START + CORE + HELP + BAR + LOADS_BAR + LAST.replace("{}", "d()")


def test_a_module_that_is_named_anywhere_in_what_is_kept_stays() -> None:
    whole = WHOLE.replace("x.help=1", "x.help=()=>e1()")
    assert "var e1=w(()=>{large()});" in cut(whole, ["bar"])
    assert "globe" not in cut(whole, ["bar"])


@pytest.mark.parametrize(
    "other",
    [
        WHOLE.replace("try{return", "return"),
        WHOLE.replace(".register(", ".take("),
        WHOLE.replace('name:"bar"', 'name:"column"'),
        "",
    ],
)
def test_a_file_of_another_form_is_published_whole(other: str) -> None:
    assert cut(other, ["bar"]) == other


def test_pages_read_a_quarter_of_plotly_with_the_kinds_of_trace_that_are_drawn() -> None:
    code = published_code()
    assert set(re.findall(r'moduleType:"trace",name:"(\w+)"', code)) == DRAWN == {"scatter", "bar"}
    assert len(code) < 1_250_000
    assert code.startswith("/**\n* plotly.js v")
    assert code.endswith("window.Plotly = Plotly;\nreturn Plotly;\n}));")
