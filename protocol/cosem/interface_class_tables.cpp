// SPDX-License-Identifier: Apache-2.0
#include "protocol/cosem/interface_class.h"

namespace meterbench::protocol::cosem {

namespace {

// Source: IEC 62056-6-2, clause 4, as the open descriptions of the classes give it. In the order of the standard.
using enum ValueType;

constexpr AttributeDefinition dataAttributes[] = {
    {2, "value", Choice},
};

constexpr AttributeDefinition registerAttributes[] = {
    {2, "value", Choice},
    {3, "scaler_unit", Structure},
};
constexpr MethodDefinition registerMethods[] = {
    {1, "reset"},
};

constexpr AttributeDefinition extendedRegisterAttributes[] = {
    {2, "value", Choice},
    {3, "scaler_unit", Structure},
    {4, "status", Choice},
    {5, "capture_time", DateTimeString},
};
constexpr MethodDefinition extendedRegisterMethods[] = {
    {1, "reset"},
};

constexpr AttributeDefinition demandRegisterAttributes[] = {
    {2, "current_average_value", Choice},
    {3, "last_average_value", Choice},
    {4, "scaler_unit", Structure},
    {5, "status", Choice},
    {6, "capture_time", DateTimeString},
    {7, "start_time_current", DateTimeString},
    {8, "period", DoubleLongUnsigned},
    {9, "number_of_periods", LongUnsigned},
};
constexpr MethodDefinition demandRegisterMethods[] = {
    {1, "reset"},
    {2, "next_period"},
};

constexpr AttributeDefinition registerActivationAttributes[] = {
    {2, "register_assignment", Array},
    {3, "mask_list", Array},
    {4, "active_mask", OctetString},
};
constexpr MethodDefinition registerActivationMethods[] = {
    {1, "add_register"},
    {2, "add_mask"},
    {3, "delete_mask"},
};

constexpr AttributeDefinition profileGenericAttributes[] = {
    {2, "buffer", ArrayOrCompact},
    {3, "capture_objects", Array},
    {4, "capture_period", DoubleLongUnsigned},
    {5, "sort_method", Enum},
    {6, "sort_object", Structure},
    {7, "entries_in_use", DoubleLongUnsigned},
    {8, "profile_entries", DoubleLongUnsigned},
};
constexpr MethodDefinition profileGenericMethods[] = {
    {1, "reset"},
    {2, "capture"},
};

constexpr AttributeDefinition clockAttributes[] = {
    {2, "time", DateTimeString},
    {3, "time_zone", Long},
    {4, "status", Unsigned},
    {5, "daylight_savings_begin", DateTimeString},
    {6, "daylight_savings_end", DateTimeString},
    {7, "daylight_savings_deviation", Integer},
    {8, "daylight_savings_enabled", Boolean},
    {9, "clock_base", Enum},
};
constexpr MethodDefinition clockMethods[] = {
    {1, "adjust_to_quarter"},
    {2, "adjust_to_measuring_period"},
    {3, "adjust_to_minute"},
    {4, "adjust_to_preset_time"},
    {5, "preset_adjusting_time"},
    {6, "shift_time"},
};

constexpr AttributeDefinition scriptTableAttributes[] = {
    {2, "scripts", Array},
};
constexpr MethodDefinition scriptTableMethods[] = {
    {1, "execute"},
};

constexpr AttributeDefinition scheduleAttributes[] = {
    {2, "entries", Array},
};
constexpr MethodDefinition scheduleMethods[] = {
    {1, "enable_disable"},
    {2, "insert"},
    {3, "delete"},
};

constexpr AttributeDefinition specialDaysTableAttributes[] = {
    {2, "entries", Array},
};
constexpr MethodDefinition specialDaysTableMethods[] = {
    {1, "insert"},
    {2, "delete"},
};

constexpr AttributeDefinition associationLnAttributes[] = {
    {2, "object_list", Array},
    {3, "associated_partners_id", Structure},
    {4, "application_context_name", Choice},
    {5, "xDLMS_context_info", Structure},
    {6, "authentication_mechanism_name", Choice},
    {7, "secret", OctetString},
    {8, "association_status", Enum},
    {9, "security_setup_reference", OctetString},
    {10, "user_list", Array},
    {11, "current_user", Structure},
};
constexpr MethodDefinition associationLnMethods[] = {
    {1, "reply_to_HLS_authentication"},
    {2, "change_HLS_secret"},
    {3, "add_object"},
    {4, "remove_object"},
    {5, "add_user"},
    {6, "remove_user"},
};

constexpr AttributeDefinition sapAssignmentAttributes[] = {
    {2, "SAP_assignment_list", Array},
};
constexpr MethodDefinition sapAssignmentMethods[] = {
    {1, "connect_logical_device"},
};

constexpr AttributeDefinition imageTransferAttributes[] = {
    {2, "image_block_size", DoubleLongUnsigned},
    {3, "image_transferred_blocks_status", BitString},
    {4, "image_first_not_transferred_block_number", DoubleLongUnsigned},
    {5, "image_transfer_enabled", Boolean},
    {6, "image_transfer_status", Enum},
    {7, "image_to_activate_info", Array},
};
constexpr MethodDefinition imageTransferMethods[] = {
    {1, "image_transfer_initiate"},
    {2, "image_block_transfer"},
    {3, "image_verify"},
    {4, "image_activate"},
};

constexpr AttributeDefinition iecLocalPortSetupAttributes[] = {
    {2, "default_mode", Enum},
    {3, "default_baud", Enum},
    {4, "prop_baud", Enum},
    {5, "response_time", Enum},
    {6, "device_addr", OctetString},
    {7, "pass_p1", OctetString},
    {8, "pass_p2", OctetString},
    {9, "pass_w5", OctetString},
};

constexpr AttributeDefinition activityCalendarAttributes[] = {
    {2, "calendar_name_active", OctetString},
    {3, "season_profile_active", Array},
    {4, "week_profile_table_active", Array},
    {5, "day_profile_table_active", Array},
    {6, "calendar_name_passive", OctetString},
    {7, "season_profile_passive", Array},
    {8, "week_profile_table_passive", Array},
    {9, "day_profile_table_passive", Array},
    {10, "activate_passive_calendar_time", DateTimeString},
};
constexpr MethodDefinition activityCalendarMethods[] = {
    {1, "activate_passive_calendar"},
};

constexpr AttributeDefinition registerMonitorAttributes[] = {
    {2, "thresholds", Array},
    {3, "monitored_value", Structure},
    {4, "actions", Array},
};

constexpr AttributeDefinition singleActionScheduleAttributes[] = {
    {2, "executed_script", Structure},
    {3, "type", Enum},
    {4, "execution_time", Array},
};

constexpr AttributeDefinition iecHdlcSetupAttributes[] = {
    {2, "comm_speed", Enum},
    {3, "window_size_transmit", Unsigned},
    {4, "window_size_receive", Unsigned},
    {5, "max_info_field_length_transmit", LongUnsigned},
    {6, "max_info_field_length_receive", LongUnsigned},
    {7, "inter_octet_time_out", LongUnsigned},
    {8, "inactivity_time_out", LongUnsigned},
    {9, "device_address", LongUnsigned},
};

constexpr AttributeDefinition pushSetupAttributes[] = {
    {2, "push_object_list", Array},
    {3, "send_destination_and_method", Structure},
    {4, "communication_window", Array},
    {5, "randomisation_start_interval", LongUnsigned},
    {6, "number_of_retries", Unsigned},
    {7, "repetition_delay", LongUnsigned},
};
constexpr MethodDefinition pushSetupMethods[] = {
    {1, "push"},
};

constexpr AttributeDefinition compactDataAttributes[] = {
    {2, "compact_buffer", OctetString},
    {3, "capture_objects", Array},
    {4, "template_id", Unsigned},
    {5, "template_description", OctetString},
    {6, "capture_method", Enum},
};
constexpr MethodDefinition compactDataMethods[] = {
    {1, "reset"},
    {2, "capture"},
};

constexpr AttributeDefinition statusMappingAttributes[] = {
    {2, "status_word", Choice},
    {3, "mapping_table", Structure},
};

constexpr AttributeDefinition securitySetupAttributes[] = {
    {2, "security_policy", Enum},
    {3, "security_suite", Enum},
    {4, "client_system_title", OctetString},
    {5, "server_system_title", OctetString},
    {6, "certificates", Array},
};
constexpr MethodDefinition securitySetupMethods[] = {
    {1, "security_activate"},
    {2, "key_transfer"},
    {3, "key_agreement"},
    {4, "generate_key_pair"},
    {5, "generate_certificate_request"},
    {6, "import_certificate"},
    {7, "export_certificate"},
    {8, "remove_certificate"},
};

constexpr AttributeDefinition disconnectControlAttributes[] = {
    {2, "output_state", Boolean},
    {3, "control_state", Enum},
    {4, "control_mode", Enum},
};
constexpr MethodDefinition disconnectControlMethods[] = {
    {1, "remote_disconnect"},
    {2, "remote_reconnect"},
};

constexpr AttributeDefinition limiterAttributes[] = {
    {2, "monitored_value", Structure},
    {3, "threshold_active", Choice},
    {4, "threshold_normal", Choice},
    {5, "threshold_emergency", Choice},
    {6, "min_over_threshold_duration", DoubleLongUnsigned},
    {7, "min_under_threshold_duration", DoubleLongUnsigned},
    {8, "emergency_profile", Structure},
    {9, "emergency_profile_group_id_list", Array},
    {10, "emergency_profile_active", Boolean},
    {11, "actions", Structure},
};

constexpr AttributeDefinition ntpSetupAttributes[] = {
    {2, "activated", Boolean},
    {3, "server_address", OctetString},
    {4, "server_port", LongUnsigned},
    {5, "authentication_method", Enum},
    {6, "authentication_keys", Array},
    {7, "client_key", OctetString},
};
constexpr MethodDefinition ntpSetupMethods[] = {
    {1, "synchronize"},
    {2, "add_authentication_key"},
    {3, "delete_authentication_key"},
};

constexpr InterfaceClass classes[] = {
    {1, 0, "Data", dataAttributes, {}},
    {3, 0, "Register", registerAttributes, registerMethods},
    {4, 0, "Extended register", extendedRegisterAttributes, extendedRegisterMethods},
    {5, 0, "Demand register", demandRegisterAttributes, demandRegisterMethods},
    {6, 0, "Register activation", registerActivationAttributes, registerActivationMethods},
    {7, 1, "Profile generic", profileGenericAttributes, profileGenericMethods},
    {8, 0, "Clock", clockAttributes, clockMethods},
    {9, 0, "Script table", scriptTableAttributes, scriptTableMethods},
    {10, 0, "Schedule", scheduleAttributes, scheduleMethods},
    {11, 0, "Special days table", specialDaysTableAttributes, specialDaysTableMethods},
    {15, 3, "Association LN", associationLnAttributes, associationLnMethods},
    {17, 0, "SAP assignment", sapAssignmentAttributes, sapAssignmentMethods},
    {18, 0, "Image transfer", imageTransferAttributes, imageTransferMethods},
    {19, 1, "IEC local port setup", iecLocalPortSetupAttributes, {}},
    {20, 0, "Activity calendar", activityCalendarAttributes, activityCalendarMethods},
    {21, 0, "Register monitor", registerMonitorAttributes, {}},
    {22, 0, "Single action schedule", singleActionScheduleAttributes, {}},
    {23, 1, "IEC HDLC setup", iecHdlcSetupAttributes, {}},
    {40, 0, "Push setup", pushSetupAttributes, pushSetupMethods},
    {62, 0, "Compact data", compactDataAttributes, compactDataMethods},
    {63, 0, "Status mapping", statusMappingAttributes, {}},
    {64, 1, "Security setup", securitySetupAttributes, securitySetupMethods},
    {70, 0, "Disconnect control", disconnectControlAttributes, disconnectControlMethods},
    {71, 0, "Limiter", limiterAttributes, {}},
    {100, 0, "NTP setup", ntpSetupAttributes, ntpSetupMethods},
};

} // namespace

const std::span<const InterfaceClass> detail::classTable = classes;

} // namespace meterbench::protocol::cosem
