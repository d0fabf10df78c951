namespace Weft.Core.Access;

/// <summary>What a person does in the net (domain rules, section 2). A person may hold several, each in a scope.</summary>
public enum Role
{
    Resident,
    GridWorker,
    Assistant,
    GridLeader,
    StationOperator,
    Dispatcher,
    HotlineOperator,
    DepartmentHandler,
    Supervisor,
    Mediator,
    Analyst,
    Administrator,
    Auditor,
}
