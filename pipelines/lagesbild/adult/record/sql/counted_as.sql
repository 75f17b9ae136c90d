-- macro of one connection: what the outcome of a participation counts as; orientation, individual courses, examinations
-- without teaching and validation are told apart from taught courses, whatever became of them
create or replace temp macro counted_as(outcome, course_kind, assessment_form) as
case
    when course_kind in ('orientation', 'individual') or assessment_form <> 'taught' then 'other'
    when outcome in ('passed', 'not_passed', 'no_grade_absence', 'dropped_out', 'continues') then outcome
    else 'other'
end;
