#include "regimes/date.h"

#include <gtest/gtest.h>

#include "data/error.h"

namespace assay {
namespace {

AnnualDeadline yearly(bool prior) {
  AnnualDeadline deadline;
  deadline.month = 1;
  deadline.day = 31;
  deadline.prior = prior;
  deadline.ahead = {"ahead {year} {safe_day} {day}", "ahead"};
  deadline.on_the_day = {"on {year} {safe_day}", "on"};
  deadline.just_passed = {"passed {year} {day} {next_safe_day}", "passed"};
  return deadline;
}

std::string said(const std::string& date, bool prior = true) {
  const auto due = due_date(yearly(prior), date);
  return due.safe_day + " " + due.words.en;
}

TEST(Dates, only_days_of_the_calendar_are_dates) {
  EXPECT_EQ(checked_date("2024-02-29", "--as-of"), "2024-02-29");
  for (const auto* text : {"2023-02-29", "2023-13-01", "2023-1-1", "20230101", "", "2023-01-01x",
                           "2023-00-10", "2023-01-00", "-023-01-01"})
    EXPECT_THROW(checked_date(text, "--as-of"), ConfigError) << text;
}

TEST(Dates, prior_to_a_day_is_surely_kept_the_day_before) {
  EXPECT_EQ(said("2018-01-20"), "2018-01-30 ahead 2017 2018-01-30 2018-01-31");
  EXPECT_EQ(said("2018-01-30"), "2018-01-30 ahead 2017 2018-01-30 2018-01-31");
  EXPECT_EQ(said("2018-06-01"), "2019-01-30 ahead 2018 2019-01-30 2019-01-31");
}

TEST(Dates, on_the_named_day_and_after_it_the_missed_year_is_spoken_of) {
  EXPECT_EQ(said("2018-01-31"), "2018-01-30 on 2017 2018-01-30");
  EXPECT_EQ(said("2018-02-01"), "2019-01-30 passed 2017 2018-01-31 2019-01-30");
  EXPECT_EQ(said("2018-03-03"), "2019-01-30 passed 2017 2018-01-31 2019-01-30");
  EXPECT_EQ(said("2018-03-04"), "2019-01-30 ahead 2018 2019-01-30 2019-01-31");
}

TEST(Dates, a_day_that_counts_itself_is_its_own_safe_day) {
  EXPECT_EQ(said("2018-01-31", false), "2018-01-31 ahead 2017 2018-01-31 2018-01-31");
}

}  // namespace
}  // namespace assay
