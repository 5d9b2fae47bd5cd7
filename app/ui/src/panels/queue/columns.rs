//! Which columns fit, how wide they are, and what stands in them.

use atiende_assets::key;
use atiende_core::queue::{Column, View};
use atiende_protocol::Request;
use egui::Ui;

use super::wanted::Columns;
use crate::panels::details::status_badge;
use crate::panels::{presence, wait};
use crate::scene::Scene;
use crate::theme::space;
use crate::widgets::{CellTone, cell, text_cell};
use crate::{format, scene};

/// A column and its place in the row.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Fitted {
    pub column: Column,
    pub width: f32,
}

#[derive(Clone, Copy)]
struct Spec {
    column: Column,
    narrowest: f32,
    /// Its share of what is left over.
    share: f32,
    /// Lower ones go first when there is no room.
    rank: u8,
}

const fn spec(column: Column, narrowest: f32, share: f32, rank: u8) -> Spec {
    Spec {
        column,
        narrowest,
        share,
        rank,
    }
}

/// In *New* all badges say the same short word.
const SHORT_STATUS: f32 = 76.0;

const SPECS: [Spec; 8] = [
    spec(Column::Waiting, 76.0, 0.0, 9),
    spec(Column::SubmittedAt, 84.0, 0.0, 7),
    spec(Column::Id, 52.0, 0.0, 6),
    spec(Column::Customer, 112.0, 1.0, 10),
    spec(Column::Company, 96.0, 0.7, 5),
    spec(Column::Subject, 128.0, 1.8, 8),
    spec(Column::Status, 164.0, 0.0, 4),
    spec(Column::Assignee, 92.0, 0.6, 3),
];

/// The columns in their usual order.
pub(super) const USUAL: [Column; 8] = [
    Column::Waiting,
    Column::SubmittedAt,
    Column::Id,
    Column::Customer,
    Column::Company,
    Column::Subject,
    Column::Status,
    Column::Assignee,
];

/// What is known of a column of a view, made as wide as the technician wants it.
fn wanted(view: View, column: Column, columns: &Columns) -> Option<Spec> {
    let mut spec = SPECS.into_iter().find(|spec| spec.column == column)?;
    if view == View::New && column == Column::Status {
        spec.narrowest = SHORT_STATUS;
    }
    if let Some(width) = columns.width(column) {
        (spec.narrowest, spec.share) = (width, 0.0);
    }
    columns.shows(view, column).then_some(spec)
}

/// The columns of a view that fit into `width`, from left to right.
pub(super) fn fit(view: View, width: f32, columns: &Columns) -> Vec<Fitted> {
    let order = columns.order(&USUAL).into_iter();
    let mut specs: Vec<Spec> = order
        .filter_map(|column| wanted(view, column, columns))
        .collect();
    let needed = |specs: &[Spec]| {
        let gaps = space::S * specs.len().saturating_sub(1) as f32;
        specs.iter().map(|spec| spec.narrowest).sum::<f32>() + gaps
    };
    while specs.len() > 2 && needed(&specs) > width {
        let Some(least) = specs.iter().map(|spec| spec.rank).min() else {
            break;
        };
        specs.retain(|spec| spec.rank != least);
    }
    let left = (width - needed(&specs)).max(0.0);
    let shares: f32 = specs.iter().map(|spec| spec.share).sum();
    let fitted = |spec: &Spec| Fitted {
        column: spec.column,
        width: (spec.narrowest + left * spec.share / shares.max(0.1)).floor(),
    };
    specs.iter().map(fitted).collect()
}

/// What a header says.
pub(super) fn title<'a>(scene: Scene<'a>, column: Column) -> &'a str {
    let key = match column {
        Column::Company => return scene.company_word(),
        Column::SubmittedAt => key::COLUMN_RECEIVED,
        Column::Id => key::COLUMN_ID,
        Column::Customer => key::COLUMN_CUSTOMER,
        Column::Subject => key::COLUMN_SUBJECT,
        Column::Waiting => key::COLUMN_WAITING,
        Column::Status => key::COLUMN_STATUS,
        Column::Assignee => key::COLUMN_ASSIGNEE,
    };
    scene.text(key)
}

/// Draws one cell.
pub(super) fn cell_ui(ui: &mut Ui, scene: Scene<'_>, fitted: Fitted, request: &Request) {
    let width = fitted.width;
    let mut text = |text: &str, tone: CellTone| {
        text_cell(ui, width, text, tone);
    };
    match fitted.column {
        Column::Waiting => {
            cell(ui, width, |ui| wait::waiting_ui(ui, scene, request));
        }
        Column::SubmittedAt => text(&received(scene, request), CellTone::Number),
        Column::Id => text(&request.id.to_string(), CellTone::Secondary),
        Column::Customer if presence::is_viewed(scene.state, request.id) => {
            let name = width - presence::SIGN - space::S;
            text_cell(ui, name, &request.customer.name, CellTone::Strong);
            cell(ui, presence::SIGN, |ui| {
                presence::row_ui(ui, scene, request.id)
            });
        }
        Column::Customer => text(&request.customer.name, CellTone::Strong),
        Column::Company => text(&request.company.name, CellTone::Secondary),
        Column::Subject => text(&request.subject, CellTone::Primary),
        Column::Status => cell(ui, width, |ui| status_badge(ui, scene, request.status)),
        Column::Assignee => text(assignee(scene, request), CellTone::Secondary),
    }
}

fn received(scene: Scene<'_>, request: &Request) -> String {
    let scene::Env {
        locale,
        time_zone,
        now,
    } = scene.env;
    format::moment(locale, time_zone, request.submitted_at, *now)
}

fn assignee<'a>(scene: Scene<'_>, request: &'a Request) -> &'a str {
    match &request.assignee {
        Some(_) if scene.is_mine(request) => scene.text(key::ASSIGNEE_ME),
        Some(assignee) => &assignee.name,
        None => "—",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn columns(view: View, width: f32) -> Vec<Column> {
        fit(view, width, &Columns::default())
            .iter()
            .map(|fitted| fitted.column)
            .collect()
    }

    #[test]
    fn a_wide_table_has_every_column_of_the_view() {
        use Column::{Assignee, Company, Customer, Id, Status, Subject, Waiting};
        let all = [Waiting, Id, Customer, Company, Subject, Status, Assignee];
        assert_eq!(columns(View::All, 1000.0), all);
        assert_eq!(columns(View::New, 1000.0), all[..6]);
    }

    #[test]
    fn columns_come_in_the_chosen_order_and_as_wide_as_they_were_made() {
        let mut columns = Columns::default();
        columns.want(Column::SubmittedAt, true);
        columns.want(Column::Id, false);
        columns.shift(&USUAL, Column::SubmittedAt, true);
        columns.drag(Column::Company, 200.0);
        let fitted = fit(View::New, 1200.0, &columns);
        let order: Vec<_> = fitted.iter().map(|fitted| fitted.column).collect();
        use Column::{Company, Customer, Status, Subject, SubmittedAt, Waiting};
        assert_eq!(
            order,
            [SubmittedAt, Waiting, Customer, Company, Subject, Status]
        );
        let company = fitted.iter().find(|fitted| fitted.column == Company);
        assert_eq!(company.map(|company| company.width), Some(200.0));
    }

    #[test]
    fn a_narrow_table_keeps_who_waits_how_long_and_for_what() {
        let kept = [Column::Waiting, Column::Customer, Column::Subject];
        assert_eq!(columns(View::All, 340.0), kept);
    }

    #[test]
    fn the_columns_fill_the_width_and_never_exceed_it() {
        for width in [340.0, 500.0, 640.0, 900.0, 1400.0] {
            let fitted = fit(View::Active, width, &Columns::default());
            let gaps = space::S * (fitted.len() - 1) as f32;
            let used: f32 = fitted.iter().map(|fitted| fitted.width).sum::<f32>() + gaps;
            assert!(used <= width && used > width - 8.0, "{used} of {width}");
        }
    }
}
